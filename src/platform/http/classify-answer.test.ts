import { platformKinds } from '../registry';
import type { Problem } from '../../errors/problem';
import { refusalReason } from '../planning-api/refusal-reason';
import { classifyAnswer } from './classify-answer';

const now = Date.parse('2026-11-22T08:00:00.000Z');
const address = 'https://plan.example.com';
const causeOf = (answer: Response): Problem =>
  classifyAnswer({ answer, body: '', scope: 'item', now, address, reason: refusalReason });

test.each([
  [429, '30', 30_000],
  [429, 'Sun, 22 Nov 2026 08:02:00 GMT', 120_000],
  [429, '', 60_000],
  [429, 'soon', 60_000],
  [429, '0', 1_000],
  [429, '99999999', 86_400_000],
  [503, '90', 90_000],
])('%i with Retry-After "%s" waits %i ms', (status, retryAfter, wait) => {
  const problem = causeOf(new Response(null, { status, headers: { 'retry-after': retryAfter } }));
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
  expect(causeOf(new Response(null, { status })).code).toBe(code);
});

test('a 403 of the host about egress is not one of the platform', () => {
  const answer = new Response(null, { status: 403, headers: { 'forge-proxy-error': 'BLOCKED_EGRESS' } });
  expect(causeOf(answer).code).toBe('EGRESS_NOT_APPROVED');
});

test('the registry knows each kind by its own name', () => {
  const kinds = platformKinds(() => Promise.reject(new Error('nobody asked')));
  expect([...kinds].map(([name, kind]) => [name, kind.kind, kind.name])).toEqual([
    ['planning-api', 'planning-api', 'Planning platform'],
    ['jira-align', 'jira-align', 'Jira Align'],
    ['jira-data-center', 'jira-data-center', 'Jira Data Center'],
  ]);
});
