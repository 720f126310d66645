import * as z from 'zod';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import {
  adminOf,
  call,
  codeOf,
  connectedWorld,
  connectWithoutSync,
  inlineWorld,
  MINUTES,
  pairsOf,
  textDocument,
} from './rig';

let world: World;
afterEach(() => world.stop());

const dryRunSchema = z.object({
  state: z.string(),
  done: z.number(),
  counts: z.record(z.string(), z.number()),
  items: z.array(
    z.object({
      action: z.string(),
      issueKey: z.string().nullable(),
      taskKey: z.string().nullable(),
      title: z.string(),
      changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
      error: z.object({ code: z.string() }).nullable(),
    }),
  ),
  more: z.boolean(),
});
type DryRun = z.infer<typeof dryRunSchema>;

async function ask(
  name: 'start' | 'get' | 'stop',
  payload: Readonly<Record<string, unknown>>,
): Promise<DryRun> {
  const answer = await call(world, 'admin', `dryRun.${name}`, payload);
  return dryRunSchema.parse(answer.ok ? answer.data['dryRun'] : answer);
}

async function ended(connectionId: string): Promise<DryRun> {
  for (let look = 0; look < 60; look += 1) {
    const dryRun = await ask('get', { connectionId });
    if (!['waiting', 'running'].includes(dryRun.state)) return dryRun;
    await world.advance(5000);
  }
  throw new Error('The dry run did not end');
}

/** Writes that reached either side since a call. */
function writesSince(firstCall: number): string[] {
  return world.recorder.calls
    .slice(firstCall)
    .filter(({ target, method, path }) => {
      if (target === 'egress') return method !== 'GET' && !/oauth|\/tasks\/batch/.test(path);
      return target === 'jira' && method !== 'GET' && !/search\/jql|bulkfetch|jql\/parse/.test(path);
    })
    .map(({ method, path }) => `${method} ${path}`);
}

/** How many different things the writes since a call were about, by a pattern whose group names the thing. */
function different(firstCall: number, pattern: RegExp): number {
  return new Set(writesSince(firstCall).flatMap((one) => pattern.exec(one)?.[1] ?? [])).size;
}

/** While it is inactive, what people do on either side waits. */
async function setActive(connectionId: string, active: boolean): Promise<void> {
  const { version } = await adminOf(world).get(connectionId);
  const answer = await call(world, 'admin', 'connection.setActive', { connectionId, version, active });
  expect(codeOf(answer)).toBe('ok');
}

/** What the app keeps of pairs, failures and runs, as its page shows it. */
async function kept(connectionId: string): Promise<unknown> {
  const answer = await call(world, 'admin', 'connection.get', { connectionId });
  if (!answer.ok) throw new Error(answer.error.code);
  const { links, runs, failures, openFailures } = answer.data;
  return { links, runs, failures, openFailures };
}

test('JA34 before a first sync a dry run counts what the sync then makes, and writes nothing', async () => {
  world = await inlineWorld({ sandbox: { seed: 120 } });
  const { id, links } = await connectWithoutSync(world, 'all');
  await setActive(id, false);
  const before = await kept(id);
  const firstCall = world.recorder.calls.length;
  expect(await ask('start', { connectionId: id, linkId: links[0]?.id })).toMatchObject({
    state: 'waiting',
    done: 0,
  });
  const dry = await ended(id);
  expect(dry).toMatchObject({
    state: 'complete',
    more: true,
    counts: { createIssues: 120, problems: 0, same: 0 },
  });
  expect(dry.items).toHaveLength(100);
  expect(dry.items[0]).toMatchObject({ action: 'create-issue', issueKey: null });
  expect(dry.items[0]?.title).not.toBe('');
  expect(writesSince(firstCall)).toEqual([]);
  expect(await kept(id)).toEqual(before);

  const issues = world.jira.world.issuesOf('ROAD').length;
  const secondCall = world.recorder.calls.length;
  await setActive(id, true);
  await world.advance(12 * MINUTES);
  expect(dry.counts).toMatchObject({
    createIssues: world.jira.world.issuesOf('ROAD').length - issues,
    createTasks: different(secondCall, /^POST .*(issue-\d+|\/tasks$)/) === 0 ? 0 : pairsOf(world).size - 120,
    comments: writesSince(secondCall).filter((one) => /^POST .*comment/.test(one)).length,
  });
});

