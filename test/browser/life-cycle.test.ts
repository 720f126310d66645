import type { Locator } from 'playwright-core';
import { workspaces } from '../../local/platform/data/tenant';
import type { Desk } from './rig/desk';
import { expectOrder, Journey, stepsOf } from './rig/journey';
import { focusOn, tabTo } from './rig/keyboard';

/** A connection that has been running for a while, from its place in the list to its end. */

const journey = new Journey('life-cycle');
const step = stepsOf(journey);
const button = (name: string | RegExp, within?: Locator): Locator => journey.button(name, within);
const frame = () => journey.frame;
const press = (key: string): Promise<void> => journey.page.keyboard.press(key);
const menuItem = (name: string | RegExp): Locator =>
  frame().getByRole('menuitem', { name, exact: typeof name === 'string' });
const openTab = (name: RegExp): Promise<void> => frame().getByRole('tab', { name }).click();
const rows = (table: string): Locator => frame().getByRole('table', { name: table }).locator('tbody tr');
let connectionPath = '';
let configuration = '';

beforeAll(async () => {
  await journey.begin({ connected: true, tasks: 50 }, 'acc-admin');
  await journey.desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}, 180_000);
afterAll(() => journey.rig.close());

/** Opens the "..." of a connection and chooses. */
async function choose(entry: string, connection = 'Roadmap'): Promise<void> {
  await button(`Actions for ${connection}`).click();
  await menuItem(entry).click();
}
/** Authorizes with a personal access token made on the platform, up to the completed connection. */
async function authorizeByToken(): Promise<void> {
  await frame().getByRole('radio', { name: 'Personal access token' }).check();
  const tab = await journey.platformTab('/personal-tokens');
  await tab.getByRole('button', { name: 'Make token' }).click();
  const token = (await tab.locator('#personal-token').textContent()) ?? '';
  await tab.close();
  await frame().getByLabel('Token', { exact: true }).fill(token);
  await frame()
    .locator('form')
    .getByRole('button', { name: /^(Rea|A)uthorize$/ })
    .click();
  await frame()
    .getByText(/has let Planlink in/)
    .waitFor();
  await button('Complete connection').click();
}
/** What has the focus in the app's frame. */
const focused = (): Promise<string | null> =>
  frame().evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null,
  );

step(
  'LA09 LA10 LA26 the menu of a connection opens, walks, chooses and closes by keyboard alone',
  async () => {
    journey.frame = await journey.desk.openConnections();
    await frame().getByRole('link', { name: 'Roadmap' }).waitFor();
    await tabTo(journey.page, 'button', 'Actions for Roadmap');
    await press('Enter');
    await menuItem('Edit').waitFor();
    for (const entry of [
      'Edit',
      'Test now',
      'Deactivate',
      'Reauthorize',
      'Sync now',
      'Resync all tasks',
      'View activity',
      'Copy support details',
      'Disconnect',
      'Delete',
    ])
      expect(await menuItem(new RegExp(`^${entry}`)).count()).toBe(1);
    await journey.see('menu');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Escape');
    await menuItem('Edit').waitFor({ state: 'detached' });
    expect(await focusOn(frame(), 'Actions for Roadmap')).toBe('Actions for Roadmap');
    await press('Enter');
    await menuItem('Edit').waitFor();
    await tabToMenu('Edit');
    await press('Enter');
    await frame()
      .getByRole('tab', { name: /^Overview/ })
      .waitFor();
    connectionPath = await journey.connectionPath();
    await journey.see('overview');
  },
);

/** Arrow keys only: the menu keeps the focus among its entries. */
async function tabToMenu(entry: string): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    if ((await focused())?.startsWith(entry) === true) return;
    await press('ArrowDown');
  }
  throw new Error(`The arrow keys do not reach ${entry}`);
}

