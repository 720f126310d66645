import { parseDate } from './jql/dates';
import * as z from 'zod';
import { VirtualClock } from '../clock';
import { seedSite } from './seed';
import { createJiraTwin, type JiraTwinOptions } from './twin';

const START = Date.parse('2026-11-22T04:50:00.000Z');
const ENTITY_PROPERTIES = [
  { alias: 'planlinkTask', propertyKey: 'planlink', path: 'task' },
  { alias: 'planlinkConnection', propertyKey: 'planlink', path: 'connection' },
];
const pageShape = z.object({
  issues: z.array(
    z.object({ id: z.string(), key: z.string(), fields: z.object({ summary: z.string() }).optional() }),
  ),
  nextPageToken: z.string().optional(),
  isLast: z.boolean(),
});
const createdShape = z.object({ issues: z.array(z.object({ id: z.string(), key: z.string() })) });
const refusalShape = z.object({ errorMessages: z.array(z.string()) });

const reversed = (keys: readonly string[]) => [...keys].reverse();

function site(options: Partial<JiraTwinOptions> = {}) {
  const clock = new VirtualClock(START);
  const unlimited = {
    pointsPerHour: Infinity,
    burst: { GET: Infinity, POST: Infinity, PUT: Infinity },
    perIssue: [],
  };
  const twin = createJiraTwin({ clock, entityProperties: ENTITY_PROPERTIES, quota: unlimited, ...options });
  seedSite(twin);
  const send = async (method: string, path: string, body: unknown) => {
    const url = `https://demo-jira.example/rest/api/3/${path}`;
    const response = await twin.program(
      new Request(url, { method, headers: { 'x-twin-actor': 'app' }, body: JSON.stringify(body) }),
    );
    const text = await response.text();
    return { status: response.status, answer: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  /** Makes issues `T-<n>` in a project, all in one moment. */
  const make = async (project: 'ROAD' | 'OPS', from: number, count: number) => {
    const where =
      project === 'ROAD'
        ? { project: { id: '10000' }, issuetype: { id: '10002' } }
        : { project: { id: '10001' }, issuetype: { id: '10010' } };
    const keys: string[] = [];
    for (let done = 0; done < count; done += 50) {
      const issueUpdates = Array.from({ length: Math.min(50, count - done) }, (_, index) => {
        const task = `T-${String(from + done + index)}`;
        return {
          fields: { ...where, summary: task },
          properties: [{ key: 'planlink', value: { task, connection: 'c1' } }],
        };
      });
      const { answer } = await send('POST', 'issue/bulk', { issueUpdates });
      keys.push(...createdShape.parse(answer).issues.map(({ key }) => key));
    }
    return keys;
  };
  const page = async (jql: string, rest: Record<string, unknown> = {}) => {
    const { status, answer } = await send('POST', 'search/jql', { jql, fields: ['summary'], ...rest });
    if (status !== 200) throw new Error(refusalShape.parse(answer).errorMessages.join());
    return pageShape.parse(answer);
  };
  const all = async (jql: string, maxResults = 7) => {
    const keys: string[] = [];
    let nextPageToken: string | undefined;
    do {
      const answer = await page(jql, {
        maxResults,
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      });
      keys.push(...answer.issues.map(({ key }) => key));
      nextPageToken = answer.nextPageToken;
    } while (nextPageToken !== undefined);
    return keys;
  };
  const rename = (key: string, summary: string) => send('PUT', `issue/${key}`, { fields: { summary } });
  return { twin, clock, send, make, page, all, rename };
}

test('pages neither repeat nor skip, also through a block of equal stamps in two projects', async () => {
  const { make, all, clock } = site();
  const first = await make('ROAD', 0, 30);
  const second = await make('OPS', 100, 30);
  clock.spend(60_000);
  const third = await make('ROAD', 200, 5);
  clock.spend(60_000);
  expect(await all('project in (10000, 10001) ORDER BY updated ASC, key ASC')).toEqual([
    ...second,
    ...first,
    ...third,
  ]);
  expect(await all('project in (10000, 10001) ORDER BY updated DESC')).toEqual([
    ...reversed(third),
    ...reversed(first),
    ...reversed(second),
  ]);
  expect(await all('project in (10000, 10001) ORDER BY id ASC')).toEqual([...first, ...second, ...third]);
  expect(await all('project in (10000, 10001) ORDER BY key ASC')).toEqual([...second, ...first, ...third]);
  expect(await all('project in (ROAD, OPS) ORDER BY key DESC')).toEqual([
    ...reversed([...first, ...third]),
    ...reversed(second),
  ]);
  expect(await all('project = ROAD AND updated >= "-1m" ORDER BY updated ASC, id ASC')).toEqual(third);
  expect(await all('project = 10000 AND created < "2026-11-22 04:51" ORDER BY created ASC, key ASC')).toEqual(
    first,
  );
  expect(await all('project = 10000 AND created >= "2026/11/22 04:51" ORDER BY updated ASC')).toEqual(third);
});

test.each([
  ['Europe/Berlin', '2026-11-22 05:51'],
  ['America/New_York', '2026-11-21 23:51'],
])('a minute is read by the clock of who asks: %s', async (timeZone, minute) => {
  const { make, all, clock, twin } = site();
  await make('ROAD', 0, 2);
  clock.spend(60_000);
  const late = await make('ROAD', 100, 2);
  clock.spend(60_000);
  twin.world.changeUser('acc-app', { timeZone });
  expect(await all(`project = 10000 AND updated >= "${minute}" ORDER BY key`)).toEqual(late);
});

test('of a minute that comes twice the later one is meant', () => {
  const meant = (text: string) => new Date(parseDate('updated', text, 0, 'Europe/Berlin')).toISOString();
  expect(meant('2026-10-25 02:30')).toBe('2026-10-25T01:30:00.000Z');
  expect(meant('2026-10-25 04:30')).toBe('2026-10-25T03:30:00.000Z');
});

test('a change is late in search, strict by id, and reconciled on demand', async () => {
  const { make, page, all, rename, clock, send } = site({ indexLagMs: 800 });
  await make('ROAD', 0, 3);
  expect(await all('project = 10000')).toEqual([]);
  clock.spend(800);
  expect(await all('project = 10000 ORDER BY key')).toEqual(['ROAD-1', 'ROAD-2', 'ROAD-3']);
  clock.spend(60_000);
  await rename('ROAD-2', 'moved');
  expect(
    (await page('project = 10000 AND updated > "-30m" ORDER BY updated ASC')).issues[1]?.fields?.summary,
  ).toBe('T-1');
  const fetched = await send('POST', 'issue/bulkfetch', { issueIdsOrKeys: ['ROAD-2'], fields: ['summary'] });
  expect(fetched.answer).toMatchObject({ issues: [{ fields: { summary: 'moved' } }] });
  const late = 'project = 10000 AND updated >= "-1m" ORDER BY updated ASC';
  expect((await page(late)).issues).toEqual([]);
  const reconciled = await page(late, { reconcileIssues: [10_001] });
  expect(reconciled.issues).toMatchObject([{ key: 'ROAD-2', fields: { summary: 'moved' } }]);
});

test('with jitter a later change may be seen first, and the last one wins in the end', async () => {
  const { make, all, rename, page, clock, twin } = site({ indexLagMs: 0, indexJitterMs: 5_000 });
  await make('ROAD', 0, 40);
  clock.spend(1_000);
  const early = await all('project = 10000');
  expect(early.length).toBeGreaterThan(0);
  expect(early.length).toBeLessThan(40);
  for (let turn = 0; turn < 10; turn += 1) await rename('ROAD-1', `turn ${String(turn)}`);
  twin.world.indexNow();
  expect(await all('project = 10000')).toHaveLength(40);
  expect((await page('key = ROAD-1')).issues[0]?.fields?.summary).toBe('turn 9');
});

test('properties are searched by the aliases of the manifest', async () => {
  const { make, all, send, clock, page } = site();
  await make('ROAD', 0, 3);
  clock.spend(1_000);
  expect(await all('planlinkTask = "T-1"')).toEqual(['ROAD-2']);
  expect(
    await all('planlinkTask in ("T-2", "T-0", "T-9") AND planlinkConnection = "c1" ORDER BY key ASC'),
  ).toEqual(['ROAD-1', 'ROAD-3']);
  expect(await all('planlinkTask = "T-1" AND planlinkConnection = "c2"')).toEqual([]);
  const without = await all('project = ROAD AND planlinkTask is EMPTY');
  const having = await all('project = ROAD AND planlinkTask is not EMPTY');
  expect(having).toContain('ROAD-2');
  expect([...without, ...having].sort()).toEqual((await all('project = ROAD')).sort());
  await send('PUT', 'issue/ROAD-2/properties/planlink', { task: 'T-7', connection: 'c1' });
  expect(await all('planlinkTask = "T-1"')).toEqual(['ROAD-2']);
  clock.spend(1_000);
  expect(await all('planlinkTask = "T-1"')).toEqual([]);
  expect(await all('project = ROAD AND planlinkTask = "T-7"')).toEqual(['ROAD-2']);
  expect((await page('planlinkTask = "T-7"', { properties: ['planlink'] })).issues).toHaveLength(1);
});

test('what is deleted leaves searches after the lag', async () => {
  const { make, all, clock, twin } = site();
  await make('ROAD', 0, 2);
  clock.spend(1_000);
  twin.world.deleteIssue('acc-lead', 'ROAD-1');
  expect(await all('project = 10000')).toHaveLength(2);
  clock.spend(1_000);
  expect(await all('project = 10000')).toEqual(['ROAD-2']);
  expect(await all('planlinkTask = "T-0"')).toEqual([]);
});

test.each([
  ['', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
  [
    'ORDER BY updated ASC',
    'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
  ],
  ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
  ['colour = red', "Field 'colour' does not exist or you do not have permission to view it."],
  ['project = ROAD OR', "Expecting a field name but got ''"],
  ['(project = ROAD OR labels = a', "Expecting ')' but got 'the end of the query'"],
  ['project = ROAD status = Done', "Expecting either 'OR' or 'AND' but got 'status'"],
  [
    'project = ROAD OR colour = red',
    "Field 'colour' does not exist or you do not have permission to view it.",
  ],
  ['status = Dnoe', "The value 'Dnoe' does not exist for the field 'status'."],
  ['status ~ Done', "The operator '~' is not supported by the 'status' field."],
  ['labels > a', "The operator '>' is not supported by the 'labels' field."],
  ['project = ROAD AND updated >= yesterday', "Date value 'yesterday' for field 'updated' is invalid."],
  ['project = ROAD AND duedate >= startOfDay()', "The function 'startOfDay' is not modelled"],
  ['project in (ROAD', "Expecting ')' but got 'the end of the query'"],
  ['planlinkTask >= "T"', "The operator '>=' is not supported by the 'planlinkTask' field."],
  ['planlinkTask = "T', 'has not been completed'],
  ['project = ROAD ORDER BY status', "does not model ordering by 'status'"],
  ['project = ROAD ; drop', "The character ';' is a reserved JQL character"],
])('%s is refused', async (jql, reason) => {
  const { send, make } = site();
  await make('ROAD', 0, 1);
  const { status, answer } = await send('POST', 'search/jql', { jql, fields: ['summary'] });
  expect(status).toBe(400);
  expect(refusalShape.parse(answer).errorMessages.join()).toContain(reason);
});

test('a page token belongs to its query', async () => {
  const { make, page, send, clock } = site();
  await make('ROAD', 0, 5);
  clock.spend(1_000);
  const { nextPageToken } = await page('project = 10000', { maxResults: 2 });
  const stolen = await send('POST', 'search/jql', { jql: 'project = ROAD', fields: ['id'], nextPageToken });
  expect(stolen.status).toBe(400);
});

test('a quoted value may hold anything', async () => {
  const { send, all, clock } = site();
  const task = 'T "quoted" \\ and more';
  const fields = { project: { id: '10000' }, issuetype: { id: '10002' }, summary: 'x' };
  await send('POST', 'issue', {
    fields,
    properties: [{ key: 'planlink', value: { task, connection: 'c' } }],
  });
  clock.spend(1_000);
  expect(await all(`planlinkTask = "${task.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)).toEqual([
    'ROAD-1',
  ]);
});

test('the work of a page does not grow with the number of issues', async () => {
  const { make, page, rename, clock } = site();
  const cost = async (turns: number) => {
    const begin = process.cpuUsage();
    for (let turn = 0; turn < turns; turn += 1) {
      await page('project in (10000, 10001) AND updated >= "-12m" ORDER BY updated ASC, key ASC', {
        maxResults: 10,
      });
      await page('planlinkTask = "T-5"');
      await rename('ROAD-6', `turn ${String(turn)}`);
    }
    return process.cpuUsage(begin).user;
  };
  await make('ROAD', 0, 500);
  clock.spend(3_600_000);
  await cost(200);
  const few = await cost(200);
  await make('ROAD', 1_000, 10_000);
  clock.spend(3_600_000);
  expect(await cost(200)).toBeLessThan(few * 4);
});
