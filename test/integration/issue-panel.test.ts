import * as z from 'zod';
import type { World } from '../../local/world';
import { call, codeOf, connectedWorld, type Envelope, MINUTES, pairsOf } from './rig';

let world: World;
let connectionId: string;
beforeAll(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 12 } }));
  await world.advance(6 * MINUTES);
});
afterAll(() => world.stop());
beforeEach(() => world.advance(MINUTES));

const panel = z.object({
  link: z
    .object({
      state: z.string(),
      gone: z.string().nullable(),
      mayMend: z.boolean(),
      conflicts: z.array(z.unknown()),
      task: z.object({ key: z.string() }).nullable(),
    })
    .nullable(),
  unlinked: z.object({ mayCreate: z.boolean(), mayMend: z.boolean() }).nullable(),
});

function idOf(issueKey: string): string {
  return world.jira.world.issue(issueKey)?.id ?? '';
}

function ask(
  name: string,
  issueKey: string,
  payload: Readonly<Record<string, unknown>> = {},
  accountId = 'acc-member',
): Promise<Envelope> {
  return call(world, 'issue', `issue.${name}`, { issueId: idOf(issueKey), ...payload }, accountId);
}

async function show(issueKey: string): Promise<z.infer<typeof panel>> {
  const answer = await ask('link', issueKey);
  return panel.parse(answer.ok ? answer.data : answer);
}

function pairAt(position: number): { readonly taskId: string; readonly issueKey: string } {
  const [taskId = '', [issueKey = ''] = []] = [...pairsOf(world)][position] ?? [];
  return { taskId, issueKey };
}

/** An issue of the linked project that was there before and has no task. */
function loneIssue(): string {
  const mapped = world.jira.world.issue(pairAt(1).issueKey)?.issueType;
  const lone = world.jira.world
    .issuesOf('ROAD')
    .find(({ issueType, properties }) => issueType === mapped && properties['planlink'] === undefined);
  return lone?.key ?? '';
}

test('an issue without a task can get one made, and then has it', async () => {
  const issueKey = loneIssue();
  expect(await show(issueKey)).toEqual({ link: null, unlinked: { mayCreate: true, mayMend: true } });
  const tasks = pairsOf(world).size;
  expect(await ask('createTask', issueKey)).toMatchObject({ data: { queued: true } });
  await world.advance(MINUTES);
  expect((await show(issueKey)).link).toMatchObject({ state: 'in-sync', gone: null });
  expect(pairsOf(world).size).toBe(tasks + 1);
  expect(codeOf(await ask('createTask', issueKey))).toBe('ISSUE_ALREADY_LINKED');
  const audit = await call(world, 'admin', 'audit.list', { connectionId, action: 'pair-changed' });
  expect(audit.ok ? audit.data['entries'] : audit).toMatchObject([
    { actor: 'acc-member', changes: [{ field: issueKey, after: 'created' }] },
  ]);
});

test('a pair is parted, both sides stay, and the task is found again by its key, its address or its id', async () => {
  const { taskId, issueKey } = pairAt(0);
  const task = world.sandbox.world.task(taskId);
  const { link } = await show(issueKey);
  const key = link?.task?.key ?? '';
  expect(await ask('unlink', issueKey)).toMatchObject({ data: { unlinked: true } });
  await world.advance(MINUTES);
  expect(await show(issueKey)).toMatchObject({ link: null, unlinked: { mayMend: true } });
  const audit = await call(world, 'admin', 'audit.list', { connectionId, action: 'pair-changed' });
  expect(audit.ok ? audit.data['entries'] : audit).toContainEqual(
    expect.objectContaining({ changes: [{ field: issueKey, before: key, after: '' }] }),
  );
  world.sandbox.world.editTask(taskId, { title: 'On its own' });
  await world.advance(MINUTES);
  expect(world.jira.world.issue(issueKey)?.summary).toBe(task.title);

  expect(codeOf(await ask('linkTask', issueKey, { task: 'NONE-1' }))).toBe('TASK_NOT_FOUND');
  expect(codeOf(await ask('linkTask', issueKey, { task: 'https://else.example/tasks/none' }))).toBe(
    'TASK_NOT_FOUND',
  );
  const taken = await ask('linkTask', issueKey, { task: pairAt(3).taskId });
  expect(codeOf(taken)).toBe('TASK_ALREADY_LINKED');
  const address = `${world.sandbox.publicOrigin}/tasks/${taskId}`;
  expect(await ask('linkTask', issueKey, { task: key.toLowerCase() })).toMatchObject({
    data: { queued: true },
  });
  expect(await ask('linkTask', issueKey, { task: address })).toMatchObject({ data: { queued: true } });
  await world.advance(MINUTES);
  expect((await show(issueKey)).link).toMatchObject({ state: 'in-sync', task: { key } });
  expect(codeOf(await ask('linkTask', issueKey, { task: taskId }))).toBe('ISSUE_ALREADY_LINKED');
});

test('a task that is gone is said to be, and the issue can get a new one', async () => {
  const { taskId, issueKey } = pairAt(4);
  world.sandbox.world.deleteTask(taskId);
  await world.advance(6 * MINUTES);
  expect((await show(issueKey)).link).toMatchObject({ gone: 'task', task: null, mayMend: true });
  expect(codeOf(await ask('createTask', issueKey))).toBe('ok');
  await world.advance(MINUTES);
  expect((await show(issueKey)).link).toMatchObject({ gone: null, state: 'in-sync' });
});

test('in a project that is not linked the panel offers nothing, and a task of another project is not found', async () => {
  const other = world.jira.world.projects().find(({ key }) => key !== 'ROAD');
  const [foreign] = world.jira.world.issuesOf(other?.key ?? '');
  expect(await show(foreign?.key ?? '')).toEqual({ link: null, unlinked: null });
  expect(codeOf(await ask('createTask', foreign?.key ?? ''))).toBe('NOT_FOUND');
  const elsewhere = world.sandbox.world.createTask({ title: 'Elsewhere' }, 'prj-website');
  expect(codeOf(await ask('linkTask', loneIssue(), { task: elsewhere.id }))).toBe('TASK_NOT_FOUND');
});

test('what failed on an issue is tried again from its panel', async () => {
  const { taskId, issueKey } = pairAt(6);
  const mend = world.faults.add({
    match: ({ target, method, path }) =>
      target === 'jira' && method === 'PUT' && path === `/rest/api/3/issue/${idOf(issueKey)}`,
    action: { kind: 'status', status: 403 },
  });
  world.sandbox.world.editTask(taskId, { title: 'Not yet allowed' });
  await world.advance(MINUTES);
  expect((await show(issueKey)).link).toMatchObject({ state: 'failed' });
  mend();
  expect(await ask('retry', issueKey)).toMatchObject({ data: { queued: true } });
  await world.advance(MINUTES);
  expect((await show(issueKey)).link).toMatchObject({ state: 'in-sync' });
});

test('what somebody asked for one pair while the platform was down is done when it is back', async () => {
  const issueKey = loneIssue();
  const { faults } = world.sandbox.world;
  faults.down = true;
  expect(await ask('createTask', issueKey)).toMatchObject({ data: { queued: true } });
  await world.advance(MINUTES);
  faults.down = false;
  expect((await show(issueKey)).link).toBeNull();
  await world.advance(4 * MINUTES);
  expect((await show(issueKey)).link).toMatchObject({ state: 'in-sync' });
});
