import type { Frame, Locator, Page } from 'playwright-core';
import type { DoorKind } from '../../../local/platform/door';
import type { Desk } from './desk';
import { look } from './look';
import { startRig, type Rig, type RigOptions } from './rig';
import { untilSo } from './until';

const nothingCopied = 'Nothing was copied.';

/** What the steps of one journey share: a world, somebody's desk in it, and the app's frame they are on. */
export class Journey {
  rig!: Rig;
  desk!: Desk;
  frame!: Frame;
  /** What looking at the pages found. Told at the end: the way itself can be gone all the same. */
  readonly faults: string[] = [];
  private pictures = 0;

  constructor(readonly name: string) {}

  get page(): Page {
    return this.desk.page;
  }

  async begin(options: RigOptions, as: string): Promise<void> {
    this.rig = await startRig(options);
    this.desk = await this.rig.sitDown(as);
  }

  button(name: string | RegExp, within: Frame | Locator = this.frame): Locator {
    return within.getByRole('button', { name, exact: typeof name === 'string' });
  }

  heading(name: string | RegExp): Locator {
    return this.frame.getByRole('heading', { name });
  }

  dialog(name: string | RegExp): Locator {
    return this.frame.getByRole('dialog', { name });
  }

  /** The same page as people with different needs see it, with pictures. */
  async see(what: string): Promise<void> {
    this.faults.push(...(await look(this.desk, this.picture(what), this.frame)));
  }

  /** A page of the platform's or of Jira's, which is looked at as it is. */
  async seePage(what: string, page: Page): Promise<void> {
    const name = this.picture(what);
    await this.desk.screenshot(name, page);
    this.faults.push(...(await this.desk.axe(page)).map((fault) => `${name}: ${fault}`));
  }

  /** A page of the planning platform in a tab of its own. */
  async platformTab(path: string, kind: DoorKind = 'planning-api'): Promise<Page> {
    const origin = this.rig.served.addresses.platforms[kind];
    if (origin === undefined) throw new Error(`The sandbox is no ${kind}`);
    const tab = await this.desk.context.newPage();
    await tab.goto(origin + path);
    return tab;
  }

  /** Runs a schedule of the app's manifest at once, until its invocation has ended. */
  async runSchedule(key = 'five-minutes'): Promise<void> {
    const outcome = await this.rig.served.world.host.runSchedule(key);
    if (outcome.kind !== 'ok') throw new Error(`The schedule ${key} ended as ${outcome.kind}`);
  }

  /** Waits for a flag with this text and closes it, so that it lies over nothing. */
  async flag(text: string | RegExp): Promise<void> {
    const flag = this.page.locator('.flag').filter({ hasText: text }).first();
    await flag.getByRole('button', { name: 'Dismiss' }).click();
  }

  /**
   * What a person would paste after that. A page copies a moment after its button was pressed, and until then what was
   * copied before would be pasted: it is wiped out first.
   */
  async copied(act: () => Promise<unknown>): Promise<string> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), nothingCopied);
    await act();
    const text = (): Promise<string> => this.page.evaluate(() => navigator.clipboard.readText());
    await untilSo(async () => (await text()) !== nothingCopied, 'Something is copied');
    return text();
  }

  /** Where the connection is that was just opened: Jira's address follows the app's frame a moment later. */
  async connectionPath(): Promise<string> {
    await this.page.waitForURL(/\/connections\/[^/]+$/);
    return new URL(this.page.url()).pathname.replace('/jira/settings/apps/admin', '');
  }

  private picture(what: string): string {
    this.pictures += 1;
    return `${this.name}-${String(this.pictures).padStart(2, '0')}-${what}`;
  }
}

/** Each step stands on the one before: after a failure the rest would only wait in vain. */
export function stepsOf(journey: Journey) {
  let broken = false;
  return (name: string, act: () => Promise<void>, timeout = 120_000): void =>
    test(
      name,
      async () => {
        if (broken) throw new Error('An earlier step failed');
        broken = true;
        await act().catch(async (error: unknown) => {
          await journey.desk.screenshot(`${journey.name}-failed`);
          throw error;
        });
        broken = false;
      },
      timeout,
    );
}

/** Chromium tells it whenever a frame without the permission copies; the page then copies another way. */
const clipboardRefused = /Clipboard API has been blocked/;

/** The last test of a journey: nothing was out of order on the way, whatever the steps were about. */
export function expectOrder(journey: Journey, refusals = /(?!)/): void {
  expect(journey.faults).toEqual([]);
  expect(
    journey.desk.complaints.filter((line) => !refusals.test(line) && !clipboardRefused.test(line)),
  ).toEqual([]);
  expect(journey.rig.served.cspReports()).toEqual([]);
  expect(journey.rig.served.world.recorder.notModelled).toEqual([]);
}
