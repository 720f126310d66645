import { setTimeout as wait } from 'node:timers/promises';
import type { Frame } from 'playwright-core';

/** As long as everything else is waited for: a busy machine is slow, not wrong. */
const limitMs = 40_000;
const pauseMs = 50;

/** Waits until something is so that no locator can wait for. `what` is for the error when it does not come about. */
export async function untilSo(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const last = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`Not true after ${String(limitMs / 1000)} s: ${what}`);
    await wait(pauseMs);
  }
}

/**
 * Waits until the expression is true in the frame. Asked from here each time: Playwright's own waitForFunction asks
 * again by `eval` inside the page, which the content security policy of an app's frame forbids.
 */
export function until(frame: Frame, expression: string): Promise<void> {
  return untilSo(async () => (await frame.evaluate(expression)) === true, expression);
}
