import { Problem } from '../errors/problem';
import type { AuthMethod } from './port';

/** The answer of a platform, or of a version of it, that has no such way to authorise: whoever asked tries another. */
export function methodNotOffered(method: AuthMethod): Problem {
  return new Problem('METHOD_NOT_OFFERED', { scope: 'request', retry: 'never', facts: { method } });
}
