import type { Platform, Task, TaskCursor } from '../../../src/platform/port';
import { jiraAdapterStage, type JiraAdapterStage } from './jira-data-center-adapter-stage';

let on: JiraAdapterStage;
beforeEach(async () => {
  on = await jiraAdapterStage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const cursorOf = ({ updatedAt, id }: Task): TaskCursor => ({ updatedAt, id });

async function everything(projectId: string, limit: number, next: () => Platform): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let pages = 0; pages < 100; pages += 1) {
    const last = tasks.at(-1);
    const page = await next().changedTasks([projectId], last === undefined ? null : cursorOf(last), limit);
    tasks.push(...page.tasks);
    if (!page.more) return tasks;
  }
  throw new Error('The pages do not come to an end');
}

describe('what changed', () => {
  test.each([
    ['of one pass', 1000, false],
    ['of a pass for each page', 1000, true],
    ['of a Jira that gives 25 at once', 25, true],
  ])('250 issues of one minute come once each, in pages %s', async (_, searchCap, fresh) => {
    on.jira.setUp({ searchCap });
    const { world } = on.sandbox;
    world.createTasks(125);
    on.clock.spend(700);
    world.createTasks(125);
    on.clock.spend(90_000);
    const platform = on.opened();
    const tasks = await everything(await on.roadmap(), 60, () => (fresh ? on.opened() : platform));
    expect(tasks).toHaveLength(250);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(250);
  });

  test.each([
    ['Pacific/Auckland', 0],
    ['America/St_Johns', 25 * 60_000],
    ['Europe/Oslo', -25 * 60_000],
  ])('nothing is missed in %s, with a clock that is %i ms ahead', async (timeZone, clockSkewMs) => {
    on.jira.setUp({ timeZone });
    const { world } = on.sandbox;
    world.faults.clockSkewMs = clockSkewMs;
    world.createTask({ title: 'First' });
    const projectId = await on.roadmap();
    const [first] = await everything(projectId, 100, () => on.opened());
    for (const minutes of [0, 59, 24 * 60]) {
      on.clock.spend(minutes * 60_000 + 1);
      world.createTask({ title: `After ${minutes} minutes` });
    }
    const after = first === undefined ? null : cursorOf(first);
    const { tasks } = await on.opened().changedTasks([projectId], after, 100);
    expect(tasks.map(({ title }) => title)).toEqual([
      'After 0 minutes',
      'After 59 minutes',
      'After 1440 minutes',
    ]);
  });

  test('an idle look is one call, and so is each page once the fields are known', async () => {
    on.sandbox.world.createTasks(30);
    const projectId = await on.roadmap();
    const last = (await everything(projectId, 100, () => on.opened())).at(-1);
    const platform = on.opened();
    on.sent = [];
    await platform.changedTasks([projectId], last === undefined ? null : cursorOf(last), 20);
    expect(on.sent).toEqual(['POST /search']);
    const first = await platform.changedTasks([projectId], null, 20);
    on.sent = [];
    const second = first.tasks.at(-1);
    await platform.changedTasks([projectId], second === undefined ? null : cursorOf(second), 20);
    expect(on.sent).toEqual(['POST /search']);
  });

  test('a project that is not seen is a problem of projects, not of the connection', async () => {
    await expect(on.opened().changedTasks(['99999'], null, 10)).rejects.toMatchObject({
      details: { scope: 'project' },
    });
    await expect(on.opened().projectSchema('99999')).rejects.toMatchObject({
      code: 'PLATFORM_ITEM_GONE',
      details: { scope: 'project' },
    });
  });

  test('comments move their own counts and no version', async () => {
    const platform = on.opened();
    const made = await platform.createTask(await on.roadmap(), { title: 'Discussed' }, 'k');
    on.clock.spend(1_000);
    await platform.createComment(made.id, { body: 'A', externalId: '1', authorName: 'Milo' }, 'c');
    const [read] = await platform.getTasks([made.id]);
    expect(read).toMatchObject({ version: made.version, commentCount: 1 });
    expect(read?.updatedAt).not.toBe(made.updatedAt);
    on.clock.spend(1_000);
    expect(await platform.updateTask(made.id, { title: 'Renamed' }, made.version)).toMatchObject({
      title: 'Renamed',
    });
  });
});
