import { IssueScan } from '../../../src/sync/issue-scan';
import { noProgress, type Progress } from '../../../src/sync/progress';
import { clientOf } from './client-of';
import { demoTwin } from './demo-twin';

const SECOND = 1_000;
const start = Date.parse('2026-11-22T04:50:11.123Z');
let now = start;

beforeEach(() => {
  now = start;
  jest.useFakeTimers({ now, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => jest.useRealTimers());

/** 250 issues that were changed a moment ago, and the scan that is to find them. */
async function bulkChange() {
  const twin = await demoTwin();
  const { client, faults } = clientOf(twin, 'acc-lead');
  for (let made = 0; made < 250; made += 50)
    await client.createIssues(
      Array.from({ length: 50 }, () => ({
        projectId: '10000',
        issueTypeId: '10002',
        fields: { summary: 'Changed in bulk' },
        link: { connection: 'c', task: 't' },
      })),
    );
  twin.world.indexNow();
  const floor = now - 60 * SECOND;
  const begin = (broken: Progress['jiraScan'] = noProgress.jiraScan) =>
    IssueScan.begin({ jira: client }, ['10000'], broken?.floor ?? floor, { broken, long: false });
  return { twin, faults, begin, floor };
}

function pass(seconds: number): void {
  now += seconds * SECOND;
  jest.setSystemTime(now);
}

test('what one pass leaves the next goes on with, also when the minutes have passed, and reads nothing twice', async () => {
  const { begin, floor, faults } = await bulkChange();
  const first = await begin();
  const ids = (await first.next()).issues.map(({ id }) => id);
  expect([first.hasMore, first.rest]).toEqual([true, null]);
  expect(first.slips(now)).toBe(false);
  pass(600);
  expect(first.slips(start)).toBe(true);
  const second = await begin({ floor, startedAt: start, fixed: null });
  const again = await second.next();
  expect(again.issues.map(({ id }) => id)).toEqual(ids);
  expect(second.slips(start)).toBe(false);
  const { rest } = second;
  pass(600);
  const third = await begin({ floor: start, startedAt: start, fixed: rest });
  while (third.hasMore) ids.push(...(await third.next()).issues.map(({ id }) => id));
  expect(third.rest).toBeNull();
  expect([ids.length, new Set(ids).size]).toEqual([257, 257]);
  expect(faults).toEqual([]);
});

test.each([
  ['the token has ended', { zone: 'UTC', since: '2026-11-22 04:49', page: 'no token' }],
  ['Jira does not take the minute', { zone: 'UTC', since: 'at tea time', page: 'no token' }],
])('where %s the scan begins again by minutes', async (_, fixed) => {
  const { begin, floor } = await bulkChange();
  const scan = await begin({ floor, startedAt: start, fixed });
  let found = 0;
  do found += (await scan.next()).issues.length;
  while (scan.hasMore);
  expect([found, scan.rest]).toEqual([257, null]);
});

test('in another time zone the minute is said anew', async () => {
  const { begin, floor, twin } = await bulkChange();
  const scan = await begin({ floor, startedAt: start, fixed: null });
  await scan.next();
  const { rest } = scan;
  expect(rest).toMatchObject({ zone: 'UTC', since: '2026-11-22 04:49' });
  twin.world.changeUser('acc-app', { timeZone: 'Asia/Kolkata' });
  const moved = await begin({ floor, startedAt: start, fixed: rest });
  expect((await moved.next()).issues).toHaveLength(100);
  expect(moved.rest).toMatchObject({ zone: 'Asia/Kolkata', since: '2026-11-22 10:19' });
});
