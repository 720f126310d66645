import type { Locator } from 'playwright-core';
import { expectOrder, Journey, stepsOf } from './rig/journey';
import { focusOn } from './rig/keyboard';
import { changeRecord } from './rig/stored-record';
import { Trouble } from './rig/trouble';

/** What failed, why, and what can be done; what was written by which run; going through everything again. */

const journey = new Journey('failures');
const step = stepsOf(journey);
const button = (name: string | RegExp, within?: Locator): Locator => journey.button(name, within);
const frame = () => journey.frame;
const card = (name: RegExp): Locator => frame().getByRole('region', { name });
let trouble: Trouble;
let allowEdit = (): void => undefined;
let allowNew = (): void => undefined;

beforeAll(async () => {
  await journey.begin({ connected: true, tasks: 8 }, 'acc-admin');
  await journey.desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  trouble = new Trouble(journey.rig.served);
}, 180_000);
afterAll(() => journey.rig.close());

async function openFailures(): Promise<void> {
  journey.frame = await journey.desk.openConnections();
  await frame().getByRole('link', { name: 'Roadmap' }).click();
  await frame()
    .getByRole('tab', { name: /^Failures/ })
    .click();
}

async function openOverview(): Promise<void> {
  journey.frame = await journey.desk.openConnections(`/connections/${await trouble.connectionId()}`);
  await frame().getByText('Jira points this hour').waitFor();
}

step('failures stand by cause, the remedy first, with their items, conflicts beside each other', async () => {
  await trouble.openConflict(0);
  await trouble.failed(1);
  allowEdit = trouble.refuseEdit(2, 'Not yet allowed');
  allowNew = trouble.refuseNewIssues(3);
  await trouble.failed(5);
  await openFailures();
  await frame().getByRole('tab', { name: 'Failures (5)' }).waitFor();
  const refused = card(/requires a field/);
  await refused.waitFor();
  expect(await refused.getByRole('listitem').count()).toBe(3);
  const conflict = card(/Both sides changed/);
  await conflict.getByText('As the issue says').waitFor();
  await conflict.getByText('As the task says').waitFor();
  await journey.see('tab');
  expect(await journey.copied(() => button('Copy the JQL').click())).toBe('planningSync = failed');
});

step('one is tried again, one cause, and a conflict is settled; what succeeds leaves the list', async () => {
  allowEdit();
  await button(new RegExp(`^Retry ${trouble.pair(2).issueKey},`)).click();
  await journey.flag('1 item is tried again');
  await button(/Keep Jira’s Title/).click();
  await journey.flag('Title is settled');
  allowNew();
  await button('Retry all of this cause', card(/requires a field/)).click();
  await journey.flag('3 items are tried again');
  await journey.see('tried-again');
  await frame().getByRole('tab', { name: 'Failures (0)' }).waitFor();
  // The number in the tab and the list are asked for apart, and either may come first.
  await frame().getByText('As the task says').first().waitFor({ state: 'detached' });
  expect(await frame().getByText('As the task says').count()).toBe(0);
  await journey.see('mended');
});

step(
  'the overview tells freshness, what waits and the quota; a run opens what it wrote and why',
  async () => {
    await frame().getByRole('tab', { name: 'Overview' }).click();
    await frame().getByText('Jira points this hour').waitFor();
    await frame().getByText('Fresh', { exact: true }).waitFor();
    await journey.see('overview');
    await frame().getByRole('tab', { name: 'Activity' }).click();
    const runs = frame().getByRole('table', { name: 'Runs' });
    await runs.waitFor();
    await journey.see('activity');
    const newest = (await runs.getByRole('button').first().getAttribute('aria-label')) ?? '';
    // How long ago it was stands before that, and grows while the run is read.
    const opens = new RegExp(`${/: (open the run of .+)$/.exec(newest)?.[1] ?? 'no time'}$`);
    await button(opens, runs).first().click();
    const dialog = journey.dialog(/^Run of/);
    await dialog.getByRole('table', { name: 'What it wrote' }).waitFor();
    await journey.see('run');
    await journey.page.keyboard.press('Escape');
    expect(await focusOn(frame(), opens)).toMatch(opens);
  },
);

