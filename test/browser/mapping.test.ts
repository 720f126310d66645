import type { Locator } from 'playwright-core';
import { expectOrder, Journey, stepsOf } from './rig/journey';

/** An administrator looks at how a project link translates, and changes it. */

const journey = new Journey('mapping');
const step = stepsOf(journey);
const frame = () => journey.frame;
const button = (name: string | RegExp): Locator => journey.button(name);
const table = (name: string): Locator => frame().getByRole('table', { name, exact: true });
const choose = async (label: string | RegExp, option: string | RegExp): Promise<void> => {
  await frame()
    .getByRole('combobox', { name: label, exact: typeof label === 'string' })
    .click();
  await frame().getByRole('option', { name: option }).first().click();
};
const search = async (label: string, typed: string): Promise<void> => {
  const box = frame().getByRole('combobox', { name: label, exact: true }).first();
  await box.click();
  await box.fill(typed);
  await frame().getByRole('option', { name: typed }).first().click();
};

beforeAll(async () => {
  await journey.begin({ connected: true, tasks: 50 }, 'acc-admin');
}, 180_000);
afterAll(() => journey.rig.close());

step('a project link tells its mapping in one line and leads to the whole of it', async () => {
  journey.frame = await journey.desk.openConnections();
  await frame().getByRole('link', { name: 'Roadmap' }).click();
  await frame()
    .getByRole('tab', { name: /^Projects/ })
    .click();
  await frame().getByText('Task, both ways', { exact: true }).waitFor();
  await journey.see('projects');
  await button(/^Change mapping of/).click();
  await journey.heading('Mapping').waitFor();
  await journey.heading('Deletions').waitFor();
  await journey.see('editor');
});

step('what is wrong stands beside its place and above, and stops saving until it is mended', async () => {
  const jql = frame().getByLabel(/JQL/);
  await jql.fill('labels = = planning');
  await frame().getByRole('link', { name: 'Filters' }).click();
  await frame().getByText('1 error keeps the mapping from being saved').waitFor();
  expect(await button('Save').isDisabled()).toBe(true);
  expect(await jql.getAttribute('aria-invalid')).toBe('true');
  await frame()
    .getByRole('link', { name: /^Filters: Jira does not accept/ })
    .click();
  expect(await frame().evaluate(() => document.activeElement?.id)).toBe('filter-jira');
  await jql.fill('');
  await jql.blur();
  await frame().getByText('Nothing was changed.').waitFor();
});

step('a field is added among those that fit each other, and a person matched by hand', async () => {
  await choose('Field in Planning platform', /^Story points/);
  await choose('Field in Jira', /^Story point estimate/);
  await button('Add field').click();
  await frame().getByText('The next sync carries over 1 new field for 50 linked items.').waitFor();
  const added = table('Fields').getByRole('group', { name: 'Direction of Story points' });
  await added.getByText('To Jira').click();
  expect(await added.getByRole('radio', { name: 'To Jira' }).isChecked()).toBe(true);
  await button('Match Nora Nilsen').click();
  await search('Person in Jira', 'Milo');
  await button('Match').click();
  await table('Matched by hand').getByText('Milo Member').waitFor();
  await button('Match Nora Nilsen').waitFor({ state: 'detached' });
});

step('deletions are followed only after a typed word; leaving asks what becomes of the changes', async () => {
  await frame().getByRole('radio', { name: 'It is deleted too' }).click();
  await frame().getByLabel('Type ROAD to confirm').fill('ROADS');
  await button('Follow deletions').click();
  await frame().getByText('This is not ROAD.').waitFor();
  await frame().getByLabel('Type ROAD to confirm').fill('ROAD');
  await button('Follow deletions').click();
  await frame().getByText('Deletions are followed').waitFor();
  await journey.see('follow');
  await frame().getByRole('radio', { name: 'It stays' }).check();
  await frame().getByRole('link', { name: 'Roadmap' }).click();
  await journey.dialog('Leave without saving?').waitFor();
  await journey.page.keyboard.press('Escape');
  await journey.dialog('Leave without saving?').waitFor({ state: 'detached' });
});

step('ten items are previewed, then the mapping is saved and told in the line of its link', async () => {
  await button('Show preview').click();
  await table('What the first tasks become')
    .getByText(/Story point estimate: 3/)
    .first()
    .waitFor();
  await journey.see('preview');
  await button('Save').click();
  await journey.flag(/Mapping of Roadmap \(ROAD\) saved/);
  await frame().getByText('Task, both ways, 1 field otherwise, 1 further field').waitFor();
});

step('a dry run counts what a sync would do and shows it field by field; nothing is written', async () => {
  // Told of by the platform, the change would be carried over before anybody has looked at it.
  journey.rig.served.world.sandbox.world.sendsWebhooks = false;
  const tab = await journey.platformTab('/');
  await tab.getByRole('link', { name: 'Roadmap', exact: true }).click();
  await tab.locator('tbody a').first().click();
  await tab.getByLabel('Title').fill('Only looked at by a dry run');
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByText('Saved.').waitFor();
  await tab.close();
  await button(/^Dry run of/).click();
  await button('Start dry run').click();
  await frame().getByText('Nothing was written.', { exact: true }).waitFor();
  await table('What a sync would do').getByText('Only looked at by a dry run').first().waitFor();
  await journey.see('dry-run');
  await button('Close').click();
});

step('projects are linked by the suggested mapping, the whole of which can be changed before', async () => {
  await button('Add project link').click();
  await choose('Jira project', /^(?!.*linked already)/);
  await choose('Planning platform project', /^(?!.*linked already)/);
  await button('Change mapping').last().waitFor();
  await frame().getByText('The project has no tasks yet.').waitFor();
  await table('What issues without a task become').waitFor();
  await journey.see('suggested');
  await button('Change mapping').last().click();
  await journey.heading('Mapping').waitFor();
  await frame().getByLabel('Set links on both sides').waitFor();
  await button('Use this mapping').click();
  await button('Link projects').click();
  await journey.flag(/linked/);
});

test('nothing was blocked, complained of or not modelled on the way', () => expectOrder(journey));