test('JA34 of a changed project a dry run counts and names what the sync then changes, and shows what it cannot do', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 40 } });
  world = begun.world;
  const { id, links } = begun.connection;
  await setActive(id, false);
  const pairs = [...pairsOf(world)].map(([taskId, [issueKey = '']]) => ({ taskId, issueKey }));
  const milo = new JiraAsPerson(world.jira.program, 'acc-member');
  const at = (position: number): { readonly taskId: string; readonly issueKey: string } => {
    const pair = pairs[position];
    if (pair === undefined) throw new Error('There are fewer pairs');
    return pair;
  };
  for (const position of [0, 1, 2])
    world.sandbox.world.editTask(at(position).taskId, { title: `Renamed there ${position}` });
  await milo.edit(at(3).issueKey, { summary: 'Renamed in Jira' });
  await milo.edit(at(0).issueKey, { labels: ['both-sides'] });
  await milo.comment(at(4).issueKey, textDocument('Said in Jira'));
  world.sandbox.world.addComment(at(5).taskId, '<p>Said there</p>');
  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  const demanding = (road?.issueTypes ?? []).map((type) => ({ ...type, required: ['duedate'] }));
  world.jira.world.changeProject('ROAD', { issueTypes: demanding });
  world.sandbox.world.createTask({ title: 'Jira will not have it' });
  await world.advance(2 * MINUTES);

  const before = await kept(id);
  const firstCall = world.recorder.calls.length;
  await ask('start', { connectionId: id, linkId: links[0]?.id });
  const dry = await ended(id);
  expect(dry).toMatchObject({ state: 'complete', more: false, done: 41 });
  expect(writesSince(firstCall)).toEqual([]);
  expect(await kept(id)).toEqual(before);
  expect(dry.items).toContainEqual({
    action: 'change-task',
    issueKey: at(3).issueKey,
    taskKey: world.sandbox.world.task(at(3).taskId).key,
    title: expect.any(String) as string,
    changes: [{ field: 'title', from: expect.any(String) as string, to: 'Renamed in Jira' }],
    error: null,
  });
  expect(dry.items.find(({ action }) => action === 'problem')).toMatchObject({
    title: 'Jira will not have it',
    error: { code: 'JIRA_FIELD_REQUIRED' },
  });

  const secondCall = world.recorder.calls.length;
  await setActive(id, true);
  await world.advance(12 * MINUTES);
  const comments = writesSince(secondCall).filter((one) => /^POST .*comment/.test(one)).length;
  expect(comments).toBe(2);
  expect(dry.counts).toMatchObject({
    createIssues: 0,
    createTasks: 0,
    changeIssues: different(secondCall, /^(?:PUT|POST) \/rest\/api\/3\/issue\/(\d+)(?:\/transitions)?$/),
    changeTasks: different(secondCall, /^PATCH .*\/tasks\/([^/?]+)$/),
    comments,
    problems: 1,
    same: 40 - 6,
  });
});

test('JA34 a dry run is stopped, and another one takes the place of the one before', async () => {
  world = await inlineWorld({ sandbox: { seed: 520 } });
  const { id, links } = await connectWithoutSync(world);
  await setActive(id, false);
  const linkId = links[0]?.id ?? '';
  await ask('start', { connectionId: id, linkId });
  await world.advance(2000);
  await ask('start', { connectionId: id, linkId });
  expect(await ended(id)).toMatchObject({ state: 'complete', done: 520, counts: { createIssues: 520 } });
  await ask('start', { connectionId: id, linkId });
  expect(await ask('stop', { connectionId: id })).toMatchObject({ state: 'stopped' });
  await world.advance(MINUTES);
  expect((await ask('get', { connectionId: id })).done).toBe(0);
  expect(codeOf(await call(world, 'admin', 'dryRun.start', { connectionId: id, linkId: 'none' }))).toBe(
    'NOT_FOUND',
  );
});

test('a dry run waits while the platform asks for patience, and fails where the grant is over', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 20 } });
  world = begun.world;
  const { id, links } = begun.connection;
  world.sandbox.world.faults.refuseNext = { calls: 2, retryAfterSeconds: 120 };
  await ask('start', { connectionId: id, linkId: links[0]?.id });
  expect(await ended(id)).toMatchObject({ state: 'complete', done: 20, counts: { same: 20 } });
  world.sandbox.world.revokeGrants();
  await ask('start', { connectionId: id, linkId: links[0]?.id });
  expect(await ended(id)).toMatchObject({ state: 'failed' });
});