step('JA05 the service is told in words, and what support needs is copied from the menu', async () => {
  journey.frame = await journey.desk.openConnections();
  await frame()
    .getByText(/Sync service (running|silent)/)
    .first()
    .waitFor();
  const copied = await journey.copied(() => choose('Copy support details'));
  await journey.flag('Support details copied');
  expect(copied).toMatch(/Platform: Planning platform/);
  expect(copied).toMatch(/Connector ID: \d+/);
});

step('JA31 JA32 the test streams its checks in and stays with the tests before it', async () => {
  await choose('Test now');
  const dialog = journey.dialog('Test of Roadmap');
  await dialog.getByText(/Everything is in order|Passed, with/).waitFor();
  expect(await dialog.getByRole('list', { name: 'Checks' }).getByRole('listitem').count()).toBe(7);
  await dialog.getByText('Earlier tests').waitFor();
  await journey.see('test');
  await button('Close', dialog).click();
  expect(await focusOn(frame(), 'Actions for Roadmap')).toBe('Actions for Roadmap');
});

step('JA07 what was typed and not saved is asked about before it is left', async () => {
  journey.frame = await journey.desk.openConnections(`${connectionPath}/settings`);
  const days = frame().getByLabel('Days that activity is kept');
  await days.fill('3');
  await frame().getByText('Enter a whole number between 7 and 3650.').waitFor();
  await journey.see('settings-fault');
  await days.fill('90');
  await openTab(/^Overview/);
  const question = journey.dialog('Leave without saving?');
  await question.waitFor();
  await journey.see('unsaved');
  await button('Keep editing', question).click();
  expect(await days.inputValue()).toBe('90');
  await openTab(/^Overview/);
  await question.waitFor();
  await press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await days.inputValue()).toBe('90');
});

step(
  'LA13 two desks save at once: the second is told, keeps what it typed and loses nothing of the first',
  async () => {
    const second: Desk = await journey.rig.sitDown('acc-admin');
    const other = await second.openConnections(`${connectionPath}/settings`);
    await other.getByRole('checkbox', { name: /Give Planlink access to new workspaces/ }).check();
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await second.page.locator('.flag').filter({ hasText: 'Settings saved' }).waitFor();
    await second.close();
    await button('Save').click();
    const stale = frame().getByRole('alert').filter({ hasText: 'VERSION_STALE' });
    await stale.waitFor();
    await journey.see('stale');
    await button('Reload and keep what I entered', stale).click();
    await stale.waitFor({ state: 'detached' });
    expect(await frame().getByLabel('Days that activity is kept').inputValue()).toBe('90');
    const granted = frame().getByRole('checkbox', { name: /Give Planlink access to new workspaces/ });
    expect(await granted.isChecked()).toBe(true);
    await granted.uncheck();
    await button('Save').click();
    await journey.flag('Settings saved');
  },
);

step(
  'LA05 LA11 LA06 access to a workspace is taken and given; with none chosen nothing can be saved',
  async () => {
    await openTab(/^Workspaces/);
    const operations = frame().getByRole('checkbox', { name: 'Operations' });
    await operations.uncheck();
    await button('Save workspaces').click();
    await journey.flag(/workspaces? saved/);
    await operations.check();
    await button('Save workspaces').click();
    await journey.flag(/workspaces? saved/);
    const all = frame().getByRole('checkbox', { name: /Select all/ });
    await all.uncheck();
    await frame().getByRole('alert').getByText('Choose at least one workspace.').waitFor();
    expect(await button('Save workspaces').isDisabled()).toBe(true);
    await journey.see('no-workspace');
    await button('Discard changes').click();
  },
);

