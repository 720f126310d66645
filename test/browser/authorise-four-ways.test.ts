import type { Locator, Page } from 'playwright-core';
import { expectOrder, Journey, stepsOf } from './rig/journey';
import { tabTo } from './rig/keyboard';

/** One administrator who sets a connection up by OAuth 1.0a and then changes to each of the other ways. */

const journey = new Journey('four-ways');
const step = stepsOf(journey);
const { button, heading } = {
  button: (name: string | RegExp, within?: Locator) => journey.button(name, within),
  heading: (name: string | RegExp) => journey.heading(name),
};
const frame = () => journey.frame;
const world = () => journey.rig.served.world;

let fingerprint = '';
let consumerKey = '';
let connectionPath = '';

beforeAll(async () => {
  await journey.begin({ connected: false, tasks: 20 }, 'acc-admin');
  await journey.desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}, 180_000);
afterAll(() => journey.rig.close());

/** Signs in and allows on a page of OAuth 1.0a; answers the verification code. */
async function allow(tab: Page): Promise<string> {
  const signIn = tab.getByRole('button', { name: 'Sign in', exact: true });
  const decision = tab.getByRole('button', { name: 'Allow', exact: true });
  await signIn.or(decision).first().waitFor();
  if (await signIn.isVisible()) {
    await tab.getByRole('radio', { name: /service account/ }).check();
    await signIn.click();
  }
  await decision.click();
  return (await tab.locator('#verification-code').textContent()) ?? '';
}
const steps = (label: string) => frame().getByRole('list', { name: label }).getByRole('listitem');
const openTab = async (name: RegExp): Promise<void> => frame().getByRole('tab', { name }).click();

step(
  'JA00 the empty page names what to have at hand and how long it takes, with one primary button',
  async () => {
    journey.frame = await journey.desk.openConnections();
    await heading(/Connect a planning platform/).waitFor();
    await frame().getByText('About ten minutes in all', { exact: false }).waitFor();
    expect(await frame().getByRole('listitem').count()).toBeGreaterThanOrEqual(4);
    expect(await button('Create connection').count()).toBe(1);
  },
);

step('JA37 JA38 JA39 S04 what has to be at hand is told beside the platform, for each its own', async () => {
  await button('Create connection').click();
  await heading('Choose a platform and a name').waitFor();
  for (const [platform, words] of [
    ['Jira Align', [/A Super Admin of Jira Align/, /It does not tell of changes/, /belong to the programs/]],
    ['Jira Data Center', [/Version 8\.20 or later/, /Browse users and groups/, /looks for missing items/]],
  ] as const) {
    await frame()
      .getByRole('radio', { name: new RegExp(`^${platform}`) })
      .check();
    for (const text of words) await frame().getByText(text).first().waitFor();
  }
  await frame()
    .getByRole('radio', { name: /^Planning platform/ })
    .check();
  for (const words of [
    /An administrator of .* besides you as an administrator of Jira/,
    /A service account on .* that may do this and no more/,
    /read, create and edit tasks/,
    /create webhooks/,
    /the outgoing addresses of Atlassian/,
  ])
    await frame().getByText(words).first().waitFor();
  await frame().getByRole('textbox', { name: 'Name' }).fill('Application link');
  await journey.see('platform');
  await button('Continue').click();
});

step(
  'LA34 S06 an address that is not https, has a path or is this machine is refused beside its field',
  async () => {
    const address = frame().getByLabel('Address');
    const fault = frame().locator('#address-error');
    const told: string[] = [];
    for (const wrong of [
      'http://sandbox.planlink.example',
      'https://sandbox.planlink.example/projects?x=1',
      'https://127.0.0.1',
    ]) {
      await address.fill(wrong);
      await button('Approve host and check').click();
      told.push((await fault.textContent()) ?? '');
      await heading('Enter the address').waitFor();
    }
    expect(new Set(told).size).toBe(3);
    await journey.see('address-refused');
    await address.fill('https://sandbox.planlink.example');
    await button('Approve host and check').click();
    expect(await journey.desk.answerEgress('Allow')).toEqual(['sandbox.planlink.example']);
    await heading('Authorize Planlink').waitFor();
  },
);

