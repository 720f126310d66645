import type { ErrorCode } from '../contract/error-codes';
import { Problem } from '../errors/problem';
import { afterProblem, afterSuccess, authorized, draft, type Health } from './health';

const problem = (code: ErrorCode) => new Problem(code, { scope: 'connection', retry: 'backoff' });
const healthy: Health = authorized(draft(0), 1);

test.each<[ErrorCode, Health['status']]>([
  ['PLATFORM_TIMEOUT', 'Interrupted'],
  ['PLATFORM_UNAVAILABLE', 'Interrupted'],
  ['PLATFORM_NOT_FOUND', 'Interrupted'],
  ['EGRESS_NOT_APPROVED', 'Interrupted'],
  ['GRANT_INVALID', 'Unauthorized'],
  ['OAUTH_CLIENT_REJECTED', 'Unauthorized'],
])('%s makes an authorised connection %s', (code, status) => {
  expect(afterProblem(healthy, problem(code), 5)).toMatchObject({
    status,
    since: 5,
    error: { code, firstSeenAt: 5 },
  });
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
