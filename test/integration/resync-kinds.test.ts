import * as z from 'zod';
import type { World } from '../../local/world';
import { loseRecord } from './lost-record';
import {
  adminOf,
  advanceWithoutTicks,
  call,
  codeOf,
  connectedWorld,
  type Envelope,
  MINUTES,
  pairsOf,
} from './rig';

let world: World;
afterEach(() => world.stop());

const resyncSchema = z.object({
  state: z.string(),
  which: z.string(),
  since: z.string().nullable(),
  endedAt: z.string().nullable(),
  advancedAt: z.string().nullable(),
  resumesAt: z.string().nullable(),
  rate: z.number().nullable(),
  current: z.string().nullable(),
  failures: z.number(),
  done: z.number(),
  total: z.number(),
});
type Resync = z.infer<typeof resyncSchema>;

async function resyncOf(connectionId: string): Promise<Resync> {
  const answer = await call(world, 'admin', 'connection.get', { connectionId });
  return resyncSchema.parse(answer.ok ? answer.data['resync'] : answer);
}

function turn(name: string, payload: Readonly<Record<string, unknown>>): Promise<Envelope> {
  return call(world, 'admin', `resync.${name}`, payload);
}

async function ended(connectionId: string): Promise<Resync> {
  for (let look = 0; look < 120; look += 1) {
    const resync = await resyncOf(connectionId);
    if (resync.endedAt !== null) return resync;
    await world.advance(MINUTES / 6);
  }
  throw new Error('The resync did not end');
}

/** Runs until the platform is asked for a page of tasks, and comes back in the middle of that. */
function untilAPage(): Promise<() => Promise<void>> {
  return untilAsked(/\/tasks\?/);
}

/** The same with calls whose paths are like these, one after the other. */
async function untilAsked(...paths: RegExp[]): Promise<() => Promise<void>> {
  const left = [...paths];
  const asked = new Promise<void>((resolve) => {
    const withdraw = world.faults.add({
      match: ({ path }) => {
        if (left[0]?.test(path) === true) left.shift();
        if (left.length === 0) {
          withdraw();
          resolve();
        }
        return false;
      },
      action: { kind: 'latency', ms: 0 },
    });
  });
  const passing = world.advance(MINUTES / 12);
  await asked;
  return () => passing;
}

function readsSince(firstCall: number, pattern: RegExp): number {
  return world.recorder.calls.slice(firstCall).filter(({ path }) => pattern.test(path)).length;
}

test('a resync of what failed tries that alone, and says how many failures are left', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 230 } });
  world = begun.world;
  const { id } = begun.connection;
  await world.advance(6 * MINUTES);
  const mends = [...pairsOf(world)].slice(0, 2).map(([taskId, [issueKey = '']]) => {
    const path = `/rest/api/3/issue/${world.jira.world.issue(issueKey)?.id}`;
    world.sandbox.world.editTask(taskId, { title: `Changed ${issueKey}` });
    return world.faults.add({
      match: (asked) => asked.target === 'jira' && asked.method === 'PUT' && asked.path === path,
      action: { kind: 'status', status: 403 },
    });
  });
  await world.advance(2 * MINUTES);
  expect((await adminOf(world).get(id)).openFailures).toBe(2);
  await world.advance(MINUTES / 2);
  mends[0]?.();
  const firstCall = world.recorder.calls.length;
  expect(codeOf(await turn('start', { connectionId: id, which: 'failed' }))).toBe('ok');
  expect(await ended(id)).toMatchObject({
    state: 'complete-with-failures',
    which: 'failed',
    failures: 1,
  });
  expect(readsSince(firstCall, /unlinked|projectIds=.*limit=100/)).toBeLessThan(4);
  expect((await adminOf(world).get(id)).openFailures).toBe(1);
  mends[1]?.();
  await world.advance(MINUTES / 2);
  await turn('start', { connectionId: id, which: 'failed' });
  expect(await ended(id)).toMatchObject({ state: 'complete', failures: 0 });
});

