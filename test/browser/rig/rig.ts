import type { Browser } from 'playwright-core';
import { makeDemoConnection } from '../../../local/seeding/demo-connection';
import { serveWorld, type ServedWorld, type ServedWorldOptions } from '../../../local/shell/served-world';
import { launchChromium } from './chromium';
import { Desk } from './desk';

export interface RigOptions {
  /** Tasks in the sandbox's project Roadmap; 50 when absent. */
  readonly tasks?: number;
  /** True: one connection is made and in sync before the first page is opened. */
  readonly connected?: boolean;
  /** True: Jira has a project for each platform of the demo. */
  readonly demoProjects?: boolean;
  readonly world?: ServedWorldOptions['world'];
}

/** A whole world on free ports and a browser to look at it. One per test file; close it in `afterAll`. */
export interface Rig {
  readonly served: ServedWorld;
  readonly browser: Browser;
  /** A browser profile of its own: cookies, acting user and theme of one person. */
  sitDown(as: string): Promise<Desk>;
  close(): Promise<void>;
}

/** @throws Error with what to do when Chromium cannot be started, or when something does not build */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const browser = await launchChromium();
  try {
    const served = await serveWorld({
      port: 0,
      stateFolder: null,
      tasks: options.tasks ?? 50,
      demoProjects: options.demoProjects ?? false,
      ...(options.world === undefined ? {} : { world: options.world }),
    });
    if (options.connected === true) await makeDemoConnection(served, () => undefined);
    return {
      served,
      browser,
      sitDown: (as) => Desk.open(browser, served, as),
      close: async () => {
        await browser.close();
        await served.close();
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
