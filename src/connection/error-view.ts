import type { ErrorView } from '../contract/views';
import type { SeenError } from './health';

export function errorView({ code, facts, firstSeenAt, lastSeenAt, reference }: SeenError): ErrorView {
  return {
    code,
    facts,
    reference,
    firstSeenAt: new Date(firstSeenAt).toISOString(),
    lastSeenAt: new Date(lastSeenAt).toISOString(),
  };
}