step(
  'LA44 JA04 the ways of this platform are offered, each asks for its own, and no secret can be read',
  async () => {
    const asks = {
      'OAuth 2.0': ['Client ID', 'Client secret'],
      'Personal access token': ['Token'],
      'User name and password': ['User name', 'Password'],
      'OAuth 1.0a': ['Consumer key'],
    };
    for (const [way, fields] of Object.entries(asks)) {
      await frame().getByRole('radio', { name: way }).check();
      for (const field of fields) {
        const input = frame().getByLabel(field, { exact: true });
        await input.waitFor();
        const hidden = (await input.getAttribute('type')) === 'password';
        expect({ field, hidden }).toEqual({ field, hidden: /secret|^token|^password/i.test(field) });
      }
      if (way !== 'OAuth 2.0') await journey.see(way.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
    }
  },
);

step(
  'JA15 JA22 a consumer key is suggested; a space or a symbol in it is named while it is typed',
  async () => {
    const field = frame().getByLabel('Consumer key', { exact: true });
    consumerKey = await field.inputValue();
    expect(consumerKey).toMatch(/^[A-Za-z0-9]{8,64}$/);
    await field.fill(`${consumerKey} !`);
    await frame().getByText('Use letters and digits only', { exact: false }).waitFor();
    await field.fill(consumerKey);
  },
);

step('JA06 JA16 a key pair is made and its public half copied, as PEM and without header', async () => {
  await tabTo(journey.page, 'button', 'Generate new key');
  await journey.page.keyboard.press('Enter');
  const pem = await journey.copied(() => button('Copy PEM').click());
  expect(pem).toContain('-----BEGIN PUBLIC KEY-----');
  const bare = await journey.copied(() => button('Copy without header').click());
  expect(pem.replaceAll(/-----[^-]+-----|\s/g, '')).toBe(bare.replaceAll(/\s/g, ''));
  expect(await frame().content()).not.toContain('PRIVATE KEY');
  fingerprint = (await frame().locator('dt:has-text("Fingerprint") + dd').textContent()) ?? '';
  expect(fingerprint).not.toBe('');
  await frame().locator('dt:has-text("Made") + dd').waitFor();
  await journey.see('keys');
});

step('JA18 left in the middle, set-up goes on at the same step with the same keys', async () => {
  await journey.desk.goTo('/projects');
  journey.frame = await journey.desk.openConnections();
  await frame().getByText('Draft', { exact: true }).first().waitFor();
  await journey.see('list-draft');
  await frame().getByRole('link', { name: 'Application link' }).click();
  await heading('Authorize Planlink').waitFor();
  expect(await frame().locator('dt:has-text("Fingerprint") + dd').textContent()).toBe(fingerprint);
});

step(
  'JA08 JA09 JA10 JA11 JA12 JA13 JA14 JA17 the guide names each step on the other side, ready to copy',
  async () => {
    const guide = frame().getByRole('region', { name: /^On / });
    for (const words of [
      /open Application links/,
      /press \. and type/,
      /Enter this application URL/,
      /no response, choose Continue/,
      /Enter this application name/,
      /the pencil of the new link/,
      /Save at the bottom/,
    ])
      await guide.getByText(words).waitFor();
    const copied: Record<string, string> = {};
    for (const what of ['application URL', 'application name', 'Consumer key', 'consumer name']) {
      copied[what] = await journey.copied(() => button(`Copy ${what}`, guide).click());
    }
    expect(copied['application URL']).toMatch(/^https?:\/\//);
    expect(copied['Consumer key']).toBe(consumerKey);
    // Followed for real, with exactly what was copied.
    const pem = await journey.copied(() => button('Copy PEM').click());
    const tab = await journey.platformTab('/application-links');
    await tab.getByLabel('Name').fill(copied['application name'] ?? '');
    await tab.getByLabel('Consumer key').fill(copied['Consumer key'] ?? '');
    await tab.getByLabel('Public key').fill(pem);
    await tab.getByRole('button', { name: 'Make application link' }).click();
    expect(await tab.locator('#fingerprint').textContent()).toBe(fingerprint);
    await tab.close();
  },
);

step('JA23 JA24 the other side is compared: equal, or where it differs', async () => {
  await frame().getByText('Compare consumer key').click();
  const pasted = frame().getByLabel(/Paste the consumer key/);
  await pasted.fill(`${consumerKey.slice(0, -1)}Z`);
  await frame()
    .getByText(`First difference at character ${String(consumerKey.length)}`, { exact: false })
    .waitFor();
  await pasted.fill(consumerKey);
  await frame().getByText('The consumer keys are equal').waitFor();
  await frame().getByText('Compare public key').click();
  const copied = await journey.copied(() => button('Copy without header').click());
  await frame()
    .getByLabel(/Paste the public key/)
    .fill(copied);
  await frame().getByText('The public keys are equal').waitFor();
  await frame().getByText('Compare address').click();
  const address = frame().getByLabel(/Paste the base URL/);
  await address.fill('https://sandbox.planlink.exampel');
  await frame().getByText('The host names differ.').waitFor();
  await address.fill('https://SANDBOX.planlink.example/');
  await frame().getByText('Both lead to the same place').waitFor();
  await journey.see('compared');
});

step('JA27 LA25 LA32 the step is confirmed, and one is reminded as whom to be signed in', async () => {
  await button('Continue').click();
  await frame().getByText('Tick this once the application link is saved', { exact: false }).waitFor();
  await frame()
    .getByRole('checkbox', { name: /The application link is saved/ })
    .check();
  await button('Continue').click();
  await frame()
    .getByText(/Be signed in to .* as its service account/)
    .waitFor();
  expect(await button('Back to keys').count()).toBe(1);
  expect(await button('Back').count()).toBe(0);
  await journey.see('consent-way');
});

step(
  'LA35 JA21 Generate URL shows the address, how long it holds, and the three steps as they go',
  async () => {
    await frame().evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
    expect(await steps('Progress').first().textContent()).toContain('(to come)');
    await button('Generate URL').click();
    const url = frame().getByLabel('Authorization URL');
    expect(await url.inputValue()).toMatch(
      /^https:\/\/sandbox\.planlink\.example\/oauth1\/authorize\?oauth_token=/,
    );
    await frame()
      .getByText(/Time left: \d/)
      .waitFor();
    expect(await steps('Progress').allTextContents()).toEqual([
      expect.stringContaining('(done)'),
      expect.stringContaining('(now)'),
      expect.stringContaining('(to come)'),
    ]);
    const copied = await journey.copied(() => button('Copy authorization URL').click());
    expect(copied).toBe(await url.inputValue());
    await journey.see('code');
  },
);

step(
  'LA36 JA19 JA26 JA28 LA37 LA38 allowed in another tab; a wrong code is told and another URL tried',
  async () => {
    const tab = await journey.desk.inNewTab(() => button('Open authorization page').click());
    expect(await tab.evaluate(() => window.opener === null)).toBe(true);
    await journey.seePage('sign-in-tab', tab);
    await allow(tab);
    await journey.seePage('approved-tab', tab);
    await tab.close();
    await frame()
      .getByText(/shows it below .Access approved./)
      .waitFor();
    await frame().getByLabel('Verification code').fill('not-this-one');
    await button('Verify').click();
    await frame().getByRole('alert').filter({ hasText: 'OAUTH1_VERIFIER_INVALID' }).waitFor();
    await journey.see('wrong-code');
    await button('Generate a new URL').click();
    const again = await journey.desk.inNewTab(() => button('Open authorization page').click());
    const code = await allow(again);
    await again.close();
    await frame().getByLabel('Verification code').fill(`  ${code}\n`);
    await button('Verify').click();
  },
);

step(
  'LA39 JA29 JA30 the completed connection says whom it acts as, where, with what and until when',
  async () => {
    await frame()
      .getByText(/has let Planlink in/)
      .waitFor();
    for (const fact of ['Acts as', 'Kind of account', 'Tenant', 'Scopes', 'Granted', 'Access ends'])
      expect((await frame().locator(`dt:text-is("${fact}") + dd`).textContent())?.trim()).not.toBe('');
    expect(await frame().locator('html[data-not-reloaded]').count()).toBe(1);
    await journey.see('completed');
    await button('Complete connection').click();
    await heading('Choose workspaces').waitFor();
  },
);

step(
  'LA33 LA06 LA11 workspaces are searched and chosen together; none chosen is told and nothing stored',
  async () => {
    const all = frame().getByRole('checkbox', { name: /Select all/ });
    await all.waitFor();
    await frame().getByLabel('Search workspaces').fill('prod');
    expect(await frame().getByRole('group', { name: 'Workspaces' }).getByRole('checkbox').count()).toBe(2);
    await frame().getByLabel('Search workspaces').fill('');
    await all.check();
    await frame()
      .getByText(/^(\d+) of \1 chosen$/)
      .waitFor();
    await all.uncheck();
    await frame().getByText('Choose at least one workspace.').waitFor();
    expect(await button('Continue').isDisabled()).toBe(true);
    await frame().getByRole('checkbox', { name: 'Product' }).check();
    await button('Continue').click();
    await heading('Link the first project').waitFor();
  },
);

step('JA34 the first tasks are shown as the issues they become, and nothing is written', async () => {
  for (const [label, choice] of [
    ['Jira project', /\(ROAD\)/],
    [/^(?!Jira).* project$/, /^Roadmap/],
  ] as const) {
    await frame().getByRole('combobox', { name: label }).click();
    await frame().getByRole('option', { name: choice }).click();
  }
  await heading('What the first tasks become').waitFor();
  await frame()
    .getByText(/^10 of .*20 tasks beside the issues/)
    .waitFor();
  await journey.see('preview');
  await button('Link projects').click();
  await heading('Test and activate').waitFor();
  expect(
    world()
      .jira.world.issuesOf('ROAD')
      .filter(({ properties }) => 'planlink' in properties),
  ).toEqual([]);
});

step('JA31 JA32 JA33 tested check by check, then activated; the first sync runs', async () => {
  await button('Test now').click();
  await frame()
    .getByText(/Everything is in order|Passed, with/)
    .waitFor();
  const checks = frame().getByRole('list', { name: 'Checks' }).getByRole('listitem');
  for (const text of await checks.allTextContents()) expect(text).toMatch(/Passed|Warning/);
  expect(await checks.count()).toBe(7);
  await journey.see('tested');
  await button('Activate').click();
  await frame().getByText('The first sync is complete').waitFor({ timeout: 60_000 });
  await journey.see('done');
  await button('Open connection').click();
  connectionPath = await journey.connectionPath();
  await heading('Application link').first().waitFor();
});

step(
  'JA25 LA28 with a wrong consumer key the cause, the remedy and where it differs are told; the old stay',
  async () => {
    await openTab(/^Authorization/);
    await journey.see('authorization');
    await button('Reauthorize with new credentials').click();
    await frame().getByRole('radio', { name: 'OAuth 1.0a' }).check();
    await frame().getByLabel('Consumer key', { exact: true }).fill('NotRegistered1');
    await button('Generate new key').click();
    await frame()
      .getByRole('checkbox', { name: /The application link is saved/ })
      .check();
    await button('Continue').click();
    await button('Generate URL').click();
    await frame().getByRole('alert').filter({ hasText: 'OAUTH1_CONSUMER_UNKNOWN' }).waitFor();
    await frame().getByText('What to compare').waitFor();
    await frame()
      .getByLabel(/Paste the consumer key/)
      .first()
      .fill('NotRegistred1');
    await frame().getByText('First difference at character 10', { exact: false }).first().waitFor();
    await journey.see('unknown-consumer');
    await frame().getByText('Authorized', { exact: true }).first().waitFor();
  },
);

step('LA30 a personal access token takes the place of the link, and the record says so', async () => {
  const tab = await journey.platformTab('/personal-tokens');
  await tab.getByRole('button', { name: 'Make token' }).click();
  const token = (await tab.locator('#personal-token').textContent()) ?? '';
  await tab.close();
  await journey.page.reload();
  journey.frame = await journey.desk.appFrame('admin');
  const waiting = frame().getByText('New credentials are waiting to be proven');
  await waiting.waitFor();
  await journey.see('staged');
  await button('Discard new credentials').click();
  await waiting.waitFor({ state: 'detached' });
  await button('Reauthorize with new credentials').click();
  await frame().getByRole('radio', { name: 'Personal access token' }).check();
  await frame().getByLabel('Token', { exact: true }).fill('not-the-token');
  await button('Reauthorize').click();
  await frame().getByRole('alert').first().waitFor();
  await journey.see('token-refused');
  await frame().getByText('Authorized', { exact: true }).first().waitFor();
  const other = button('Enter other credentials');
  if (await other.isVisible()) await other.click();
  await frame().getByLabel('Token', { exact: true }).fill(token);
  await button('Reauthorize').click();
  await frame()
    .getByText(/has let Planlink in/)
    .waitFor();
  expect(await frame().content()).not.toContain(token);
  await journey.see('token-completed');
  await button('Complete connection').click();
  await frame().getByText('Personal access token').first().waitFor();
  await openTab(/^Activity/);
  // It stands beside the name of the connection as well.
  await frame().getByRole('tabpanel').getByText('Authorized', { exact: true }).first().waitFor();
});

step('LA29 JA20 the link by itself: denied is told; allowed comes back without a code', async () => {
  await openTab(/^Authorization/);
  await button('Reauthorize with new credentials').click();
  await frame().getByRole('radio', { name: 'OAuth 1.0a' }).check();
  await button('Generate new key').click();
  const bare = await journey.copied(() => button('Copy without header').click());
  const key = await frame().getByLabel('Consumer key', { exact: true }).inputValue();
  const tab = await journey.platformTab(`/application-links/${key}`);
  await tab.getByLabel('Public key').fill(bare);
  await tab.getByRole('button', { name: 'Change key' }).click();
  await tab.getByText('The public key was changed.').waitFor();
  await tab.close();
  await frame()
    .getByRole('checkbox', { name: /The application link is saved/ })
    .check();
  await button('Continue').click();
  await frame().getByRole('radio', { name: 'By itself' }).check();
  const denied = await journey.desk.inNewTab(() => button('Reauthorize access').click());
  await frame()
    .getByText(/Waiting for your consent/)
    .first()
    .waitFor();
  await frame()
    .getByText(/Time left: \d/)
    .waitFor();
  await journey.desk.consent(denied, 'Deny');
  await denied.close();
  await frame().getByRole('alert').first().waitFor();
  await journey.see('denied');
  await frame().getByRole('radio', { name: 'By itself' }).check();
  const allowed = await journey.desk.inNewTab(() => button('Reauthorize access').click());
  await journey.desk.consent(allowed, 'Allow');
  await allowed.close();
  await frame()
    .getByText(/has let Planlink in/)
    .waitFor();
  await button('Complete connection').click();
});

step('JA35 rotating says the four steps, and user name and password are proven at once', async () => {
  const tab = await journey.platformTab('/service-accounts');
  await tab.getByRole('button', { name: 'Make service account' }).click();
  const username = (await tab.locator('#username-made').textContent()) ?? '';
  const password = (await tab.locator('#api-password').textContent()) ?? '';
  await tab.close();
  await button('Rotate credentials').click();
  await frame().getByText('Planlink tries the new one and switches over', { exact: false }).waitFor();
  await journey.see('rotate');
  await button('Back to authorization').click();
  await button('Reauthorize with new credentials').click();
  await frame().getByRole('radio', { name: 'User name and password' }).check();
  await frame().getByLabel('User name', { exact: true }).fill(username);
  await frame().getByLabel('Password', { exact: true }).fill(password);
  await button('Reauthorize').click();
  await frame()
    .getByText(/has let Planlink in/)
    .waitFor();
  expect(await frame().content()).not.toContain(password);
  await button('Complete connection').click();
  await frame().getByText('User name and password').first().waitFor();
  await journey.see('basic');
});

step('LA31 another tenant is refused with both names, and the grant in use stays', async () => {
  world().sandbox.world.faults.wrongTenant = true;
  journey.frame = await journey.desk.openConnections(connectionPath);
  await openTab(/^Authorization/);
  const tenant = (await frame().locator('dt:text-is("Tenant") + dd').textContent()) ?? '';
  await button('Reauthorize with existing credentials').click();
  await button('Reauthorize').click();
  const alert = frame().getByRole('alert').filter({ hasText: 'TENANT' });
  await alert
    .getByText(`belongs to ${tenant}, and you signed in to Southwind Planning`, { exact: false })
    .waitFor();
  await journey.see('other-tenant');
  world().sandbox.world.faults.reset();
  await frame().getByText('Authorized', { exact: true }).first().waitFor();
});

test('nothing was out of order on the way', () => {
  expectOrder(journey);
});
