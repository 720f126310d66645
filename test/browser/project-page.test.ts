import type { Locator } from 'playwright-core';
import { expectOrder, Journey, stepsOf } from './rig/journey';
import { focusOn, tabTo } from './rig/keyboard';

/** The project page while its connection breaks and is mended, as those who may mend it and those who may not see it. */

const journey = new Journey('project-page');
const step = stepsOf(journey);
const button = (name: string | RegExp, within?: Locator): Locator => journey.button(name, within);
const frame = () => journey.frame;
const faults = () => journey.rig.served.world.sandbox.world.faults;
const banner = (): Locator => frame().getByRole('alert');

beforeAll(async () => {
  await journey.begin({ connected: true, tasks: 50 }, 'acc-lead');
  await journey.desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}, 180_000);
afterAll(() => journey.rig.close());

async function open(): Promise<void> {
  journey.frame = await journey.desk.openProjectPage('ROAD');
  await frame().getByText('50 items', { exact: true }).waitFor();
}

/** As an administrator of the platform would, on its page of clients. */
async function revokeGrants(): Promise<void> {
  const tab = await journey.platformTab('/clients');
  await tab.getByRole('button', { name: 'Revoke all grants' }).first().click();
  await tab.getByText('Revoked.').waitFor();
  await tab.close();
}

step(
  'LA16 LA17 the way there is in the sidebar; while all is well there is no banner and nothing to mend',
  async () => {
    await journey.desk.goTo('/projects/ROAD');
    await journey.page.getByRole('link', { name: 'Planning sync' }).click();
    journey.frame = await journey.desk.appFrame('project');
    await frame().getByText('50 items', { exact: true }).waitFor();
    expect(await frame().getByRole('tab').allTextContents()).toEqual([
      'Linked items',
      expect.stringMatching(/^Failures/),
      'Activity',
    ]);
    expect(await banner().count()).toBe(0);
    expect(await button(/Reauthorize|Review error message/).count()).toBe(0);
    await journey.see('well');
  },
);

step(
  'linked items are searched and filtered among all there are, and found in Jira by what failed',
  async () => {
    const box = frame().getByRole('textbox', { name: /^Search linked items/ });
    // The first ones were there before the connection, and have no task.
    const { key } = journey.rig.served.world.jira.world.issuesOf('ROAD').at(-1) ?? { key: '' };
    await box.fill(key.toLowerCase());
    await frame().getByText('1 item found', { exact: true }).waitFor();
    await frame().getByRole('link', { name: key, exact: true }).waitFor();
    await box.fill('nothing is called so');
    await frame().getByText('Nothing matches the search and the filter.').waitFor();
    await journey.see('no-match');
    await box.fill('');
    await button('State').click();
    await frame().getByRole('menuitemradio', { name: 'Failed' }).click();
    await frame().getByText('0 items found', { exact: true }).waitFor();
    const inJira = frame().getByRole('link', { name: 'Show in Jira’s search' });
    expect(decodeURIComponent((await inJira.getAttribute('href')) ?? '')).toMatch(
      /^\/issues\/\?jql=project = \d+ AND planningSync = failed$/,
    );
  },
);

step(
  'LA17 LA24 LA14 when the platform fails, one banner says what and since when, and the items stay',
  async () => {
    faults().down = true;
    await journey.runSchedule();
    await open();
    await banner().waitFor();
    expect(await banner().count()).toBe(1);
    await banner().getByText('First seen', { exact: false }).waitFor();
    await frame().getByText('Interrupted', { exact: true }).waitFor();
    await frame().getByRole('status').filter({ hasText: 'Next try at' }).waitFor();
    await button('Reauthorize').waitFor();
    expect(await frame().locator('tbody tr').count()).toBe(50);
    await journey.see('interrupted');
  },
);

step('LA19 the error message is reviewed and copied; Esc and Close give the focus back', async () => {
  await tabTo(journey.page, 'button', 'Review error message');
  await journey.page.keyboard.press('Enter');
  const dialog = journey.dialog('Error message');
  for (const part of ['What happened', 'Why', 'What to do', 'First seen', 'Last seen', 'Reference'])
    expect((await dialog.locator(`dt:text-is("${part}") + dd`).textContent())?.trim()).not.toBe('');
  const reference = (await dialog.locator('dt:text-is("Reference") + dd').textContent()) ?? '?';
  expect(await journey.copied(() => button('Copy', dialog).click())).toContain(reference);
  await journey.see('review');
  await journey.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await focusOn(frame(), 'Review error message')).toBe('Review error message');
  await journey.page.keyboard.press('Enter');
  await button('Close', dialog).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await focusOn(frame(), 'Review error message')).toBe('Review error message');
});