test('a resync since a date goes through what changed since then on either side', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 150 } });
  world = begun.world;
  const { id } = begun.connection;
  await world.advance(60 * MINUTES);
  const [taskId = '', [issueKey = ''] = []] = [...pairsOf(world)][0] ?? [];
  world.sandbox.world.editTask(taskId, { title: 'Renamed there' });
  await world.advance(10 * MINUTES);
  const now = await resyncStart(id);
  expect(await ended(id)).toMatchObject({ state: 'complete', which: 'since', done: 1, current: issueKey });
  const future = new Date(now + 24 * 60 * MINUTES).toISOString();
  expect(await turn('start', { connectionId: id, which: 'since', since: future })).toMatchObject({
    error: { code: 'INPUT_INVALID', facts: { field: 'since' } },
  });
  expect(codeOf(await turn('start', { connectionId: id, which: 'since' }))).toBe('INPUT_INVALID');
});

/** Begins one of the last half hour, and answers when that was asked. */
async function resyncStart(connectionId: string): Promise<number> {
  const now = world.clock.now();
  const since = new Date(now - 30 * MINUTES).toISOString();
  expect(codeOf(await turn('start', { connectionId, which: 'since', since }))).toBe('ok');
  expect((await resyncOf(connectionId)).since).toBe(since);
  return now;
}

test('a resync rests and goes on where it was, and what changes meanwhile arrives as ever', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 450 } });
  world = begun.world;
  const { id } = begun.connection;
  await world.advance(6 * MINUTES);
  await turn('start', { connectionId: id });
  const passed = await untilAPage();
  expect(codeOf(await turn('pause', { connectionId: id }))).toBe('ok');
  await passed();
  await world.advance(MINUTES);
  const resting = await resyncOf(id);
  expect(resting).toMatchObject({ state: 'paused', endedAt: null });
  expect(resting.done).toBeLessThan(450);
  expect(resting.current).not.toBeNull();
  const firstCall = world.recorder.calls.length;
  await world.advance(30 * MINUTES);
  expect(await resyncOf(id)).toMatchObject({ state: 'paused', done: resting.done });
  // At rest it costs nothing but the looks of every tick.
  expect(readsSince(firstCall, /tasks\?/)).toBeLessThan(10);
  const [taskId = '', [issueKey = ''] = []] = [...pairsOf(world)][0] ?? [];
  world.sandbox.world.editTask(taskId, { title: 'Renamed meanwhile' });
  await world.advance(MINUTES);
  expect(world.jira.world.issue(issueKey)?.summary).toBe('Renamed meanwhile');

  expect(codeOf(await turn('resume', { connectionId: id }))).toBe('ok');
  const done = await ended(id);
  expect(done).toMatchObject({ state: 'complete', total: 450 });
  expect(done.done).toBeGreaterThanOrEqual(450);
  const audit = await call(world, 'admin', 'audit.list', { connectionId: id });
  const actions = z.array(z.object({ action: z.string() })).parse(audit.ok ? audit.data['entries'] : []);
  expect(actions.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['resync-started', 'resync-paused', 'resync-resumed']),
  );
});

test('a resync since a date that rests between two pages of issues goes on to those that changed since that date', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 150 } });
  world = begun.world;
  const { id } = begun.connection;
  // All of these were made at that time, and the last one comes on the second page.
  const since = new Date(world.clock.now() - 5 * MINUTES).toISOString();
  await world.advance(16 * MINUTES);
  const [last = ''] = [...pairsOf(world)].map(([task]) => task).slice(-1);
  await loseRecord(world, id, last);
  expect(await linkedOf(last)).toBeNull();
  await turn('start', { connectionId: id, which: 'since', since });
  const passed = await untilAsked(/\/tasks\?/, /search\/jql/, /\/tasks\?/, /search\/jql/);
  expect(codeOf(await turn('pause', { connectionId: id }))).toBe('ok');
  await passed();
  await advanceWithoutTicks(world, 60 * MINUTES);
  expect(await linkedOf(last)).toBeNull();

  expect(codeOf(await turn('resume', { connectionId: id }))).toBe('ok');
  expect(await ended(id)).toMatchObject({ state: 'complete', which: 'since' });
  expect(await linkedOf(last)).not.toBeNull();
});

/** What the issue panel shows of the pair of this task. */
async function linkedOf(taskId: string): Promise<unknown> {
  const [issueKey = ''] = pairsOf(world).get(taskId) ?? [];
  const issueId = world.jira.world.issue(issueKey)?.id;
  const answer = await call(world, 'issue', 'issue.link', { issueId });
  return answer.ok ? answer.data['link'] : answer;
}
