import { platformKinds } from '../registry';
import { classifyAnswer, classifyThrown } from './classify';

const now = Date.parse('2026-11-22T08:00:00.000Z');
const caused = (code: string): Error =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) });
const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });

test.each([
  [caused('ENOTFOUND'), 'PLATFORM_NOT_FOUND'],
  [
    named('FUNCTION_FETCH_ERR', 'request failed, reason: getaddrinfo ENOTFOUND plan.example.com'),
    'PLATFORM_NOT_FOUND',
  ],
  [caused('EAI_AGAIN'), 'PLATFORM_UNREACHABLE'],
  [caused('ECONNREFUSED'), 'PLATFORM_UNREACHABLE'],
  [caused('CERT_HAS_EXPIRED'), 'PLATFORM_UNREACHABLE'],
  [caused('UND_ERR_HEADERS_TIMEOUT'), 'PLATFORM_TIMEOUT'],
  [caused('ETIMEDOUT'), 'PLATFORM_TIMEOUT'],
  [new DOMException('late', 'TimeoutError'), 'PLATFORM_TIMEOUT'],
  [named('REQUEST_EGRESS_ALLOWLIST_ERR'), 'EGRESS_NOT_APPROVED'],
  ['a word', 'PLATFORM_UNREACHABLE'],
])('thrown, row %#', (error, code) => {
  expect(classifyThrown(error).code).toBe(code);
});

test('a chain of causes that bites its tail ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(classifyThrown(error).code).toBe('PLATFORM_UNREACHABLE');
});

test.each([
  [429, '30', 30_000],
  [429, 'Sun, 22 Nov 2026 08:02:00 GMT', 120_000],
  [429, '', 60_000],
  [429, 'soon', 60_000],
  [429, '0', 1_000],
  [429, '99999999', 86_400_000],
  [503, '90', 90_000],
])('%i with Retry-After "%s" waits %i ms', (status, retryAfter, wait) => {
  const problem = classifyAnswer(
    new Response(null, { status, headers: { 'retry-after': retryAfter } }),
    '',
    'item',
    now,
  );
  expect(problem.details).toMatchObject({ scope: 'connection', retry: 'after', retryAt: now + wait });
});

test.each([
  [400, 'PLATFORM_REFUSED_ITEM'],
  [401, 'GRANT_INVALID'],
  [403, 'PLATFORM_FORBIDDEN'],
  [404, 'PLATFORM_ITEM_GONE'],
  [405, 'PLATFORM_NOT_COMPATIBLE'],
  [410, 'PLATFORM_ITEM_GONE'],
  [412, 'PLATFORM_VERSION_CONFLICT'],
  [413, 'PLATFORM_REFUSED_ITEM'],
  [415, 'PLATFORM_NOT_COMPATIBLE'],
  [422, 'PLATFORM_REFUSED_ITEM'],
  [301, 'PLATFORM_NOT_COMPATIBLE'],
  [500, 'PLATFORM_UNAVAILABLE'],
  [504, 'PLATFORM_UNAVAILABLE'],
])('%i -> %s', (status, code) => {
  expect(classifyAnswer(new Response(null, { status }), '', 'item', now).code).toBe(code);
});

test('a 403 of the host about egress is not one of the platform', () => {
  const answer = new Response(null, { status: 403, headers: { 'forge-proxy-error': 'BLOCKED_EGRESS' } });
  expect(classifyAnswer(answer, '', 'item', now).code).toBe('EGRESS_NOT_APPROVED');
});

test('the registry knows each kind by its own name', () => {
  const kinds = platformKinds(() => Promise.reject(new Error('nobody asked')));
  expect([...kinds].map(([name, kind]) => [name, kind.kind, kind.name])).toEqual([
    ['planning-api', 'planning-api', 'Planning platform'],
  ]);
});
