import type { Page } from 'playwright-core';
import type { DoorKind } from '../../local/platform/door';
import { realWait } from '../../local/seeding/real-wait';
import { expectOrder, Journey, stepsOf } from './rig/journey';

/**
 * The thin line once more for each platform besides the open API: connected its own way, in step both ways, lost and
 * found again. One world and one administrator; each platform has projects of its own.
 */

const journey = new Journey('platforms');
const frame = () => journey.frame;
const world = () => journey.rig.served.world;
const button: Journey['button'] = (name, within) => journey.button(name, within);
const heading: Journey['heading'] = (name) => journey.heading(name);

interface Route {
  readonly kind: DoorKind;
  readonly platform: string;
  readonly host: string;
  readonly workspace: string;
  readonly jiraProject: string;
  readonly platformProject: { readonly id: string; readonly name: string };
  /** What its form calls the title of an item. */
  readonly titleField: string;
  readonly authorise: () => Promise<void>;
  /** A person there takes back what Planlink was given. */
  readonly withdraw: () => Promise<void>;
  readonly reauthorise: () => Promise<void>;
  /** Opens an item as a person finds it. */
  readonly find: (tab: Page, title: string) => Promise<void>;
}

const jiraAlign: Route = {
  kind: 'jira-align',
  platform: 'Jira Align',
  host: 'align.planlink.example',
  workspace: 'Accessibility audit',
  jiraProject: 'AUDIT',
  platformProject: { id: 'prj-audit', name: 'Accessibility audit' },
  titleField: 'Title',
  authorise: async () => {
    await frame()
      .getByRole('radio', { name: /API token/ })
      .first()
      .check();
    await journey.see('align-authorise');
    await enterToken();
    await button('Authorize').click();
  },
  withdraw: async () => {
    const tab = await journey.platformTab('/profile', 'jira-align');
    await tab.getByRole('button', { name: /^Revoke the token of Planlink Service/ }).click();
    await tab.getByText('Revoked.').waitFor();
    await tab.close();
  },
  reauthorise: async () => {
    await button('Reauthorize with new credentials').click();
    await enterToken();
    await journey.see('align-new-token');
    await frame().getByRole('tabpanel').getByRole('button', { name: 'Reauthorize', exact: true }).click();
    await frame()
      .getByText(/has let Planlink in/)
      .waitFor();
    await button('Complete connection').click();
  },
  find: async (tab, title) => {
    await tab.getByRole('link', { name: 'Accessibility audit', exact: true }).click();
    await tab.getByRole('link', { name: title, exact: true }).click();
  },
};

/** On the platform's own page, as its service account; what is copied there is pasted here. */
async function enterToken(): Promise<void> {
  const tab = await journey.platformTab('/', 'jira-align');
  await tab.getByRole('link', { name: 'Profile' }).click();
  await tab.getByLabel('Person').selectOption({ label: 'Planlink Service' });
  await tab.getByRole('button', { name: 'Generate' }).click();
  const token = (await tab.locator('#api-token').textContent()) ?? '';
  await journey.seePage('align-token', tab);
  await tab.close();
  await frame().getByLabel('Token', { exact: true }).fill(token);
}

let consumerKey = '';

