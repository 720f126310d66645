import type { ErrorCode } from '../contract/error-codes';
import { Problem } from '../errors/problem';
import { afterProblem, afterSuccess, authorized, draft, truthful, type Health } from './health';

const problem = (code: ErrorCode, retry: 'never' | 'backoff' = 'never') =>
  new Problem(code, { scope: 'connection', retry });
const healthy: Health = authorized(draft(0), 1);

test.each<[ErrorCode, Health['status']]>([
  ['PLATFORM_TIMEOUT', 'Interrupted'],
  ['PLATFORM_UNAVAILABLE', 'Interrupted'],
  ['PLATFORM_NOT_FOUND', 'Interrupted'],
  ['EGRESS_NOT_APPROVED', 'Interrupted'],
  ['GRANT_INVALID', 'Unauthorized'],
  ['OAUTH_CLIENT_REJECTED', 'Unauthorized'],
  ['CREDENTIALS_REJECTED', 'Unauthorized'],
  ['OAUTH1_CONSUMER_UNKNOWN', 'Unauthorized'],
  ['OAUTH1_CONSUMER_REFUSED', 'Unauthorized'],
  ['OAUTH1_SIGNATURE_INVALID', 'Unauthorized'],
  ['OAUTH1_TOKEN_EXPIRED', 'Unauthorized'],
  ['OAUTH1_TOKEN_REJECTED', 'Unauthorized'],
  ['OAUTH1_TIMESTAMP_REFUSED', 'Interrupted'],
  ['OAUTH1_NONCE_USED', 'Interrupted'],
  ['PLATFORM_TLS', 'Interrupted'],
])('LA43 %s makes an authorised connection %s', (code, status) => {
  expect(afterProblem(healthy, problem(code), 5)).toMatchObject({
    status,
    since: 5,
    error: { code, firstSeenAt: 5 },
  });
});

test('a consumer key that is refused for now interrupts; refused for good it ends the authorisation', () => {
  const forNow = afterProblem(healthy, problem('OAUTH1_CONSUMER_REFUSED', 'backoff'), 5);
  expect(forNow.status).toBe('Interrupted');
});

test('the first success heals an interruption, and nothing but reauthorising leaves Unauthorized', () => {
  const interrupted = afterProblem(healthy, problem('PLATFORM_TIMEOUT'), 5);
  expect(afterSuccess(interrupted, 9)).toEqual({ status: 'Authorized', since: 9, error: null });
  const unauthorized = afterProblem(healthy, problem('GRANT_INVALID'), 5);
  expect(afterSuccess(unauthorized, 9)).toBe(unauthorized);
  expect(afterProblem(unauthorized, problem('PLATFORM_TIMEOUT'), 9)).toBe(unauthorized);
  expect(authorized(unauthorized, 9).status).toBe('Authorized');
});

test('the same cause again keeps its first date and its reference, another cause gets its own', () => {
  const first = afterProblem(healthy, problem('PLATFORM_TIMEOUT'), 5);
  const again = afterProblem(first, problem('PLATFORM_TIMEOUT'), 8);
  expect(again).toMatchObject({
    since: 5,
    error: { firstSeenAt: 5, lastSeenAt: 8, reference: first.error?.reference },
  });
  const other = afterProblem(again, problem('PLATFORM_UNAVAILABLE'), 9);
  expect(other.since).toBe(5);
  expect(other.error?.reference).not.toBe(first.error?.reference);
});

test('a draft has no health to lose', () => {
  expect(afterProblem(draft(1), problem('GRANT_INVALID'), 5)).toEqual(draft(1));
});

describe('what the configuration says comes before what a worker reported', () => {
  const credentials = { method: 'pat' as const, id: 'c1', storedAt: 9, expiresAt: null };
  const grant = {
    userId: 'usr-robot',
    account: 'Robot',
    accountEmail: null,
    accountKind: 'service' as const,
    tenantId: 't',
    tenantName: 'Tenant',
    scopes: [],
    missingScopes: [],
    grantedAt: 10,
    expiresAt: null,
  };

  test('a disconnected connection is Unauthorized, whatever was written last', () => {
    const health = truthful({ id: 'abcdef012345', disconnectedAt: 20, grant, credentials }, healthy);
    expect(health).toMatchObject({ status: 'Unauthorized', since: 20, error: { code: 'DISCONNECTED' } });
  });

  test('a grant given for another address does not count, a later one does', () => {
    const moved = { id: 'abcdef012345', disconnectedAt: null, addressChangedAt: 15, grant, credentials };
    expect(truthful(moved, healthy)).toMatchObject({
      status: 'Unauthorized',
      error: { code: 'ADDRESS_CHANGED' },
    });
    expect(truthful({ ...moved, grant: { ...grant, grantedAt: 16 } }, healthy)).toBe(healthy);
    expect(truthful({ ...moved, grant: null }, healthy)).toBe(healthy);
  });

  test('a grant that is newer than the loss of the one before is in use, also when nobody came to say so', () => {
    const inUse = { id: 'abcdef012345', disconnectedAt: null, grant, credentials };
    const lost = afterProblem(healthy, problem('GRANT_INVALID'), 5);
    expect(truthful(inUse, lost)).toEqual({ status: 'Authorized', since: 10, error: null });
    const lostAfter = afterProblem(healthy, problem('GRANT_INVALID'), 11);
    expect(truthful(inUse, lostAfter)).toBe(lostAfter);
    expect(truthful({ ...inUse, credentials: null }, lost)).toBe(lost);
  });
});