step('LA12 giving up a workspace names what stops, wants it typed, and can be taken back', async () => {
  const product = frame().getByRole('checkbox', { name: 'Product' });
  await product.uncheck();
  await button('Save workspaces').click();
  const dialog = journey.dialog('Stop 1 project link?');
  await dialog.getByRole('row', { name: /ROAD.*50/ }).waitFor();
  await dialog.getByText('50 linked items are no longer kept in step.', { exact: false }).waitFor();
  await journey.see('stop-links');
  await button('Cancel', dialog).click();
  await button('Save workspaces').click();
  await button('Stop and save', dialog).click();
  await dialog.getByText('That is neither the number nor the word.').waitFor();
  await dialog.getByRole('textbox').fill('stop');
  await button('Stop and save', dialog).click();
  await journey.flag(/workspaces? saved/);
  await openTab(/^Projects/);
  await frame().getByText('because its workspace was deselected', { exact: false }).waitFor();
  expect(await button('Resume').isDisabled()).toBe(true);
  await journey.see('link-paused');
  await openTab(/^Workspaces/);
  await product.check();
  await button('Save workspaces').click();
  await journey.flag(/workspaces? saved/);
  await openTab(/^Projects/);
  await button('Pause').waitFor();
});

step(
  'LA07 a workspace that appears is announced and not granted; the way leads to where it is chosen',
  async () => {
    const { faults } = journey.rig.served.world;
    const items = [...workspaces, { id: 'wsp-research', name: 'Research' }];
    const withdraw = faults.add({
      match: ({ target, method, path }) =>
        target === 'egress' && method === 'GET' && new URL(path).pathname.endsWith('/workspaces'),
      action: {
        kind: 'status',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: { items, next: null, nextCursor: null },
      },
    });
    await journey.runSchedule('daily');
    journey.frame = await journey.desk.openConnections();
    await frame().getByText('Roadmap: 1 new workspace without access').waitFor();
    await button('Choose workspaces').click();
    await frame().getByText('1 new workspace, no access yet').waitFor();
    expect(await frame().getByRole('checkbox', { name: 'Research' }).isChecked()).toBe(false);
    await journey.see('new-workspace');
    await button('Keep as is').click();
    await frame().getByText('1 new workspace, no access yet').waitFor({ state: 'detached' });
    withdraw();
  },
);

step(
  'LA40 LA42 LA41 a resync is asked for, shows how far it is, can be stopped and is asked for on saving',
  async () => {
    await journey.runSchedule();
    journey.frame = await journey.desk.openConnections(connectionPath);
    journey.rig.served.world.sandbox.world.faults.latencyMs = 8_000;
    await choose('Resync all tasks');
    const dialog = journey.dialog(/Resync all tasks of Roadmap/);
    await dialog.getByText('Nothing is created twice', { exact: false }).waitFor();
    await journey.see('resync-question');
    await button('Resync', dialog).click();
    await journey.flag('Resync of Roadmap started');
    await button('Stop resync').waitFor();
    await button('Actions for Roadmap').click();
    await menuItem(/Resync all tasks/)
      .getByText('A resync is running')
      .waitFor();
    expect(await menuItem(/Resync all tasks/).isDisabled()).toBe(true);
    await press('Escape');
    await journey.see('resync-progress');
    await button('Stop resync').click();
    await journey.flag('The resync stops after the items being worked on');
    journey.rig.served.world.sandbox.world.faults.reset();
    await button('Stop resync').waitFor({ state: 'detached' });
    await openTab(/^Settings/);
    await frame().getByRole('checkbox', { name: 'Resync all tasks when saving' }).check();
    await button('Save').click();
    await journey.flag('Settings saved');
  },
  90_000,
);

step('S08 switched off and on again, in the words of the menu and beside the name', async () => {
  journey.frame = await journey.desk.openConnections();
  await choose('Deactivate');
  await journey.flag('Roadmap is inactive');
  await rows('Connections').getByText('Inactive').waitFor();
  await choose('Activate');
  await journey.flag('Roadmap is active');
  await rows('Connections').getByText('Active', { exact: true }).waitFor();
});

