import * as z from 'zod';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { adminOf, advanceWithoutTicks, call, codeOf, connectedWorld, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

const entry = z.object({
  id: z.string(),
  at: z.string(),
  wrote: z.string().nullable(),
  action: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  why: z.object({
    cause: z.string(),
    trigger: z.string(),
    runId: z.string().nullable(),
    who: z.string().nullable(),
  }),
  issueKey: z.string().nullable(),
});
const page = z.object({ entries: z.array(entry), nextCursor: z.string().nullable() });
type Entry = z.infer<typeof entry>;

async function historyOf(issueKey: string, accountId = 'acc-member'): Promise<readonly Entry[]> {
  const issueId = world.jira.world.issue(issueKey)?.id;
  const answer = await call(world, 'issue', 'issue.history', { issueId }, accountId);
  return page.parse(answer.ok ? answer.data : answer).entries;
}

async function runOf(
  surface: 'admin' | 'project',
  payload: Readonly<Record<string, unknown>>,
  accountId = 'acc-admin',
): Promise<{ readonly run: Readonly<Record<string, unknown>>; readonly entries: readonly Entry[] }> {
  const name = surface === 'admin' ? 'run.get' : 'project.run';
  const answer = await call(world, surface, name, payload, accountId);
  const { run, page: told } = z
    .object({ run: z.record(z.string(), z.unknown()), page })
    .parse(answer.ok ? answer.data : answer);
  return { run, entries: told.entries };
}

/** The rows of history as storage holds them, the oldest first. */
async function rowsOf(connectionId: string): Promise<readonly unknown[]> {
  const scope = {
    installationId: world.installation.id,
    functionKey: 'test',
    meters: { kvsRead: () => undefined, kvsWrite: () => undefined, queuePush: () => undefined },
    chain: 'test',
  };
  const query = { entityName: 'history', indexName: 'by-connection', partition: [connectionId], limit: 100 };
  const { body } = await world.host.services.kvs.handle('/api/v1/entity/query', query, scope);
  return z.object({ data: z.array(z.unknown()) }).parse(body).data;
}

function pairAt(position: number): { readonly taskId: string; readonly issueKey: string } {
  const [taskId = '', [issueKey = ''] = []] = [...pairsOf(world)][position] ?? [];
  return { taskId, issueKey };
}

test('the issue panel tells why something changed: what, from what to what, and on which side', async () => {
  ({ world } = await connectedWorld({ sandbox: { seed: 6 } }));
  await world.advance(6 * MINUTES);
  const { taskId, issueKey } = pairAt(0);
  const before = world.sandbox.world.task(taskId).title;
  world.sandbox.world.editTask(taskId, { title: 'Renamed there' });
  await world.advance(MINUTES);
  await new JiraAsPerson(world.jira.program, 'acc-member').edit(issueKey, { summary: 'Renamed in Jira' });
  await world.advance(MINUTES);
  const [second, first, made] = await historyOf(issueKey);
  expect(second).toMatchObject({
    wrote: 'platform',
    action: 'changed',
    changes: [{ field: 'title', from: 'Renamed there', to: 'Renamed in Jira' }],
    why: { cause: 'side', trigger: 'event', who: 'Milo Member' },
    issueKey,
  });
  expect(first).toMatchObject({
    wrote: 'jira',
    changes: [{ field: 'title', from: before, to: 'Renamed there' }],
    why: { trigger: 'webhook', who: 'Nora Nilsen' },
  });
  expect(made).toMatchObject({ wrote: 'jira', action: 'created', why: { cause: 'first' } });
  const { taskId: otherTask, issueKey: other } = pairAt(1);
  const said = (await historyOf(other)).filter(({ action }) => action === 'commented');
  // Whoever wrote a comment is told, not whoever changed the task last.
  const authors = world.sandbox.world.comments(otherTask).map(({ authorName }) => authorName);
  expect(new Set(authors).size).toBeGreaterThan(1);
  expect(said.map(({ why }) => why.who).sort()).toEqual(authors.sort());
  expect(new Set((await historyOf(other)).map((told) => told.issueKey))).toEqual(new Set([other]));
});

test('a run tells what it wrote to those who may see the project, and values to those who see the issue', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 6 } });
  world = begun.world;
  const { id } = begun.connection;
  await world.advance(6 * MINUTES);
  const { taskId, issueKey } = pairAt(0);
  world.sandbox.world.editTask(taskId, { title: 'Renamed there' });
  await world.advance(MINUTES);
  const [told] = await historyOf(issueKey);
  const runId = told?.why.runId ?? '';
  const asked = { connectionId: id, runId };
  const seen = await runOf('admin', asked);
  expect(seen.run).toMatchObject({ id: runId, trigger: 'webhook', updated: 1, outcome: 'complete' });
  expect(seen.entries).toEqual([told]);
  const readers = await runOf('project', { projectId: '10000', ...asked }, 'acc-amara');
  expect(readers.entries).toEqual([told]);
  const detail = await call(world, 'admin', 'connection.get', { connectionId: id });
  expect(detail.ok ? detail.data['runs'] : detail).toContainEqual(seen.run);

  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  world.jira.world.changeProject('ROAD', {
    roles: { ...road?.roles, Administrators: ['acc-lead'], Member: [] },
  });
  const blind = await runOf('admin', asked);
  expect(blind.entries[0]?.changes).toEqual([{ field: 'title', from: '', to: '' }]);
  expect(codeOf(await call(world, 'admin', 'run.get', { connectionId: id, runId: 'else:1:00000000' }))).toBe(
    'NOT_FOUND',
  );
});

test('a pair remembers the last five times, and what is older than its days is forgotten', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id } = begun.connection;
  const { taskId, issueKey } = pairAt(0);
  for (let time = 1; time <= 6; time += 1) {
    world.sandbox.world.editTask(taskId, { title: `Renamed ${time}` });
    await world.advance(MINUTES);
  }
  const told = await historyOf(issueKey);
  expect(told.map(({ changes }) => changes[0]?.to)).toEqual([6, 5, 4, 3, 2].map((time) => `Renamed ${time}`));
  const settings = { mendRole: null, auditDays: 7, grantNewWorkspaces: false, pointsAnHour: 10_000 };
  let { version } = await adminOf(world).get(id);
  await call(world, 'admin', 'connection.settings', { connectionId: id, version, settings });
  // An inactive one makes no history of its own.
  ({ version } = await adminOf(world).get(id));
  await call(world, 'admin', 'connection.setActive', { connectionId: id, version, active: false });
  await advanceWithoutTicks(world, 6 * 24 * 60 * MINUTES);
  expect(await historyOf(issueKey)).toHaveLength(5);
  await advanceWithoutTicks(world, 2 * 24 * 60 * MINUTES);
  expect(await historyOf(issueKey)).toEqual([]);
});

test('history costs at most 120 bytes of storage for a changed pair', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 60 } });
  world = begun.world;
  const { id } = begun.connection;
  world.sandbox.world.sendsWebhooks = false;
  const change = (text: string): void => {
    for (const taskId of pairsOf(world).keys())
      world.sandbox.world.editTask(taskId, { title: `${text} ${taskId}`, dueDate: '2027-01-31' });
  };
  change('Renamed, as many are');
  await world.advance(12 * MINUTES);
  const rows = await rowsOf(id);
  const changed = rows.slice(-1);
  const bytes = changed.reduce<number>((sum, row) => sum + JSON.stringify(row).length, 0);
  // Eight more are the mark of the row in the pair's own record.
  expect(bytes / 60 + 8).toBeLessThan(120);
  expect(rows.length).toBeLessThanOrEqual(4);
});
