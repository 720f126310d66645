import { HardCase } from './hard-case';
import { call, codeOf, MINUTES, pairsOf, textDocument } from './rig';

let at: HardCase;
afterEach(() => at.stop());

const HOUR = 60 * MINUTES;

test.each([
  ['ahead', 1],
  ['behind', -1],
])(
  'the platform’s clock an hour %s and later set right: nothing that is stamped before the cursor is missed, without webhooks',
  async (_, sign) => {
    at = await HardCase.begin();
    at.platform.sendsWebhooks = false;
    const [one, two] = [at.pair('One'), at.pair('Two')];
    at.platform.faults.clockSkewMs = sign * HOUR;
    at.platform.editTask(one.id, { title: 'On a wrong clock' });
    await at.settle();
    expect(at.jira.issue(one.key)?.summary).toBe('On a wrong clock');

    at.platform.faults.clockSkewMs = 0;
    at.platform.editTask(two.id, { title: 'On the right clock' });
    const made = at.platform.createTask({ title: 'Made on the right clock' });
    await at.settle();
    expect(at.jira.issue(two.key)?.summary).toBe('On the right clock');
    expect(at.issueOf(made.id).summary).toBe('Made on the right clock');
    at.expectNothingExtra(5);
    expect(at.made).toBe(5);
  },
);

test.each([
  ['ahead', 1],
  ['behind', -1],
])(
  'with the platform’s clock an hour %s the newer of two edits stands, not the one with the later stamp',
  async (_, sign) => {
    at = await HardCase.begin();
    at.platform.faults.clockSkewMs = sign * HOUR;
    // A stamp never goes back: until an hour has passed, those of the right clock stand.
    await at.settle(65);
    const [one, two] = [at.pair('One'), at.pair('Two')];
    at.platform.sendsWebhooks = false;
    at.world.faults.setDelivery((kind) => ({ copies: kind === 'schedule' ? 1 : 0, delayMs: 0 }));
    at.platform.editTask(one.id, { title: 'There, first' });
    await at.milo.edit(two.key, { summary: 'Jira, first' });
    await at.world.advance(10_000);
    await at.milo.edit(one.key, { summary: 'Jira, last' });
    at.platform.editTask(two.id, { title: 'There, last' });
    at.world.faults.clear();
    await at.settle();
    for (const [{ id, key }, title] of [
      [one, 'Jira, last'],
      [two, 'There, last'],
    ] as const)
      expect([at.platform.task(id).title, at.jira.issue(key)?.summary]).toEqual([title, title]);
  },
);

test('a transaction of 3,000 tasks, most of which are not synced, is gone through, and none of those that are is lost', async () => {
  at = await HardCase.begin();
  at.platform.sendsWebhooks = false;
  const synced: string[] = [];
  for (let number = 0; number < 3_000; number += 1) {
    const isSynced = number % 599 === 0 || number === 2_999;
    const { id } = at.platform.createTask({
      title: `Task ${number}`,
      typeId: isSynced ? 'ty-task' : 'ty-defect',
    });
    if (isSynced) synced.push(id);
  }
  await at.settle();
  expect(synced.filter((id) => !pairsOf(at.world).has(id))).toEqual([]);
  const ids = at.platform.tasks().map(({ id }) => id);
  at.platform.editTasks(ids, () => ({ labels: ['all'] }));
  await at.settle(20);
  const late = [...pairsOf(at.world).keys()].filter((id) => !at.issueOf(id).labels.includes('all'));
  expect(late).toEqual([]);
  expect(pairsOf(at.world).size).toBe(4 + synced.length);
  expect(at.made).toBe(4 + synced.length);
  expect(await at.told()).toEqual([]);
});

test('a project link that is resumed after a month takes over what changed on both sides meanwhile, once', async () => {
  at = await HardCase.begin();
  const [one, two, three, four] = ['One', 'Two', 'Three', 'Four'].map((title) => at.pair(title));
  if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error();
  const turn = async (how: 'link.pause' | 'link.resume'): Promise<void> => {
    const { connectionId, linkId } = at;
    const version = await at.version();
    expect(codeOf(await call(at.world, 'admin', how, { connectionId, linkId, version }))).toBe('ok');
  };
  await turn('link.pause');
  await at.milo.edit(one.key, { summary: 'Only in Jira' });
  await at.milo.comment(one.key, textDocument('Said in Jira'));
  at.platform.editTask(two.id, { title: 'Only there', statusId: 'st-done' });
  at.platform.addComment(two.id, '<p>Said there</p>');
  at.platform.editTask(three.id, { title: 'There first' });
  await at.settle();
  await at.pass(15);
  await at.milo.edit(three.key, { summary: 'In Jira last', labels: ['jira'] });
  at.platform.deleteTask(four.id);
  at.platform.createTask({ title: 'New there' });
  await at.newIssue({ issuetype: { id: '10002' }, summary: 'New in Jira' });
  await at.settle();
  await at.pass(15);
  expect([at.platform.task(one.id).title, at.jira.issue(two.key)?.summary]).toEqual(['One', 'Two']);
  await turn('link.resume');
  await at.settle(15);
  expect(at.platform.task(one.id).title).toBe('Only in Jira');
  expect(at.jira.issue(two.key)).toMatchObject({ summary: 'Only there', status: { name: 'Done' } });
  expect(at.platform.task(three.id)).toMatchObject({ title: 'In Jira last', labels: ['jira'] });
  expect(at.jira.issue(three.key)?.summary).toBe('In Jira last');
  expect(at.platform.comments(one.id)).toHaveLength(1);
  expect(at.jira.issue(two.key)?.comments).toHaveLength(1);
  expect(at.issueOf(at.task('New there').id).summary).toBe('New there');
  expect(at.issueOf(at.task('New in Jira').id).summary).toBe('New in Jira');
  expect((await at.told()).map(({ code }) => code)).toEqual(['PLATFORM_ITEM_GONE']);
  at.expectNothingExtra(5);
  expect(at.made).toBe(6);
});
