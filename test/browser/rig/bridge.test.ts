import type { Browser, Frame, Page } from 'playwright-core';
import { VirtualClock } from '../../../local/clock';
import { fixtureHost } from '../../../local/host/fixtures/fixture-host';
import { InlineRuntime, type Handlers } from '../../../local/host/inline-runtime';
import { LOCAL_INSTALLATION } from '../../../local/host/installation';
import { seedSite } from '../../../local/jira/seed';
import { createJiraTwin } from '../../../local/jira/twin';
import { forgeAppHost } from '../../../local/shell/forge-app-host';
import { openLoopback, type Loopback } from '../../../local/shell/loopback';
import { createResourceServer, type ResourceServer } from '../../../local/shell/resource-server';
import { createShell } from '../../../local/shell/shell';
import { axeViolations } from './axe';
import { buildBridgeFixture } from './bridge-page';
import { launchChromium } from './chromium';
import { until, untilSo } from './until';

const manifest = `
app: { id: fixture }
permissions: {}
modules:
  jira:adminPage: [{ key: page, resource: page, title: Fixture }]
  jira:projectPage: [{ key: project, resource: page, title: Project fixture }]
  jira:issueContext: [{ key: issue, resource: page, title: Issue fixture }]
resources: [{ key: page, path: static }]
`;

const open: Loopback[] = [];
let browser: Browser;
let resource: ResourceServer;
let shellOrigin: string;
let world: ReturnType<typeof fixtureHost>;
let page: Page;
let frame: Frame;

function freshModule(): Handlers {
  let loaded: Handlers = {};
  jest.isolateModules(() => {
    loaded = jest.requireActual<Handlers>('../../../local/host/fixtures/app/src/index');
  });
  return loaded;
}

beforeAll(async () => {
  const clock = new VirtualClock(Date.UTC(2026, 10, 2, 9));
  world = fixtureHost(new InlineRuntime(freshModule, clock), clock);
  const jira = createJiraTwin({ clock });
  seedSite(jira);
  const shell = await openLoopback(0);
  const pages = await openLoopback(0);
  open.push(shell, pages);
  shellOrigin = shell.origin;
  const directory = await buildBridgeFixture();
  resource = createResourceServer({ key: 'page', directory, shellOrigin, external: {} });
  pages.answerWith(resource.program);
  const host = forgeAppHost({
    host: world.host,
    appId: 'fixture',
    installation: LOCAL_INSTALLATION,
    recorder: world.recorder,
  });
  const platforms = [
    { title: 'Platform', publicOrigin: 'https://sandbox.planlink.example', loopbackOrigin: pages.origin },
  ];
  const resourceOrigins = { page: pages.origin };
  shell.answerWith(
    createShell({ host, jira: jira.program, manifest, origin: shellOrigin, resourceOrigins, platforms }),
  );
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await Promise.all(open.map((loopback) => loopback.close()));
});

