import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { ServedWorld } from '../../../local/shell/served-world';
import { axeViolations } from './axe';

const screenshotFolder = 'test-results';
/** Whoever waits for the queue on a busy machine waits long; a step that is broken fails all the same. */
const waitMs = 40_000;
/** Nobody looks at the pictures of a whole test run, and they take a fifth of its browser's time. */
export const picturesWanted = process.env['NO_PICTURES'] !== '1';

/** One person at one browser: the shell's pages, the app's frames in them, the platform's pages in other tabs. */
export class Desk {
  /** What went wrong in any page of this desk: uncaught errors and messages of level error. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly served: ServedWorld,
  ) {}

  static async open(browser: Browser, served: ServedWorld, as: string): Promise<Desk> {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
    context.setDefaultTimeout(waitMs);
    const desk = new Desk(context, await context.newPage(), served);
    context.on('weberror', (error) => desk.complaints.push(`uncaught: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error') desk.complaints.push(message.text());
    });
    await desk.actAs(as);
    return desk;
  }

  /** The switch of the top bar, by account id. The page is loaded again as this person. */
  async actAs(accountId: string): Promise<void> {
    if (this.page.url() === 'about:blank') await this.goTo('/projects');
    const choice = this.page.getByLabel('Acting as');
    // Chosen once more, the page would load again with nothing on it to tell when it has, and cross the next step's.
    if ((await choice.inputValue()) === accountId) return;
    await choice.selectOption(accountId);
    await this.page.waitForFunction(
      (wanted) =>
        document.querySelector<HTMLSelectElement>('#acting-user option[selected]')?.value === wanted,
      accountId,
    );
  }

  /** A page of the shell; answers its HTTP status. */
  async goTo(path: string): Promise<number> {
    const response = await this.page.goto(this.served.addresses.jira + path);
    return response?.status() ?? 0;
  }

  /** The app's Connections page, below Jira's settings. */
  async openConnections(path = ''): Promise<Frame> {
    await this.goTo(`/jira/settings/apps/admin${path}`);
    return this.appFrame('admin');
  }

  async openProjectPage(projectKey: string): Promise<Frame> {
    await this.goTo(`/projects/${projectKey}/apps/project`);
    return this.appFrame('project');
  }

  async openIssue(issueKey: string): Promise<Frame> {
    await this.goTo(`/browse/${issueKey}`);
    return this.appFrame('issue');
  }

  /**
   * The app's frame on the present page, once it has drawn something. The page may be on its way to another, and its
   * frame gone between two looks: then the next look is at the new page's.
   */
  async appFrame(moduleKey: string): Promise<Frame> {
    const selector = `iframe[data-module="${moduleKey}"][src]`;
    const deadline = Date.now() + waitMs;
    for (;;) {
      try {
        const element = await this.page.waitForSelector(selector);
        const frame = await element.contentFrame();
        if (frame === null) throw new Error(`The frame of ${moduleKey} is not attached`);
        // Asked by locator and not in the frame's world: the frame may still be on its way from the empty document.
        await this.page.frameLocator(selector).locator('body', { hasText: /\S/ }).waitFor();
        if (!frame.isDetached()) return frame;
      } catch (error) {
        if (
          Date.now() > deadline ||
          !(error instanceof Error) ||
          !/attached|detached|destroyed/.test(error.message)
        )
          throw new Error(`The page of ${moduleKey} drew nothing. ${this.complaints.join(' | ')}`, {
            cause: error,
          });
      }
    }
  }

  /** Does something that loads the page anew, and gives the app's frame on the new one. */
  async reloaded(moduleKey: string, act: () => Promise<unknown>): Promise<Frame> {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), act()]);
    return this.appFrame(moduleKey);
  }

  /** Answers Jira's question about an external domain; gives the domains it asked about. */
  async answerEgress(answer: 'Allow' | 'Cancel'): Promise<readonly string[]> {
    const dialog = this.page.getByRole('dialog', { name: /connect to external domains/ });
    await dialog.waitFor();
    const domains = await dialog.locator('dt').allTextContents();
    await dialog.getByRole('button', { name: answer, exact: true }).click();
    return domains;
  }

  /** Does something that opens another tab, and gives that tab once it has loaded. */
  async inNewTab(act: () => Promise<unknown>): Promise<Page> {
    const [tab] = await Promise.all([this.context.waitForEvent('page'), act()]);
    await tab.waitForLoadState();
    return tab;
  }

  /** Signs in at the platform, where it asks for it, and answers the question of consent. */
  async consent(tab: Page, answer: 'Allow' | 'Deny'): Promise<void> {
    const signIn = tab.getByRole('button', { name: 'Sign in', exact: true });
    const decision = tab.getByRole('button', { name: answer, exact: true });
    await signIn.or(decision).first().waitFor();
    if (await signIn.isVisible()) await signIn.click();
    await decision.click();
    await tab.waitForURL((url) => url.origin === this.served.addresses.webTriggers);
  }

  /** Switches the shell, and with it the app's frames, between light and dark. */
  async switchTheme(): Promise<void> {
    await this.page.getByRole('button', { name: 'Dark theme' }).click();
  }

  /** A picture of the page as it is, in test-results/, where pictures are wanted. */
  async screenshot(name: string, page: Page = this.page): Promise<string> {
    const path = join(screenshotFolder, `${name}.png`);
    if (!picturesWanted) return path;
    await mkdir(screenshotFolder, { recursive: true });
    await page.screenshot({ path, fullPage: true });
    return path;
  }

  /** Accessibility faults of a page or frame, one line each; none is an empty list. */
  axe(target: Page | Frame = this.page): Promise<readonly string[]> {
    return axeViolations(target);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
