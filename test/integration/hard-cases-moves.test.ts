import { HardCase } from './hard-case';

let at: HardCase;
afterEach(() => at.stop());

const codes = async (): Promise<readonly string[]> => (await at.told()).map(({ code }) => code);

test.each([
  ['read-only', 'JIRA_REFUSED_ITEM'],
  ['hidden', 'JIRA_ITEM_GONE'],
] as const)(
  'an issue that is archived (%s) rests with its task, and goes on by itself when it is back',
  async (how, code) => {
    at = await HardCase.begin();
    const [{ id, key }, other] = [at.pair('One'), at.pair('Two')];
    at.jira.archiveIssue(key, how);
    at.platform.editTask(id, { title: 'Meanwhile' });
    at.platform.editTask(other.id, { labels: ['goes-on'] });
    await at.settle();
    expect(at.jira.issue(key)?.summary).toBe('One');
    expect(at.jira.issue(other.key)?.labels).toEqual(['goes-on']);
    expect(await codes()).toEqual([code]);
    at.jira.archiveIssue(key, null);
    await at.settle(30);
    expect(at.jira.issue(key)?.summary).toBe('Meanwhile');
    expect(await codes()).toEqual([]);
    at.expectNothingExtra(4);
    expect(at.made).toBe(4);
  },
);

test('an issue whose task is moved to where the link does not reach rests, and goes on when the task is back', async () => {
  at = await HardCase.begin();
  const { id, key } = at.pair('One');
  at.platform.moveTask(id, 'prj-website');
  at.platform.editTask(id, { title: 'Elsewhere' });
  await at.settle();
  await at.milo.edit(key, { labels: ['in-jira'] });
  await at.settle();
  expect(at.jira.issue(key)?.summary).toBe('One');
  expect(at.platform.task(id).labels).toEqual([]);
  expect(await at.told()).toEqual([{ code: 'PAIR_MOVED_AWAY', facts: { side: 'platform' } }]);
  at.platform.moveTask(id, 'prj-roadmap');
  await at.settle();
  expect(at.jira.issue(key)).toMatchObject({ summary: 'Elsewhere', labels: ['in-jira'] });
  expect(at.platform.task(id)).toMatchObject({ title: 'Elsewhere', labels: ['in-jira'] });
  expect(await codes()).toEqual([]);
  expect(at.made).toBe(4);
});

test('a task that becomes of a type without a counterpart rests, and one of another mapped type goes on', async () => {
  at = await HardCase.begin();
  const [one, two] = [at.pair('One'), at.pair('Two')];
  at.platform.convertTask(one.id, 'ty-defect');
  at.platform.editTask(one.id, { title: 'A defect' });
  at.platform.convertTask(two.id, 'ty-story');
  at.platform.editTask(two.id, { title: 'A story', statusId: 'st-doing' });
  await at.settle();
  expect(at.jira.issue(one.key)?.summary).toBe('One');
  expect(at.jira.issue(two.key)).toMatchObject({ summary: 'A story', status: { name: 'In Progress' } });
  expect(await at.told()).toEqual([{ code: 'TYPE_NOT_MAPPED', facts: { side: 'platform', type: 'Defect' } }]);
  at.platform.convertTask(one.id, 'ty-task');
  await at.settle();
  expect(at.jira.issue(one.key)?.summary).toBe('A defect');
  expect(await codes()).toEqual([]);
  at.expectNothingExtra(4);
  expect(at.made).toBe(4);
});

test('what is deleted on one side leaves the other as it is, once told, and nothing is made anew', async () => {
  at = await HardCase.begin();
  const [one, two, three] = [at.pair('One'), at.pair('Two'), at.pair('Three')];
  at.platform.deleteTask(one.id);
  at.jira.deleteIssue('acc-admin', two.key);
  await at.settle();
  await at.milo.edit(one.key, { summary: 'Still here' });
  at.platform.editTask(two.id, { title: 'Here as well' });
  at.platform.editTask(three.id, { title: 'Goes on' });
  await at.settle();
  expect(at.jira.issue(one.key)?.summary).toBe('Still here');
  expect(at.platform.task(two.id)).toMatchObject({ title: 'Here as well', deleted: false });
  expect(at.jira.issue(three.key)?.summary).toBe('Goes on');
  expect([...(await codes())].sort()).toEqual(['JIRA_ITEM_GONE', 'PLATFORM_ITEM_GONE']);
  at.expectNothingExtra(3);
  expect(at.made).toBe(3);
});
