import * as z from 'zod';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { adminOf, call, codeOf, connectedWorld, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

const failures = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      error: z.object({ code: z.string() }),
      conflicts: z.array(z.object({ field: z.string(), jira: z.string(), platform: z.string() })),
    }),
  ),
});

/** Both sides change a title whose mapping asks, while nothing is synced. */
async function openConflict(): Promise<{
  readonly connectionId: string;
  readonly taskId: string;
  readonly issueKey: string;
}> {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id, links } = begun.connection;
  const linkId = links[0]?.id ?? '';
  const stored = await call(world, 'admin', 'link.mapping', { connectionId: id, linkId });
  const { mapping } = z
    .object({ mapping: z.record(z.string(), z.unknown()) })
    .parse(stored.ok ? stored.data : stored);
  const asking = { title: { direction: 'both', conflict: 'ask', when: 'always' } };
  const { version } = await adminOf(world).get(id);
  const saved = await call(world, 'admin', 'link.update', {
    connectionId: id,
    version,
    linkId,
    mapping: { ...mapping, fields: asking },
    createTasks: 'new',
  });
  expect(codeOf(saved)).toBe('ok');
  await world.advance(6 * MINUTES);
  await setActive(id, false);
  const [taskId = '', [issueKey = ''] = []] = [...pairsOf(world)][0] ?? [];
  world.sandbox.world.editTask(taskId, { title: 'As the task says' });
  await new JiraAsPerson(world.jira.program, 'acc-member').edit(issueKey, { summary: 'As the issue says' });
  await setActive(id, true);
  await world.advance(6 * MINUTES);
  return { connectionId: id, taskId, issueKey };
}

async function setActive(connectionId: string, active: boolean): Promise<void> {
  const { version } = await adminOf(world).get(connectionId);
  await call(world, 'admin', 'connection.setActive', { connectionId, version, active });
}

async function conflictsOf(connectionId: string): Promise<z.infer<typeof failures>['items']> {
  const answer = await call(world, 'admin', 'failures.list', { connectionId, code: 'CONFLICT_OPEN' });
  return failures.parse(answer.ok ? answer.data : answer).items;
}

test.each([
  ['jira', 'As the issue says'],
  ['platform', 'As the task says'],
] as const)('S09 a conflict that a person settles for %s is carried out and closed', async (keep, title) => {
  const { connectionId, taskId, issueKey } = await openConflict();
  const [open] = await conflictsOf(connectionId);
  expect(open?.conflicts).toEqual([
    { field: 'title', jira: 'As the issue says', platform: 'As the task says' },
  ]);
  expect(world.sandbox.world.task(taskId).title).toBe('As the task says');
  expect(world.jira.world.issue(issueKey)?.summary).toBe('As the issue says');

  const issueId = world.jira.world.issue(issueKey)?.id;
  const settled = await call(world, 'issue', 'issue.settle', { issueId, field: 'title', keep }, 'acc-member');
  expect(codeOf(settled)).toBe('ok');
  await world.advance(MINUTES);
  expect(await conflictsOf(connectionId)).toEqual([]);
  expect(world.sandbox.world.task(taskId).title).toBe(title);
  expect(world.jira.world.issue(issueKey)?.summary).toBe(title);
  const audit = await call(world, 'admin', 'audit.list', { connectionId, action: 'conflict-settled' });
  expect(audit.ok ? audit.data['entries'] : audit).toMatchObject([{ actor: 'acc-member' }]);
});

test('who decided is told, and of nothing else, though another pass carried it out before the one asked for', async () => {
  const { taskId, issueKey } = await openConflict();
  const issueId = world.jira.world.issue(issueKey)?.id;
  // The pass that is asked for comes late.
  world.faults.setDelivery((kind) => ({ copies: 1, delayMs: kind === 'queue' ? 2 * MINUTES : 0 }));
  const choice = { issueId, field: 'title', keep: 'jira' };
  expect(codeOf(await call(world, 'issue', 'issue.settle', choice, 'acc-member'))).toBe('ok');
  world.faults.setDelivery(() => ({ copies: 1, delayMs: 0 }));
  world.sandbox.world.editTask(taskId, { labels: ['late'] });
  await world.advance(MINUTES);
  expect(world.sandbox.world.task(taskId).title).toBe('As the issue says');
  const told = await call(world, 'issue', 'issue.history', { issueId }, 'acc-member');
  expect(told.ok ? told.data['entries'] : told).toMatchObject([
    { action: 'changed', wrote: 'jira', why: { cause: 'side', trigger: 'webhook', who: 'Nora Nilsen' } },
    {
      action: 'conflict',
      wrote: 'platform',
      why: { cause: 'person', trigger: 'webhook', who: 'Milo Member' },
    },
    { action: 'created' },
  ]);
});
