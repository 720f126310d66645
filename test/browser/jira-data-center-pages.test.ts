import type { Browser } from 'playwright-core';
import { VirtualClock } from '../../local/clock';
import { Internet } from '../../local/internet';
import { createSandbox } from '../../local/platform';
import { openLoopback, type Loopback } from '../../local/shell/loopback';
import { axeViolations } from './rig/axe';
import { launchChromium } from './rig/chromium';

jest.setTimeout(60_000);

let browser: Browser;
let loopback: Loopback;
beforeAll(async () => {
  [browser, loopback] = await Promise.all([launchChromium(), openLoopback(0)]);
});
afterAll(async () => {
  await browser.close();
  await loopback.close();
});

test('the pages of the Jira Data Center are clean for axe, light and dark', async () => {
  const clock = new VirtualClock(Date.parse('2026-11-22T08:00:00.000Z'));
  const sandbox = await createSandbox({ clock, internet: new Internet(), seed: 3 });
  const { jiraDataCenter: jira, world } = sandbox;
  const [task] = world.tasks();
  world.addComment(task?.id ?? '', '<p>Said</p>');
  jira.issuePersonalToken();
  jira.createServiceAccount();
  await jira.registerIncomingLink({ redirectUri: 'https://local.webtrigger.example/x1/callback' });
  loopback.answerWith(jira.program);
  const page = await browser.newPage({ viewport: { width: 640, height: 900 } });
  const faults: string[] = [];
  for (const path of [
    '/',
    '/projects/ROAD',
    `/browse/${task?.key ?? ''}`,
    '/plugins/servlet/applinks/listApplicationLinks',
    '/plugins/servlet/oauth2/incoming',
    '/secure/ViewProfile.jspa',
    '/secure/admin/user/UserBrowser.jspa',
    '/secure/admin/ViewSystemInfo.jspa',
  ]) {
    await page.goto(loopback.origin + path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await axeViolations(page)).map((fault) => `${path}, ${colorScheme}: ${fault}`));
    }
  }
  await page.close();
  expect(faults).toEqual([]);
});
