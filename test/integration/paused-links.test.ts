import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { createIssue } from './create-issue';
import { adminOf, call, codeOf, MINUTES, pairsOf, textDocument, worldsAfter } from './rig';
import { connectTwo } from './two-links';

let world: World;
let connectionId: string;
/** The cursors move on for the second link while the first is paused. */
const withTwoLinks = worldsAfter(async (first) => (await connectTwo(first)).id);
beforeEach(async () => {
  ({ world, begun: connectionId } = await withTwoLinks({ sandbox: { seed: 6 } }));
});
afterEach(() => world.stop());

async function roadLink(): Promise<{ readonly linkId: string; readonly version: number }> {
  const { links, version } = await adminOf(world).get(connectionId);
  return { linkId: links.find(({ jiraProjectId }) => jiraProjectId === '10000')?.id ?? '', version };
}

async function turn(how: 'link.pause' | 'link.resume'): Promise<void> {
  const link = await roadLink();
  expect(codeOf(await call(world, 'admin', how, { connectionId, ...link }))).toBe('ok');
}

function pairAt(position: number): [task: string, issue: string] {
  const [task, [issue] = []] = [...pairsOf(world)][position] ?? [];
  if (task === undefined || issue === undefined) throw new Error(`There is no pair ${position}`);
  return [task, issue];
}

const milo = (): JiraAsPerson => new JiraAsPerson(world.jira.program, 'acc-member');

test('a paused link is left alone by schedule, events and webhooks, nothing fails for it, and the other link goes on', async () => {
  await turn('link.pause');
  const [task1, issue1] = pairAt(0);
  const [task2, issue2] = pairAt(1);
  const before = [world.sandbox.world.task(task1).title, world.jira.world.issue(issue2)?.summary];
  await milo().edit(issue1, { summary: 'Not to travel' });
  world.sandbox.world.editTask(task2, { title: 'Not to travel' });
  world.sandbox.world.deleteTask(pairAt(2)[0]);
  const [website = ''] = pairsOf(world, 'OPS').keys();
  world.sandbox.world.editTask(website, { title: 'This travels' });
  const made = world.sandbox.world.createTask({ title: 'This comes' }, 'prj-website');
  await world.advance(20 * MINUTES);
  expect([world.sandbox.world.task(task1).title, world.jira.world.issue(issue2)?.summary]).toEqual(before);
  expect(world.jira.world.issue(pairsOf(world, 'OPS').get(website)?.[0] ?? '')?.summary).toBe('This travels');
  expect(pairsOf(world, 'OPS').get(made.id)).toHaveLength(1);
  expect(await adminOf(world).get(connectionId)).toMatchObject({ status: 'Authorized', openFailures: 0 });
});

test('resuming brings all that changed on either side while a link was paused, once', async () => {
  const pairs = [0, 1, 2, 3].map(pairAt);
  await turn('link.pause');
  const [[task0, issue0], [task1, issue1], [task2], [task3, issue3]] = pairs as [
    [string, string],
    [string, string],
    [string, string],
    [string, string],
  ];
  await milo().edit(issue0, { summary: 'Only in Jira' });
  await milo().comment(issue0, textDocument('Said while paused'));
  world.sandbox.world.editTask(task1, { title: 'Only there', statusId: 'st-done' });
  world.sandbox.world.deleteTask(task2);
  world.jira.world.deleteIssue('acc-admin', issue3);
  const made = world.sandbox.world.createTask({ title: 'Made while paused' });
  await createIssue(world, { summary: 'Issue made while paused' });
  // The other link moves the cursors of both past all this.
  const [website = ''] = pairsOf(world, 'OPS').keys();
  world.sandbox.world.editTask(website, { title: 'Moves the cursors' });
  await world.advance(90 * MINUTES);
  expect(world.sandbox.world.task(task0).title).not.toBe('Only in Jira');
  const tasks = world.sandbox.world.tasks().length;

  await turn('link.resume');
  await world.advance(6 * MINUTES);
  expect(world.sandbox.world.task(task0).title).toBe('Only in Jira');
  expect(world.sandbox.world.comments(task0).filter(({ body }) => body.includes('Said while'))).toHaveLength(
    1,
  );
  expect(world.jira.world.issue(issue1)).toMatchObject({ summary: 'Only there', status: { name: 'Done' } });
  expect(pairsOf(world).get(made.id)).toHaveLength(1);
  expect(world.sandbox.world.tasks()).toHaveLength(tasks + 1);
  expect(world.sandbox.world.task(task3).deleted).toBe(false);
  expect([...pairsOf(world).values()].filter((keys) => keys.length > 1)).toEqual([]);
  const shown = JSON.stringify(await call(world, 'admin', 'connection.get', { connectionId }));
  expect(shown).toContain('PLATFORM_ITEM_GONE');
  expect(shown).toContain('JIRA_ITEM_GONE');
});

test('resuming writes nothing for pairs that did not change', async () => {
  await turn('link.pause');
  await world.advance(20 * MINUTES);
  const firstCall = world.recorder.calls.length;
  await turn('link.resume');
  await world.advance(6 * MINUTES);
  const writes = world.recorder.calls.slice(firstCall).filter(({ target, method, path }) => {
    if (target === 'egress') return method !== 'GET' && !/oauth|webhooks/.test(path);
    return target === 'jira' && method !== 'GET' && !/search\/jql|bulkfetch/.test(path);
  });
  expect(writes).toEqual([]);
});

test('a link that is resumed while every event is lost is walked through by the schedule', async () => {
  await turn('link.pause');
  const [task, issue] = pairAt(0);
  await milo().edit(issue, { summary: 'Only in Jira' });
  world.sandbox.world.createTask({ title: 'Moves the cursors' }, 'prj-website');
  await world.advance(30 * MINUTES);
  world.faults.setDelivery((kind) => ({ copies: kind === 'schedule' ? 1 : 0, delayMs: 0 }));
  await turn('link.resume');
  world.faults.clear();
  await world.advance(11 * MINUTES);
  expect(world.sandbox.world.task(task).title).toBe('Only in Jira');
});

test('all that belonged to a removed link is deleted, also when a call is killed, and linking again finds the pairs', async () => {
  const link = await roadLink();
  const issues = world.jira.world.issuesOf('ROAD').length;
  world.faults.killAt({ atCall: 8, when: 'after', match: ({ functionKey }) => functionKey === 'on-sync' });
  expect(codeOf(await call(world, 'admin', 'link.remove', { connectionId, ...link }))).toBe('ok');
  await world.advance(30 * MINUTES);
  world.faults.clear();
  const { plain } = world.host.services.storedTexts();
  const rows = plain.split(link.linkId).length - 1;
  const onRecord =
    plain
      .split('\n')
      .filter((line) => line.includes('link-removed'))
      .join('')
      .split(link.linkId).length - 1;
  expect(rows - onRecord).toBe(0);

  const admin = adminOf(world);
  const { platformProjects } = await admin.options(connectionId);
  const roadmap = platformProjects.find(({ name }) => name === 'Roadmap')?.id ?? '';
  await admin.link(await admin.get(connectionId), '10000', roadmap, 'new');
  await world.advance(6 * MINUTES);
  expect(world.jira.world.issuesOf('ROAD')).toHaveLength(issues);
  const again = (await admin.get(connectionId)).links.find(({ jiraProjectId }) => jiraProjectId === '10000');
  expect(again).toMatchObject({ linkedItems: 6, firstSyncDone: true });
});
