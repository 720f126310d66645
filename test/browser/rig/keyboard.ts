import { setTimeout as wait } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

const mostTabs = 60;

function fits(name: string, expected: string | RegExp): boolean {
  return typeof expected === 'string' ? name === expected : expected.test(name);
}

/**
 * Presses Tab until the element of this role and name has the focus, as somebody without a mouse does.
 *
 * @throws Error when a full round does not come by it
 */
export async function tabTo(page: Page, role: string, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < mostTabs; press += 1) {
    const focused = await focusedElement(page);
    if (focused.role === role && fits(focused.name, name)) return;
    passed.push(`${focused.role} "${focused.name}"`);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${role} ${String(name)}. It passed ${passed.join(', ')}`);
}

const comesWithinMs = 20_000;

/**
 * What has the focus in a frame, by its label or its text, once it is the one that is waited for: a menu or dialog that
 * has closed gives the focus back a moment later. Answers what has it then, so that a test can say what it expected.
 */
export async function focusOn(frame: Frame, expected: string | RegExp): Promise<string> {
  const last = Date.now() + comesWithinMs;
  for (;;) {
    const name = await frame.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    if (fits(name, expected) || Date.now() > last) return name;
    await wait(50);
  }
}

/** Whatever has the focus on the page or in a frame of it, as assistive technology names it. */
async function focusedElement(page: Page): Promise<{ readonly role: string; readonly name: string }> {
  for (const frame of [...page.frames()].reverse()) {
    const focus = frame.locator('*:focus:not(iframe)');
    // Asked first, so that whoever has the focus may take its time to say so, however busy the machine is.
    if ((await focus.count().catch(() => 0)) === 0) continue;
    const snapshot = await focus
      .first()
      .ariaSnapshot({ timeout: 5_000 })
      .catch(() => null);
    // A name with a colon makes it a quoted key.
    const found = snapshot === null ? null : /^- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(snapshot);
    if (found !== null) return { role: found[1] ?? '', name: found[2] ?? '' };
  }
  return { role: 'none', name: '' };
}
