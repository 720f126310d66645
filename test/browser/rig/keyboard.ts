import { setTimeout as wait } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

const mostTabs = 60;

/**
 * Presses Tab until the element of this role and name has the focus, as somebody without a mouse does.
 *
 * @throws Error when a full round does not come by it
 */
export async function tabTo(page: Page, role: string, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < mostTabs; press += 1) {
    const focused = await focusedElement(page);
    if (focused.role === role && (typeof name === 'string' ? focused.name === name : name.test(focused.name)))
      return;
    passed.push(`${focused.role} "${focused.name}"`);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${role} ${String(name)}. It passed ${passed.join(', ')}`);
}

const comesWithinMs = 5_000;

/**
 * What has the focus in a frame, by its label or its text, once it is the one that is waited for: a menu or dialog that
 * has closed gives the focus back a moment later. Answers what has it then, so that a test can say what it expected.
 */
export async function focusOn(frame: Frame, expected: string): Promise<string> {
  const last = Date.now() + comesWithinMs;
  for (;;) {
    const name = await frame.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    if (name === expected || Date.now() > last) return name;
    await wait(50);
  }
}

/** Whatever has the focus on the page or in a frame of it, as assistive technology names it. */
async function focusedElement(page: Page): Promise<{ readonly role: string; readonly name: string }> {
  for (const frame of [...page.frames()].reverse()) {
    const snapshot = await frame
      .locator('*:focus:not(iframe)')
      .first()
      .ariaSnapshot({ timeout: 150 })
      .catch(() => null);
    // A name with a colon makes it a quoted key.
    const found = snapshot === null ? null : /^- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(snapshot);
    if (found !== null) return { role: found[1] ?? '', name: found[2] ?? '' };
  }
  return { role: 'none', name: '' };
}
