import { createLanguage } from './language';
import { statusSentence, type Standing } from './status-sentence';
import * as english from './words/english';

const language = createLanguage({ locale: 'en-GB', timeZone: 'UTC' }, english.ui, english.errors);
const now = Date.parse('2026-11-22T14:00:00Z');
const idle = { state: 'idle', resumesAt: null, done: 0 } as const;
const well: Standing = {
  status: 'Authorized',
  active: true,
  platformName: 'Sandbox',
  error: null,
  run: idle,
  lastRunAt: '2026-11-22T13:58:00Z',
  nextRunAt: '2026-11-22T14:03:00Z',
};
const silent = {
  code: 'PLATFORM_TIMEOUT',
  facts: {},
  firstSeenAt: '2026-11-22T13:40:00Z',
  lastSeenAt: '2026-11-22T13:55:00Z',
  reference: 'r',
} as const;

describe('the sentence under the status', () => {
  it.each<[string, Partial<Standing>, string]>([
    [
      'moved to another address',
      { status: 'Unauthorized', active: false, error: { ...silent, code: 'ADDRESS_CHANGED' } },
      'The address was changed at 13:40. Reauthorize at the new one to go on; nothing is lost.',
    ],
    [
      'disconnected by a person',
      { status: 'Unauthorized', active: false, error: { ...silent, code: 'DISCONNECTED' } },
      'Disconnected since 13:40. Authorize for the same tenant and sync goes on where it stopped.',
    ],
    [
      'disconnected, with the day until which the links can come back',
      {
        status: 'Unauthorized',
        active: false,
        error: { ...silent, code: 'DISCONNECTED' },
        linksKeptUntil: '2026-12-22T14:00:00Z',
      },
      'Disconnected since 13:40. Authorize for the same tenant and sync goes on where it stopped. The links are kept until 22 Dec 2026.',
    ],
    ['well', {}, 'Up to date, last run 2 minutes ago. Next run at 14:03.'],
    [
      'a run that is due',
      { nextRunAt: '2026-11-22T13:59:00Z' },
      'Up to date, last run 2 minutes ago. The next run starts any moment.',
    ],
    ['first run awaited', { lastRunAt: null, nextRunAt: null }, 'No run yet.'],
    ['syncing', { run: { state: 'syncing', resumesAt: null, done: 40 } }, 'Syncing now: 40 items so far.'],
    [
      'waiting',
      { run: { state: 'waiting', resumesAt: '2026-11-22T14:05:00Z', done: 3 } },
      'Waiting for room in the rate limit. Next try at 14:05. Nothing is lost.',
    ],
    [
      'inactive',
      { active: false },
      'Sync is switched off. Nothing is read or written until it is activated.',
    ],
    ['draft', { status: 'Draft' }, 'Set-up is not finished; nothing is synced yet.'],
    [
      'interrupted',
      {
        status: 'Interrupted',
        error: silent,
        run: { state: 'waiting', resumesAt: '2026-11-22T14:05:00Z', done: 0 },
      },
      'The platform did not answer in time, since 13:40. Next try at 14:05. Nothing is lost.',
    ],
    [
      'unauthorized',
      { status: 'Unauthorized', error: silent, active: false },
      'Sandbox has not accepted Planlink’s access since 13:40. Reauthorize to go on; nothing is lost.',
    ],
  ])('%s', (_name, change, sentence) => {
    expect(statusSentence(language, { ...well, ...change }, now)).toBe(sentence);
  });
});