step('who did what is read, filtered and taken along as CSV', async () => {
  journey.frame = await journey.desk.openConnections('/activity');
  await frame().getByRole('heading', { name: 'Activity', level: 1 }).waitFor();
  await rows('Who did what').first().waitFor();
  const all = await rows('Who did what').count();
  await journey.see('activity');
  await button('What').click();
  await frame().getByRole('menuitemradio', { name: 'Deactivated' }).click();
  await frame().getByRole('menu').waitFor({ state: 'detached' });
  await button('What: Deactivated').waitFor();
  expect(await focusOn(frame(), 'What: Deactivated')).toBe('What: Deactivated');
  await frame().getByText('1 entry', { exact: true }).waitFor();
  expect(all).toBeGreaterThan(1);
  await button('Export as CSV').click();
  const dialog = journey.dialog('Export as CSV');
  expect(await dialog.getByRole('textbox').inputValue()).toMatch(/Ada Admin/);
  await journey.see('csv');
  await press('Escape');
});

step('a part of the page that does not come says so and can be fetched again', async () => {
  const page = '**/assets/import-page-*.js';
  await journey.page.route(page, (route) => route.abort());
  journey.frame = await journey.desk.openConnections();
  await button('Import').click();
  await frame().getByRole('heading', { name: 'This part of the page did not come' }).waitFor();
  await journey.see('not-loaded');
  await journey.page.unroute(page);
  journey.frame = await journey.desk.reloaded('admin', () => button('Reload page').click());
  await frame().getByRole('heading', { name: 'Import configuration' }).waitFor();
  journey.desk.complaints.splice(0);
});

step('the configuration is exported, compared and imported as a second connection', async () => {
  journey.frame = await journey.desk.openConnections(`${connectionPath}/settings`);
  await button('Export configuration').click();
  const dialog = journey.dialog('Export configuration');
  configuration = await dialog.getByRole('textbox').inputValue();
  await journey.see('export');
  await button('Close', dialog).click();
  journey.frame = await journey.desk.openConnections();
  await button('Import').click();
  await frame().getByRole('heading', { name: 'Import configuration' }).waitFor();
  await button('Show differences').click();
  await frame().getByText('Choose a file or paste a configuration.').waitFor();
  const text = frame().getByLabel('Configuration', { exact: true });
  await text.fill(configuration);
  await button('Show differences').click();
  await rows('What importing would do').getByText('The same').waitFor();
  await text.fill(configuration.replace('"name": "Roadmap"', '"name": "Accessibility"'));
  await button('Show differences').click();
  await rows('What importing would do').getByText('New', { exact: true }).waitFor();
  await journey.see('import');
  await frame().getByRole('button', { name: 'Import', exact: true }).click();
  await frame().getByText('The configuration is imported').waitFor();
  await button('Show connections').click();
  await frame().getByRole('link', { name: 'Accessibility' }).waitFor();
});

step('LA09 JA03 the list is searched, filtered by status and sorted', async () => {
  const names = (): Promise<string[]> => rows('Connections').locator('th a').allTextContents();
  expect(await names()).toEqual(['Accessibility', 'Roadmap']);
  await button('Name').click();
  expect(await names()).toEqual(['Roadmap', 'Accessibility']);
  await frame().getByLabel('Search connections').fill('road');
  await frame().getByText('1 of 2 connections').waitFor();
  await frame().getByLabel('Search connections').fill('nothing like it');
  await frame().getByText('No connection matches the search and the filter.').waitFor();
  await frame().getByLabel('Search connections').fill('');
  await button('Status').first().click();
  await frame().getByRole('menuitemradio', { name: 'Draft' }).click();
  await frame().getByRole('menu').waitFor({ state: 'detached' });
  await frame().getByText('1 of 2 connections').waitFor();
  await button('Status: Draft').click();
  await frame().getByRole('menuitemradio', { name: 'All statuses' }).click();
  await frame().getByRole('menu').waitFor({ state: 'detached' });
  await journey.see('list');
  await button('Actions for Accessibility').click();
  expect(await menuItem(/^Resync all tasks/).isDisabled()).toBe(true);
  await menuItem(/^Resync all tasks/)
    .getByText('Finish set-up first')
    .waitFor();
  await journey.see('menu-draft');
  await press('Escape');
});