const jiraDataCenter: Route = {
  kind: 'jira-data-center',
  platform: 'Jira Data Center',
  host: 'jira-dc.planlink.example',
  workspace: 'Data centre move',
  jiraProject: 'MOVE',
  platformProject: { id: 'prj-datacentre', name: 'Data centre move' },
  titleField: 'Summary',
  authorise: async () => {
    await frame().getByRole('radio', { name: 'OAuth 1.0a' }).check();
    await button('Generate new key').click();
    const pem = await journey.copied(() => button('Copy PEM').click());
    const fingerprint = await frame().locator('dt:has-text("Fingerprint") + dd').textContent();
    consumerKey = await frame().getByLabel('Consumer key', { exact: true }).inputValue();
    await journey.see('dc-keys');
    const tab = await journey.desk.inNewTab(() =>
      frame()
        .getByRole('link', { name: /Application links/ })
        .first()
        .click(),
    );
    await tab.getByLabel('Consumer key').fill(consumerKey);
    await tab.getByLabel('Public key').fill(pem);
    await journey.seePage('dc-application-links', tab);
    await tab.getByRole('button', { name: 'Make application link' }).click();
    await tab.locator('#fingerprint', { hasText: fingerprint ?? 'none' }).waitFor();
    await tab.close();
    await frame()
      .getByRole('checkbox', { name: /The application link is saved/ })
      .check();
    await button('Continue').click();
    await bringCode();
  },
  withdraw: async () => {
    const tab = await journey.platformTab('/', 'jira-data-center');
    await tab.getByRole('link', { name: 'Application links' }).click();
    await tab.getByRole('row').filter({ hasText: consumerKey }).getByRole('link').click();
    await tab.getByRole('button', { name: 'Revoke all tokens' }).click();
    await tab.getByText('was withdrawn', { exact: false }).waitFor();
    await tab.close();
  },
  reauthorise: async () => {
    await button('Reauthorize with existing credentials').click();
    await button('Continue').click();
    await bringCode();
    await frame()
      .getByText(/has let Planlink in/)
      .waitFor();
    await button('Complete connection').click();
  },
  find: async (tab, title) => {
    await tab.getByRole('link', { name: 'Data centre move', exact: true }).click();
    await tab.getByRole('row').filter({ hasText: title }).getByRole('link').click();
  },
};

/** From the keys to the verification code that the consent page shows, typed in here. */
async function bringCode(): Promise<void> {
  await button('Generate URL').click();
  const tab = await journey.desk.inNewTab(() => button('Open authorization page').click());
  const signIn = tab.getByRole('button', { name: 'Sign in', exact: true });
  const allow = tab.getByRole('button', { name: 'Allow', exact: true });
  await signIn.or(allow).first().waitFor();
  if (await signIn.isVisible()) {
    await tab.getByRole('radio', { name: /service account/ }).check();
    await signIn.click();
  }
  await allow.waitFor();
  await journey.seePage('dc-consent', tab);
  await allow.click();
  const code = (await tab.locator('#verification-code').textContent()) ?? '';
  await journey.seePage('dc-code', tab);
  await tab.close();
  await frame().getByLabel('Verification code').fill(code);
  await button('Verify').click();
}

beforeAll(async () => {
  await journey.begin({ connected: false, demoProjects: true, tasks: 1 }, 'acc-admin');
  await journey.desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}, 180_000);
afterAll(() => journey.rig.close());

