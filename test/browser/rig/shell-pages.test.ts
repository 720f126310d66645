import { startRig, type Rig } from './rig';
import type { Desk } from './desk';

let rig: Rig;
let desk: Desk;
let issueKey: string;

beforeAll(async () => {
  rig = await startRig({ tasks: 12, connected: true });
  desk = await rig.sitDown('acc-member');
  const linked = rig.served.world.jira.world
    .issuesOf('ROAD')
    .find(({ properties }) => properties['planlink'] !== undefined);
  if (linked === undefined) throw new Error('The first sync left no linked issue');
  issueKey = linked.key;
}, 300_000);

afterAll(() => rig.close());

test('a member edits an issue, moves it and comments, all through Jira as that person', async () => {
  const { page } = desk;
  await desk.openIssue(issueKey);
  await page.getByText('Edit issue').click();
  await page.getByLabel('Summary').fill('Renamed on the issue page');
  await page.getByLabel('Labels, separated by spaces').fill('one two');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Renamed on the issue page' }).waitFor();
  await page.getByLabel('Add a comment').fill('First line\n\nSecond paragraph');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.locator('article').getByText('Second paragraph').waitFor();
  const issue = rig.served.world.jira.world.issue(issueKey);
  expect(issue).toMatchObject({ summary: 'Renamed on the issue page', labels: ['one', 'two'] });
  expect(issue?.comments.map(({ authorId }) => authorId)).toContain('acc-member');
}, 60_000);

test('a change made elsewhere appears without a reload', async () => {
  await desk.goTo('/projects/ROAD');
  const task = rig.served.world.sandbox.world.createTask({ title: 'Arrived while somebody looked' });
  expect((await rig.served.world.host.runSchedule('five-minutes')).kind).toBe('ok');
  await desk.page.getByText(task.title).waitFor();
}, 60_000);

test('the pages of the shell and of the app have no accessibility faults, light and dark', async () => {
  const admin = await rig.sitDown('acc-admin');
  for (const look of ['light', 'dark']) {
    for (const open of [
      () => admin.openConnections(),
      () => admin.openProjectPage('ROAD'),
      () => admin.openIssue(issueKey),
    ]) {
      const frame = await open();
      expect({ look, faults: [...(await admin.axe()), ...(await admin.axe(frame))] }).toEqual({
        look,
        faults: [],
      });
    }
    const found = `/issues/?jql=${encodeURIComponent('project = ROAD')}`;
    for (const path of ['/__platform', found, '/issues/?jql=nonsense']) {
      await admin.goTo(path);
      expect({ look, path, faults: await admin.axe() }).toEqual({ look, path, faults: [] });
    }
    await admin.switchTheme();
  }
  expect(admin.complaints).toEqual([]);
  expect(rig.served.cspReports()).toEqual([]);
  expect(rig.served.world.recorder.notModelled).toEqual([]);
  await admin.close();
}, 120_000);

test('who may not see a place meets the refusal of Jira', async () => {
  const outsider = await rig.sitDown('acc-outsider');
  const statuses = [];
  for (const path of [
    '/projects/ROAD',
    '/projects/ROAD/apps/project',
    `/browse/${issueKey}`,
    '/jira/settings/apps/admin',
    '/jira/settings/apps',
  ]) {
    statuses.push(await outsider.goTo(path));
  }
  expect(statuses).toEqual([404, 404, 404, 403, 403]);
  await outsider.close();
}, 60_000);
