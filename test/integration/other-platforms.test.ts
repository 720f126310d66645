import type { Connection } from '../../local/seeding/admin-at-work';
import { makeFirstConnection } from '../../local/seeding/first-connection';
import { needsInWorld } from '../../local/seeding/needs-in-world';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { createIssue } from './create-issue';
import { adminOf, advanceWithoutTicks, call, MINUTES, worldsAfter } from './rig';

const HOURS = 60 * MINUTES;
const PROJECT = 'prj-roadmap';

const issuesTitled = (world: World, summary: string) =>
  world.jira.world.issuesOf('ROAD').filter((issue) => issue.summary === summary);
const tasksTitled = (world: World, title: string) =>
  world.sandbox.world.tasks(PROJECT).filter((task) => !task.deleted && task.title === title);
const statusOf = async (world: World, { id }: Connection) => (await adminOf(world).get(id)).status;

describe.each([['jira-align'], ['jira-data-center']] as const)('%s', (kind) => {
  const begin = worldsAfter((world) => makeFirstConnection(needsInWorld(world, kind)));
  let world: World;
  let connection: Connection;
  beforeEach(async () => {
    ({ world, begun: connection } = await begin({ sandbox: { seed: 12, features: 2 } }));
  });
  afterEach(() => world.stop());

  test('every task becomes one issue, and what is edited on either side arrives on the other', async () => {
    const tasks = world.sandbox.world.tasks(PROJECT);
    for (const { title } of tasks) expect(issuesTitled(world, title)).toHaveLength(1);
    const [first, second] = tasks;
    world.sandbox.world.editTask(first?.id ?? '', { title: 'Renamed there', dueDate: '2026-12-24' });
    const [issue] = issuesTitled(world, second?.title ?? '');
    await new JiraAsPerson(world.jira.program, 'acc-member').edit(issue?.key ?? '', {
      summary: 'Renamed here',
    });
    await world.advance(15 * MINUTES);
    expect(issuesTitled(world, 'Renamed there')).toEqual([
      expect.objectContaining({ dueDate: '2026-12-24' }),
    ]);
    expect(world.sandbox.world.task(second?.id ?? '').title).toBe('Renamed here');
    expect(await statusOf(world, connection)).toBe('Authorized');
    expect((await adminOf(world).get(connection.id)).openFailures).toBe(0);
  });

  test('a new issue gets one task, though the answer was lost, and a new task one issue', async () => {
    world.sandbox.world.faults.loseAnswers = 1;
    await createIssue(world, { summary: 'Made in Jira' });
    world.sandbox.world.createTask({ title: 'Made there' });
    await world.advance(2 * HOURS);
    expect(tasksTitled(world, 'Made in Jira')).toHaveLength(1);
    expect(issuesTitled(world, 'Made there')).toHaveLength(1);
    expect(issuesTitled(world, 'Made in Jira')).toHaveLength(1);
  });

  test('a block of one moment is looked at once, whatever order its numbers have as words', async () => {
    world.sandbox.world.createTasks(880, 'prj-website');
    world.sandbox.world.createTasks(130, PROJECT);
    await world.advance(40 * MINUTES);
    world.recorder.clear();
    await world.advance(15 * MINUTES);
    expect(world.recorder.calls.filter(({ target }) => target === 'queue')).toEqual([]);
    expect(issuesTitled(world, 'Task 130')).toHaveLength(1);
  });

  test('an outage costs no grant and nothing that happened meanwhile', async () => {
    const [first] = world.sandbox.world.tasks(PROJECT);
    world.sandbox.world.faults.down = true;
    world.sandbox.world.editTask(first?.id ?? '', { title: 'Edited in the dark' });
    await world.advance(30 * MINUTES);
    expect(await statusOf(world, connection)).toBe('Interrupted');
    world.sandbox.world.faults.reset();
    await world.advance(60 * MINUTES);
    expect(await statusOf(world, connection)).toBe('Authorized');
    expect(issuesTitled(world, 'Edited in the dark')).toHaveLength(1);
  });

  test('a deleted task is found without being told, and its issue is left alone', async () => {
    const [first] = world.sandbox.world.tasks(PROJECT);
    const title = first?.title ?? '';
    await world.advance(10 * MINUTES);
    world.sandbox.world.deleteTask(first?.id ?? '');
    await advanceWithoutTicks(world, 25 * HOURS);
    await world.advance(30 * MINUTES);
    expect(issuesTitled(world, title)).toHaveLength(1);
    expect(tasksTitled(world, title)).toHaveLength(0);
    const answer = await call(world, 'admin', 'failures.list', { connectionId: connection.id });
    expect(JSON.stringify(answer)).toContain('PLATFORM_ITEM_GONE');
  });
});
