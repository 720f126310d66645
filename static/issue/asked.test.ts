import type { IssueAnswers } from '../../src/contract/requests';
import type { IssueLinkView } from '../../src/contract/views';
import { wordsFor, type AskedWords } from './asked';

type Shown = IssueAnswers['issue.link'];

const error = {
  code: 'PLATFORM_ITEM_GONE',
  facts: {},
  firstSeenAt: '2026-11-22T14:00:00Z',
  lastSeenAt: '2026-11-22T14:00:00Z',
  reference: 'r',
} as const;
const triedAgain = { ...error, lastSeenAt: '2026-11-22T14:01:00Z' };
const pair: IssueLinkView = {
  connectionName: 'Roadmap',
  platformName: 'Sandbox',
  status: 'Authorized',
  task: null,
  state: 'failed',
  lastSyncAt: '2026-11-22T14:00:00Z',
  lastChangeBy: null,
  error: null,
  gone: null,
  conflicts: [],
  mayMend: true,
};
const title = { field: 'title', jira: 'one', platform: 'other' };
const shown = (change: Partial<IssueLinkView>): Shown => ({ link: { ...pair, ...change }, unlinked: null });
const unlinked: Shown = { link: null, unlinked: null };

it.each<[string, AskedWords, Shown, Shown, boolean]>([
  [
    'unlinking: the failure is cleared first',
    'issue.unlinking',
    shown({ gone: 'task', error }),
    shown({ gone: 'task' }),
    false,
  ],
  ['unlinking: there is no pair any more', 'issue.unlinking', shown({ gone: 'task' }), unlinked, true],
  ['creating: nothing yet', 'issue.creating', unlinked, unlinked, false],
  [
    'creating: the old pair is still there',
    'issue.creating',
    shown({ gone: 'task', error }),
    shown({ gone: 'task' }),
    false,
  ],
  ['creating: a pair', 'issue.creating', shown({ gone: 'task', error }), shown({ state: 'pending' }), true],
  [
    'linking: refused',
    'issue.linking',
    shown({ gone: 'task', error }),
    shown({ gone: 'task', error: { ...error, code: 'PLATFORM_FORBIDDEN' } }),
    true,
  ],
  ['retrying: not yet', 'issue.retrying', shown({ error }), shown({ error, state: 'pending' }), false],
  ['retrying: failed again', 'issue.retrying', shown({ error }), shown({ error: triedAgain }), true],
  ['retrying: mended', 'issue.retrying', shown({ error }), shown({ state: 'in-sync' }), true],
  [
    'settling: looked at again and still open',
    'issue.settling',
    shown({ error, conflicts: [title] }),
    shown({ error: triedAgain, conflicts: [title] }),
    false,
  ],
  ['retrying: the failure is cleared first', 'issue.retrying', shown({ error }), shown({}), false],
  [
    'settling: closed',
    'issue.settling',
    shown({ error, conflicts: [title] }),
    shown({ state: 'in-sync' }),
    true,
  ],
  [
    'settling: the failure is cleared first',
    'issue.settling',
    shown({ error, conflicts: [title] }),
    shown({}),
    false,
  ],
])('%s', (_what, words, from, now, done) => {
  expect(wordsFor({ words, from, at: 0 }, now, 1_000)).toBe(done ? null : words);
});

it('says after half a minute that it takes longer, and no more after three', () => {
  const asked = { words: 'issue.creating', from: unlinked, at: 0 } as const;
  expect([30_001, 180_001].map((now) => wordsFor(asked, unlinked, now))).toEqual(['issue.takesLonger', null]);
});