describe.each([jiraAlign, jiraDataCenter])('$platform', (route) => {
  const step = stepsOf(journey);
  const { kind, platform, jiraProject } = route;
  const name = `Work on ${platform}`;
  const titles = [1, 2, 3].map((number) => `Item ${String(number)} of ${platform}`);
  const [first = '', second = '', third = ''] = titles;
  let connectionPath = '';

  const issues = () =>
    world()
      .jira.world.issuesOf(jiraProject)
      .filter(({ properties }) => 'planlink' in properties);
  const keyOf = (summary: string): string => issues().find((issue) => issue.summary === summary)?.key ?? '';
  /** The platform's pages show what is there when they are opened, and the queue takes its time. */
  const arrived = async (title: string): Promise<void> => {
    const isThere = () =>
      world()
        .sandbox.snapshot()
        .store.tasks.some((task) => task.title === title);
    for (let looks = 0; looks < 240 && !isThere(); looks += 1) await realWait(250);
  };
  /** An item on the platform's own page. */
  const openItem = async (title: string): Promise<Page> => {
    const tab = await journey.platformTab('/', kind);
    await route.find(tab, title);
    await tab.getByRole('heading', { level: 2, name: 'Edit' }).waitFor();
    return tab;
  };
  const renameItem = async (title: string, renamed: string): Promise<void> => {
    const tab = await openItem(title);
    await tab.getByLabel(route.titleField, { exact: true }).fill(renamed);
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved.').waitFor();
    await tab.close();
  };

  step(
    `its card, its address and its host lead to how it lets programs in`,
    async () => {
      for (const title of titles) world().sandbox.world.createTask({ title }, route.platformProject.id);
      journey.frame = await journey.desk.openConnections();
      await button('Create connection').click();
      await heading('Choose a platform and a name').waitFor();
      await frame()
        .getByRole('radio', { name: new RegExp(`^${platform}`) })
        .check();
      await frame().getByRole('textbox', { name: 'Name' }).fill(name);
      await journey.see(`${kind}-platform`);
      await button('Continue').click();
      await frame().getByLabel('Address').fill(`https://${route.host}`);
      await button('Approve host and check').click();
      expect(await journey.desk.answerEgress('Allow')).toEqual([route.host]);
      await heading('Authorize Planlink').waitFor();
      await route.authorise();
      await frame()
        .getByText(/has let Planlink in/)
        .waitFor();
      await button('Complete connection').click();
      await heading('Choose workspaces').waitFor();
    },
    120_000,
  );

  step(
    'a workspace and a project are chosen, all is tested and the first sync runs',
    async () => {
      await frame().getByRole('checkbox', { name: route.workspace, exact: true }).check();
      await button('Continue').click();
      await heading('Link the first project').waitFor();
      for (const [label, choice] of [
        ['Jira project', new RegExp(`\\(${jiraProject}\\)`)],
        [/^(?!Jira project).* project$/, new RegExp(`^${route.platformProject.name}`)],
      ] as const) {
        await frame().getByRole('combobox', { name: label }).click();
        await frame().getByRole('option', { name: choice }).click();
      }
      await frame().getByText('Which issues get a task').waitFor();
      await journey.see(`${kind}-project`);
      await button('Link projects').click();
      await heading('Test and activate').waitFor();
      await button('Test now').click();
      await frame()
        .getByText(/Everything is in order|Passed, with/)
        .waitFor();
      await button('Activate').click();
      await frame().getByText('The first sync is complete').waitFor({ timeout: 60_000 });
      await frame().getByText('3 items are linked.').waitFor();
      await button('Open connection').click();
      connectionPath = await journey.connectionPath();
      await heading(name).first().waitFor();
      expect(
        issues()
          .map(({ summary }) => summary)
          .sort(),
      ).toEqual(titles);
      await journey.see(`${kind}-connection`);
    },
    120_000,
  );

  step(
    'what a person changes there and here arrives on the other side',
    async () => {
      const [there, here] = [`${first}, renamed there`, `${second}, renamed here`];
      const [firstKey, secondKey] = [keyOf(first), keyOf(second)];
      await renameItem(first, there);
      journey.frame = await journey.desk.openIssue(secondKey);
      await journey.page.getByText('Edit issue').click();
      await journey.page.getByLabel('Summary').fill(here);
      await journey.page.getByRole('button', { name: 'Save' }).click();
      await journey.page.getByRole('heading', { level: 1, name: here }).waitFor();
      await journey.runSchedule();
      journey.frame = await journey.desk.openIssue(firstKey);
      await journey.page.getByRole('heading', { level: 1, name: there }).waitFor();
      await frame().getByText('In sync').first().waitFor();
      await journey.see(`${kind}-issue`);
      await arrived(here);
      const tab = await openItem(here);
      await journey.seePage(`${kind}-item`, tab);
      await tab.close();
    },
    120_000,
  );

  step(
    'what was taken back is told, given anew, and nothing of the time between is lost',
    async () => {
      const thirdKey = keyOf(third);
      await route.withdraw();
      await renameItem(third, `${third}, meanwhile`);
      await journey.runSchedule();
      journey.frame = await journey.desk.openConnections(connectionPath);
      await frame().getByText('Unauthorized', { exact: true }).first().waitFor();
      await journey.see(`${kind}-unauthorized`);
      await frame().getByRole('alert').getByRole('button', { name: 'Reauthorize' }).click();
      await route.reauthorise();
      await frame().getByText('Authorized', { exact: true }).first().waitFor();
      await journey.runSchedule();
      await journey.desk.openIssue(thirdKey);
      await journey.page.getByRole('heading', { level: 1, name: `${third}, meanwhile` }).waitFor();
      expect(issues()).toHaveLength(titles.length);
    },
    120_000,
  );
});

test('nothing was blocked, complained of or not modelled on the way', () => {
  expectOrder(journey);
});
