import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { mapAs, roadmapMapping } from './mapped';
import { call, connectWithoutSync, MINUTES, pairsOf, worldsAfter } from './rig';

let world: World;
let linkId: string;
let seeded: number;
const linked = worldsAfter(async (first) => {
  const issues = first.jira.world.issuesOf('ROAD').length;
  const { links } = await connectWithoutSync(first);
  const id = links[0]?.id ?? '';
  await mapAs(first, id, roadmapMapping);
  await first.advance(6 * MINUTES);
  return { id, issues };
});
beforeEach(async () => {
  ({
    world,
    begun: { id: linkId, issues: seeded },
  } = await linked({ sandbox: { seed: 0 } }));
});
afterEach(() => world.stop());

const platform = () => world.sandbox.world;
const made = () => world.jira.world.issuesOf('ROAD').length - seeded;
const settle = () => world.advance(12 * MINUTES);
const living = () =>
  platform()
    .tasks()
    .filter(({ deleted }) => !deleted);

function issueOf(taskId: string) {
  const [key = ''] = pairsOf(world).get(taskId) ?? [];
  const issue = world.jira.world.issue(key);
  if (issue === undefined) throw new Error(`Task ${taskId} has no issue`);
  return issue;
}

async function ask(what: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> {
  const answer = await call(world, 'issue', what, payload, 'acc-admin');
  await settle();
  return answer.ok ? 'ok' : answer.error.code;
}

test('a pair that was parted stays so whatever either side does, and its issue can be given another task', async () => {
  const [one, two] = ['One', 'Two'].map((title) => platform().createTask({ title }));
  await settle();
  const { id, key } = issueOf(one?.id ?? '');
  expect(await ask('issue.unlink', { issueId: id })).toBe('ok');
  platform().editTask(one?.id ?? '', { title: 'Edited there' });
  await new JiraAsPerson(world.jira.program, 'acc-member').edit(key, { summary: 'Edited here' });
  await settle();
  expect(world.jira.world.issue(key)?.summary).toBe('Edited here');
  expect(platform().task(one?.id ?? '').title).toBe('Edited there');
  expect([living().length, made()]).toEqual([2, 2]);

  expect(await ask('issue.linkTask', { issueId: id, task: two?.key })).toBe('TASK_ALREADY_LINKED');
  expect(await ask('issue.linkTask', { issueId: id, task: one?.key })).toBe('ok');
  expect(world.jira.world.issue(key)?.summary).toBe('Edited there');
  platform().editTask(one?.id ?? '', { title: 'In step' });
  await settle();
  expect(world.jira.world.issue(key)?.summary).toBe('In step');
});

test('an issue whose task was deleted gets a new one when somebody asks, and the two are in step', async () => {
  const one = platform().createTask({ title: 'One' });
  await settle();
  const { id, key } = issueOf(one.id);
  platform().deleteTask(one.id);
  await settle();
  expect(living()).toEqual([]);
  expect(await ask('issue.createTask', { issueId: id })).toBe('ok');
  expect(living().map(({ title }) => title)).toEqual(['One']);
  platform().editTask(living()[0]?.id ?? '', { title: 'Another' });
  await settle();
  expect(world.jira.world.issue(key)?.summary).toBe('Another');

  // Parted from that as well, the next is a third, not one of the two before.
  expect(await ask('issue.unlink', { issueId: id })).toBe('ok');
  expect(await ask('issue.createTask', { issueId: id })).toBe('ok');
  expect(living()).toHaveLength(2);
  expect(made()).toBe(1);
});

test('a parent that is linked later is said of its child then, and a level that Jira refuses names the field', async () => {
  const feature = platform().createTask({ title: 'Feature', typeId: 'ty-feature' });
  const only = { ...roadmapMapping, types: roadmapMapping.types.filter(({ task }) => task !== 'ty-feature') };
  await mapAs(world, linkId, only);
  const child = platform().createTask({ title: 'Child', typeId: 'ty-story', parentId: feature.id });
  await settle();
  expect(issueOf(child.id).parentKey).toBeNull();
  await mapAs(world, linkId, roadmapMapping);
  platform().editTask(feature.id, { title: 'Now' });
  await world.advance(60 * MINUTES);
  expect(issueOf(child.id).parentKey).toBe(issueOf(feature.id).key);

  // Stories below stories: the platform's levels are no longer Jira's.
  const crossed = roadmapMapping.types.map((pair) =>
    pair.task === 'ty-feature' ? { ...pair, jira: '10001' } : pair,
  );
  await mapAs(world, linkId, { ...roadmapMapping, types: crossed });
  const high = platform().createTask({ title: 'High', typeId: 'ty-feature' });
  const low = platform().createTask({ title: 'Low', typeId: 'ty-story', parentId: high.id });
  await settle();
  expect(issueOf(low.id)).toMatchObject({ summary: 'Low', parentKey: null });
  const answer = await call(world, 'issue', 'issue.link', { issueId: issueOf(low.id).id }, 'acc-admin');
  expect(answer).toMatchObject({
    data: {
      link: {
        error: { code: 'JIRA_REFUSED_ITEM', facts: expect.objectContaining({ field: 'parent' }) as unknown },
      },
    },
  });
});

test('a person whom Jira no longer takes is told as unmatched, and the rest of the change arrives', async () => {
  const [task, other] = ['One', 'Other'].map((title) => platform().createTask({ title }));
  platform().editTask(other?.id ?? '', { assigneeId: 'usr-milo' });
  await settle();
  expect(issueOf(other?.id ?? '').assignee?.accountId).toBe('acc-member');
  world.jira.world.changeUser('acc-member', { active: false });
  platform().editTask(task?.id ?? '', { title: 'Changed', assigneeId: 'usr-milo' });
  await settle();
  expect(issueOf(task?.id ?? '')).toMatchObject({ summary: 'Changed', assignee: null });
  const { id } = issueOf(task?.id ?? '');
  const answer = await call(world, 'issue', 'issue.link', { issueId: id }, 'acc-admin');
  expect(answer).toMatchObject({ data: { link: { error: { code: 'ASSIGNEE_UNMATCHED' } } } });
});