step('a resync says what it does, is asked for by kind, date and project, and ends in sight', async () => {
  await trouble.linkAnother();
  await openOverview();
  await button('Resync').click();
  const dialog = journey.dialog(/^Resync all tasks/);
  await dialog.getByRole('radio', { name: /since a date/ }).check();
  await button('Resync', dialog).click();
  await dialog.getByText('Choose a date that is not in the future.').waitFor();
  await dialog.getByLabel('Changed on or after').fill('2020-01-01');
  const projects = dialog.getByRole('group', { name: 'Projects' }).getByRole('checkbox');
  await projects.first().waitFor();
  expect(await projects.count()).toBe(2);
  for (const project of await projects.all()) await project.uncheck();
  await button('Resync', dialog).click();
  await dialog.getByText('Choose at least one project.').waitFor();
  await journey.see('resync');
  await projects.first().check();
  await button('Resync', dialog).click();
  await journey.flag('Resync of Roadmap started');
  await frame().getByText('Complete', { exact: true }).first().waitFor();
  await frame()
    .getByText(/Changed since .*: ROAD$/)
    .waitFor();
  await journey.see('resynced');
});

/** As the record of a resync through 12,000 items would stand, and until when a provider asked for patience. */
async function resyncStands(
  change: Readonly<Record<string, unknown>>,
  waitUntil: number | null = null,
): Promise<void> {
  const { world } = journey.rig.served;
  const id = await trouble.connectionId();
  const now = Date.now();
  const way = { which: 'all', done: 4521, total: 12_000, workedMs: 300_000, current: 'ROAD-4711' };
  const times = { startedAt: now - 3_600_000, advancedAt: now, endedAt: null };
  await changeRecord(world, `progress:${id}`, { waitUntil, restUntil: null });
  await changeRecord(world, `resync:${id}`, { ...way, ...times, ...change });
  await openOverview();
}

step(
  'a resync tells how far and how fast it is, why it waits, that it is stuck, and how it ended',
  async () => {
    await resyncStands({ state: 'running' });
    await frame().getByText('4,521 of 12,000 items (Everything: ROAD)').waitFor();
    await frame()
      .getByText(/about 904 items a minute · now at ROAD-4711 · about 9 min left/)
      .waitFor();
    await resyncStands({ state: 'waiting' }, Date.now() + 1_500_000);
    await frame().getByText('Waiting: 4,521 of 12,000 items (Everything: ROAD)').waitFor();
    await frame()
      .getByText(/resumes at \d/)
      .waitFor();
    await journey.see('resync-rests');
    await button('Pause').click();
    await journey.flag('The resync pauses after the items being worked on');
    await frame().getByText('It keeps its place until it is resumed.').waitFor();
    await button('Resume').waitFor();
    await resyncStands({ state: 'running', advancedAt: Date.now() - 2_400_000 });
    await frame().getByText('A run has stopped advancing.').waitFor();
    expect(await button('Pause').count()).toBe(0);
    await button('Stop resync').waitFor();
    await journey.see('resync-stalled');
    await resyncStands({ state: 'complete-with-failures', endedAt: Date.now(), failures: 17 });
    await frame().getByText('Complete with failures', { exact: true }).first().waitFor();
    await frame().getByRole('link', { name: 'Show 17 failures' }).waitFor();
  },
);

step('on the page of the project the same stands for those who may mend it', async () => {
  allowEdit = trouble.refuseEdit(3, 'Refused again');
  await trouble.failed(1);
  await journey.desk.actAs('acc-lead');
  journey.frame = await journey.desk.openProjectPage('ROAD');
  await frame().getByRole('tab', { name: 'Failures (1)' }).click();
  await button(/^Retry ROAD/).waitFor();
  await journey.see('project');
  allowEdit();
  await button('Retry all').click();
  await journey.flag('1 item is tried again');
  await frame().getByText('No failures', { exact: true }).or(frame().getByText('Notices')).first().waitFor();
});

test('nothing was out of order on the way', () => {
  // The acting person is switched on a page that only administrators may open.
  expectOrder(journey, /status of 403/);
});