beforeEach(async () => {
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${shellOrigin}/jira/settings/apps/page`);
  frame = await fixtureFrame('iframe');
}, 30_000);

afterEach(() => page.close());

async function fixtureFrame(selector: string): Promise<Frame> {
  const found = await (await page.waitForSelector(selector)).contentFrame();
  if (found === null) throw new Error('The frame has no document');
  await found.waitForSelector('html[data-loaded]');
  return found;
}

/** Runs an expression in the app's frame, where `bridge` is the whole of @forge/bridge. */
const inFrame = (expression: string): Promise<unknown> => frame.evaluate(expression);

test('invoke reaches the resolver as the acting user, and its error comes back in Forge words', async () => {
  expect(await inFrame(`bridge.invoke('visit')`)).toMatchObject({ accountId: 'acc-admin' });
  await expect(inFrame(`bridge.invoke('fail')`)).rejects.toThrow(
    'There was an error invoking the function - out of range',
  );
});

test('the context says where the page stands, and cannot be forged by the page', async () => {
  expect(await inFrame('bridge.view.getContext()')).toMatchObject({
    accountId: 'acc-admin',
    moduleKey: 'page',
    siteUrl: LOCAL_INSTALLATION.siteUrl,
    extension: { type: 'jira:adminPage' },
    theme: { colorMode: 'light' },
  });
  const placement = await page.getAttribute('iframe', 'data-placement');
  const asAnother = await page.request.post(`${shellOrigin}/__shell/bridge`, {
    headers: { cookie: 'planlink_shell_user=acc-member' },
    data: { placement, command: 'invoke', payload: { functionKey: 'visit' } },
  });
  expect(await asAnother.json()).toEqual({
    ok: false,
    message: expect.stringContaining('Reload') as unknown,
  });
});

test('a product call from the page goes out as the person, within the scopes of the app', async () => {
  const call = (path: string) =>
    inFrame(`bridge.requestJira('${path}').then(async (r) => ({ status: r.status, body: await r.json() }))`);
  expect(await call('/rest/api/3/issue/K-1')).toEqual({ status: 200, body: { key: 'K-1' } });
  expect(world.jiraCalls).toEqual(['user:acc-admin GET /rest/api/3/issue/K-1']);
  expect(await call('/rest/api/3/dashboard')).toMatchObject({ status: 501 });
});

test('theming follows the switch of the shell, live', async () => {
  await inFrame('bridge.view.theme.enable()');
  const mode = (): Promise<unknown> => inFrame('document.documentElement.dataset.colorMode');
  expect(await mode()).toBe('light');
  await page.click('[data-theme-switch]');
  await frame.waitForSelector('html[data-color-mode=dark]');
  expect(await mode()).toBe('dark');
});

test('the history of the page is the address of the browser', async () => {
  expect(
    await inFrame(
      'bridge.view.createHistory().then((h) => { globalThis.h = h; return h.location.pathname; })',
    ),
  ).toBe('/');
  await inFrame(`h.push('/connections/1?tab=runs')`);
  await page.waitForURL('**/apps/page/connections/1?tab=runs');
  await page.goBack();
  await until(frame, `h.location.pathname === '/'`);
  await page.goto(`${shellOrigin}/jira/settings/apps/page/deep/link`);
  frame = await fixtureFrame('iframe');
  expect(await inFrame('bridge.view.createHistory().then((h) => h.location.pathname)')).toBe('/deep/link');
});

test('a flag shows its words, and its action runs in the frame', async () => {
  await inFrame(
    `void bridge.showFlag({ id: 'f', title: 'Saved', actions: [{ text: 'Undo', onClick: () => { globalThis.undone = true; } }] })`,
  );
  await page.getByRole('alert').getByText('Saved').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(frame, 'globalThis.undone === true');
  expect(await inFrame('globalThis.undone')).toBe(true);
});

test('a modal is a frame of its own that gives its result back', async () => {
  await inFrame(
    `new bridge.Modal({ context: { taskId: 7 }, onClose: (result) => { globalThis.result = result; } }).open()`,
  );
  const modal = await fixtureFrame('dialog iframe');
  expect(await modal.evaluate('bridge.view.getContext().then((c) => c.extension.modal)')).toEqual({
    taskId: 7,
  });
  await modal.evaluate(`void bridge.view.close({ chosen: 'yes' })`);
  await until(frame, `globalThis.result?.chosen === 'yes'`);
  expect(await page.locator('dialog').count()).toBe(0);
});

const egress = `bridge.permissions.egress.set({ egresses: [{ key: 'k', description: 'The platform to sync with', configured: [{ domain: 'planning.example.com', type: ['FETCH_BACKEND_SIDE'] }] }] })`;

test('an external domain is reached only after the administrator has pressed Allow', async () => {
  await inFrame(
    `void ${egress}.then(() => { globalThis.answer = 'allowed'; }, () => { globalThis.answer = 'declined'; })`,
  );
  const dialog = page.getByRole('dialog');
  await dialog.getByText('planning.example.com').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await until(frame, `globalThis.answer === 'declined'`);
  expect(await inFrame('bridge.permissions.egress.get({})')).toEqual({ results: [] });

  await inFrame(`void ${egress}.then(() => { globalThis.answer = 'allowed'; })`);
  await dialog.getByRole('button', { name: 'Allow' }).click();
  await until(frame, `globalThis.answer === 'allowed'`);
  expect(world.host.egressApprovals.backendDomains(LOCAL_INSTALLATION.id)).toEqual(['planning.example.com']);
  await inFrame(`bridge.permissions.egress.deleteGroup({ key: 'k' })`);
  expect(world.host.egressApprovals.backendDomains(LOCAL_INSTALLATION.id)).toEqual([]);
});

test('what the shell has no model of fails where everybody sees it', async () => {
  await expect(inFrame(`globalThis.callBridge('isRovoEnabled')`)).rejects.toThrow(
    'Not modelled by the local platform',
  );
  await page.getByRole('alert').getByText('isRovoEnabled').waitFor();
  expect(world.recorder.notModelled).toContain('bridge: bridge command isRovoEnabled');
});

test('the policy of production stops a call to elsewhere, and the report can be read', async () => {
  expect(await inFrame(`fetch('https://evil.example.org').then(() => 'sent', () => 'stopped')`)).toBe(
    'stopped',
  );
  const blocked = () => resource.cspReports.map((report) => report['blocked-uri']);
  // The browser sends its reports when it finds the time.
  await untilSo(() => blocked().includes('https://evil.example.org/'), 'The call is reported');
});

test('a person who is no administrator meets the refusal of Jira, not the app', async () => {
  await page.getByLabel('Acting as').selectOption('acc-member');
  await page.getByRole('heading', { name: 'You do not have access to this page' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
});