step('S02 S03 a second connection to the same tenant is told of in the list', async () => {
  await frame().getByRole('link', { name: 'Accessibility' }).click();
  await frame().getByRole('heading', { name: 'Authorize Planlink' }).waitFor();
  await authorizeByToken();
  journey.frame = await journey.desk.openConnections();
  await frame().getByText('Accessibility: joins the same tenant as another connection').waitFor();
  expect(await frame().getByText('joins the same tenant').count()).toBe(1);
  await journey.see('same-tenant');
});

step(
  'S10 disconnecting says what it will do, reports each step, and the links stay for a while',
  async () => {
    await choose('Disconnect');
    const dialog = journey.dialog('Disconnect Roadmap?');
    await dialog.getByText('Links are kept for 30 days', { exact: false }).waitFor();
    await journey.see('disconnect');
    await button('Disconnect', dialog).click();
    const report = journey.dialog('Roadmap is disconnected');
    for (const line of ['Sync stopped and secrets forgotten', 'Webhook removed on', 'Access given back on'])
      await report
        .getByRole('listitem')
        .filter({ hasText: line })
        .getByText('Done', { exact: true })
        .waitFor();
    await report.getByText('The links are kept until', { exact: false }).waitFor();
    await journey.see('disconnected');
    await button('Close', report).click();
    await rows('Connections').getByText('Unauthorized').waitFor();
    await button('Actions for Roadmap').click();
    await menuItem(/^Disconnect/)
      .getByText('It is disconnected')
      .waitFor();
    await menuItem(/^Resync all tasks/)
      .getByText('Reauthorize first')
      .waitFor();
    await press('Escape');
    await journey.see('list-disconnected');
  },
);

step('a disconnected connection comes back with its links by authorizing for the same tenant', async () => {
  journey.frame = await journey.desk.openConnections(`${connectionPath}/authorisation`);
  expect(await button('Reauthorize with existing credentials').isDisabled()).toBe(true);
  await button('Reauthorize with new credentials').click();
  await authorizeByToken();
  await openTab(/^Projects/);
  await frame().getByText('50', { exact: true }).first().waitFor();
});

step('what has passed no test is activated only after being asked once more', async () => {
  const active = frame().getByRole('checkbox', { name: 'Active' });
  expect(await active.isChecked()).toBe(false);
  await frame().locator('label[for=active]').click();
  const question = journey.dialog('Roadmap has not passed a test');
  await question.waitFor();
  await journey.see('untested');
  await button('Activate anyway', question).click();
  await journey.flag('Roadmap is active');
  await journey.runSchedule();
});

step('deleting wants the name typed; nothing of the connection stays in the list', async () => {
  journey.frame = await journey.desk.openConnections();
  await choose('Delete');
  const dialog = journey.dialog('Delete Roadmap?');
  await dialog.getByText('This cannot be undone.', { exact: false }).waitFor();
  await dialog.getByRole('textbox').fill('roadmap');
  await button('Delete', dialog).click();
  await dialog.getByText('This is not the name of the connection.').waitFor();
  await journey.see('delete');
  await dialog.getByRole('textbox').fill('Roadmap');
  await button('Delete', dialog).click();
  await journey.flag('Roadmap is being deleted');
  await frame().getByRole('link', { name: 'Roadmap' }).waitFor({ state: 'detached' });
});

step('S01 who is no Jira administrator meets the refusal of Jira instead of the list', async () => {
  const member = await journey.rig.sitDown('acc-member');
  expect(await member.goTo('/jira/settings/apps/admin')).toBe(403);
  expect(await member.page.locator('iframe').count()).toBe(0);
  await member.close();
});

test('nothing was out of order on the way', () => {
  expectOrder(journey);
});
