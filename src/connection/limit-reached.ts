import { Problem } from '../errors/problem';

/** A limit of ours, in docs/limits.md: at most so many connections a site and project links a connection. */
export function limitReached(limit: number): Problem {
  return new Problem('LIMIT_REACHED', { scope: 'request', retry: 'never', facts: { limit } });
}