step(
  'LA21 LA20 withdrawn access is mended in place with the credentials there are; the banner goes',
  async () => {
    faults().reset();
    await revokeGrants();
    await journey.runSchedule();
    await open();
    await frame().getByText('Unauthorized', { exact: true }).waitFor();
    await journey.see('unauthorized');
    await button('Reauthorize', banner()).click();
    const dialog = journey.dialog('Reauthorize Roadmap');
    await button('Reauthorize with existing credentials', dialog).waitFor();
    await journey.see('reauthorize');
    await button('Reauthorize with existing credentials', dialog).click();
    const consent = await journey.desk.inNewTab(() => button('Reauthorize', dialog).click());
    await dialog
      .getByText(/Waiting for your consent/)
      .first()
      .waitFor();
    await journey.see('reauthorize-waiting');
    await journey.desk.consent(consent, 'Allow');
    await consent.close();
    await dialog.getByText(/has let Planlink in/).waitFor();
    await journey.see('reauthorized');
    await button('Close', dialog).click();
    await banner().waitFor({ state: 'detached' });
    await frame().getByText('Authorized', { exact: true }).waitFor();
  },
  90_000,
);

step(
  'LA22 LA23 with new credentials: the redirect URI is there to copy, secrets are written only',
  async () => {
    await revokeGrants();
    await journey.runSchedule();
    await open();
    await button('Reauthorize', banner()).click();
    const dialog = journey.dialog('Reauthorize Roadmap');
    await button('Reauthorize with new credentials', dialog).click();
    const redirectUri = await dialog.getByLabel('Redirect URI').inputValue();
    await journey.see('new-credentials');
    const tab = await journey.platformTab('/clients');
    await tab.getByLabel('Redirect URI').fill(redirectUri);
    await tab.getByRole('button', { name: 'Register' }).click();
    const secret = (await tab.locator('#client-secret').textContent()) ?? '';
    await dialog
      .getByLabel('Client ID', { exact: true })
      .fill((await tab.locator('#client-id').textContent()) ?? '');
    await tab.close();
    await dialog.getByLabel('Client secret', { exact: true }).fill(secret);
    const consent = await journey.desk.inNewTab(() =>
      dialog.locator('form').getByRole('button', { name: 'Reauthorize' }).click(),
    );
    expect(await frame().content()).not.toContain(secret);
    await journey.desk.consent(consent, 'Allow');
    await consent.close();
    // The flag goes by itself; what the dialog says stays.
    await journey.flag(/is authorized/);
    await dialog.getByText(/has let Planlink in/).waitFor();
    await button('Close', dialog).click();
    await banner().waitFor({ state: 'detached' });
  },
  90_000,
);

step('LA15 a member without the role reads the same truth and whom to ask, without the buttons', async () => {
  await revokeGrants();
  await journey.runSchedule();
  await journey.desk.actAs('acc-member');
  await open();
  await banner().getByText('Ask an administrator of this project or of Jira', { exact: false }).waitFor();
  expect(await button(/Reauthorize|Review error message|Open Connections/).count()).toBe(0);
  expect(await frame().locator('tbody tr').count()).toBe(50);
  await journey.see('member');
});

step('LA15 LA18 an administrator opens Connections from there and gives the role to others', async () => {
  await journey.desk.actAs('acc-admin');
  await open();
  await button('Open Connections').click();
  journey.frame = await journey.desk.appFrame('admin');
  await frame().getByRole('link', { name: 'Roadmap' }).click();
  await frame().getByRole('tab', { name: 'Settings' }).click();
  await frame()
    .getByRole('combobox', { name: /Role that may reauthorize/ })
    .click();
  await frame().getByRole('option', { name: 'Issue tracking' }).click();
  await button('Save').click();
  await journey.flag('Settings saved');
  await journey.desk.actAs('acc-member');
  await open();
  await button('Review error message').waitFor();
  await button('Reauthorize').click();
  await journey.dialog('Reauthorize Roadmap').waitFor();
  await journey.page.keyboard.press('Escape');
  expect(await focusOn(frame(), 'Reauthorize')).toBe('Reauthorize');
  await journey.see('member-with-role');
});

test('nothing was out of order on the way', () => {
  // The acting person is switched on a page that only administrators may open.
  expectOrder(journey, /status of 403/);
});
