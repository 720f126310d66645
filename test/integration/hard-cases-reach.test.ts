import { HardCase } from './hard-case';
import { call, codeOf } from './rig';

let at: HardCase;
afterEach(() => at.stop());

const TASK = '10002';
const codes = async (): Promise<readonly string[]> => (await at.told()).map(({ code }) => code);

async function ask(name: string, payload: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await call(at.world, 'issue', `issue.${name}`, payload, 'acc-member');
  await at.settle(1);
  return codeOf(answer);
}

test('what does not match a filter gets no partner on either side until it does, and what is paired stays paired', async () => {
  at = await HardCase.begin({ filter: { jira: 'labels = sync', platform: 'label:sync' } });
  const there = at.platform.createTask({ title: 'There' });
  const key = await at.newIssue({ issuetype: { id: TASK }, summary: 'In Jira' });
  at.platform.editTask(at.task('One').id, { title: 'Paired' });
  await at.settle();
  expect(at.made).toBe(5);
  at.expectNothingExtra(5);
  expect(at.issueOf(at.task('Paired').id).summary).toBe('Paired');
  at.platform.editTask(there.id, { labels: ['sync'] });
  await at.milo.edit(key, { labels: ['sync'] });
  await at.settle();
  expect(at.issueOf(there.id).summary).toBe('There');
  expect(at.issueOf(at.task('In Jira').id).key).toBe(key);
  at.platform.editTask(there.id, { labels: [], title: 'No longer' });
  await at.settle();
  expect(at.issueOf(there.id)).toMatchObject({ summary: 'No longer', labels: [] });
  expect(await codes()).toEqual([]);
  at.expectNothingExtra(6);
  expect(at.made).toBe(6);
});

test('deletions are followed both ways, one that cannot be is told, and nothing else is deleted', async () => {
  at = await HardCase.begin({ deletions: 'follow' });
  const [one, two, three] = [at.pair('One'), at.pair('Two'), at.pair('Three')];
  at.platform.deleteTask(one.id);
  at.jira.deleteIssue('acc-admin', two.key);
  at.jira.failNext({ operationId: 'deleteIssue', times: 1, status: 403 });
  at.platform.deleteTask(three.id);
  await at.settle(20);
  expect(at.platform.task(two.id).deleted).toBe(true);
  const left = [one, three].filter(({ key }) => at.jira.issue(key) !== undefined);
  expect(left).toHaveLength(1);
  expect(await codes()).toEqual(['PLATFORM_ITEM_GONE']);
  at.expectNothingExtra(1);
  expect(at.made).toBe(2);
});

test('parted, linked again and given a new task from its issue: each pair is in step afterwards, and nothing is doubled', async () => {
  at = await HardCase.begin();
  const { id, key, issueId } = at.pair('One');
  expect(await ask('unlink', { issueId })).toBe('ok');
  at.platform.editTask(id, { title: 'Alone' });
  await at.milo.edit(key, { labels: ['alone'] });
  await at.settle();
  expect(at.jira.issue(key)?.summary).toBe('One');
  expect(at.platform.task(id).labels).toEqual([]);
  expect(await ask('linkTask', { issueId, task: at.platform.task(id).key })).toBe('ok');
  await at.settle();
  expect(at.jira.issue(key)).toMatchObject({ summary: 'Alone', labels: ['alone'] });
  expect(at.platform.task(id)).toMatchObject({ title: 'Alone', labels: ['alone'] });
  at.expectNothingExtra(4);

  expect(await ask('unlink', { issueId })).toBe('ok');
  expect(await ask('createTask', { issueId })).toBe('ok');
  await at.settle();
  at.expectNothingExtra(5);
  const fresh = at.platform.tasks().find((task) => task.title === 'Alone' && task.id !== id);
  await at.milo.edit(key, { summary: 'With its new task' });
  at.platform.editTask(id, { title: 'The old one' });
  await at.settle();
  expect(at.platform.task(fresh?.id ?? '').title).toBe('With its new task');
  expect(at.jira.issue(key)?.summary).toBe('With its new task');
  expect(at.made).toBe(4);
  expect(await codes()).toEqual([]);
});

test('a parent that is linked after its child becomes its parent on the other side, from either side', async () => {
  at = await HardCase.begin({ filter: { jira: 'labels = sync', platform: 'label:sync' } });
  const feature = at.platform.createTask({ title: 'Feature', typeId: 'ty-feature' });
  const child = at.platform.createTask({
    title: 'Child',
    typeId: 'ty-story',
    parentId: feature.id,
    labels: ['sync'],
  });
  const epic = await at.newIssue({ issuetype: { id: '10000' }, summary: 'Epic' });
  await at.newIssue({
    issuetype: { id: '10001' },
    summary: 'Below',
    parent: { key: epic },
    labels: ['sync'],
  });
  await at.settle();
  expect(at.issueOf(child.id).parentKey).toBeNull();
  expect(at.task('Below').parentId).toBeNull();
  expect(await at.told()).toEqual([
    { code: 'PARENT_NOT_LINKED', facts: expect.objectContaining({ field: 'parent' }) as unknown },
    { code: 'PARENT_NOT_LINKED', facts: expect.objectContaining({ field: 'parent' }) as unknown },
  ]);
  at.platform.editTask(feature.id, { labels: ['sync'] });
  await at.milo.edit(epic, { labels: ['sync'] });
  await at.settle(40);
  expect(at.issueOf(child.id).parentKey).toBe(at.issueOf(feature.id).key);
  expect(at.task('Below').parentId).toBe(at.task('Epic').id);
  expect(await codes()).toEqual([]);
  at.expectNothingExtra(8);
  expect(at.made).toBe(8);
});
