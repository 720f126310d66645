import { setTimeout as wait } from 'node:timers/promises';
import type { Frame } from 'playwright-core';

const limitMs = 15_000;
const pauseMs = 50;

/**
 * Waits until the expression is true in the frame. Asked from here each time: Playwright's own waitForFunction asks
 * again by `eval` inside the page, which the content security policy of an app's frame forbids.
 */
export async function until(frame: Frame, expression: string): Promise<void> {
  const last = Date.now() + limitMs;
  while ((await frame.evaluate(expression)) !== true) {
    if (Date.now() > last) throw new Error(`Not true after ${String(limitMs / 1000)} s: ${expression}`);
    await wait(pauseMs);
  }
}
