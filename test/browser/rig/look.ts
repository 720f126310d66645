import type { Frame } from 'playwright-core';
import { picturesWanted, type Desk } from './desk';

const wide = { width: 1360, height: 900 };
/** 480 pixels: a phone held upright. */
const narrow = { width: 480, height: 900 };
/** What is left of the desk's window at 200 % zoom. */
const zoomed = { width: 680, height: 450 };
/** Pictures show what has to be scrolled to as well, up to this height. */
const tallest = 1400;

/**
 * Looks at the page as people with different needs do: light and dark, wide, narrow and enlarged. Leaves pictures in
 * test-results/ and answers what is wrong, one line each. Jira's page around the frame is looked at on its own
 * (rig/shell-pages.test.ts).
 */
export async function look(desk: Desk, name: string, frame: Frame): Promise<readonly string[]> {
  const { page } = desk;
  const wrong: string[] = [];
  const axe = async (mode: string): Promise<void> => {
    const faults = await desk.axe(frame);
    wrong.push(...faults.map((fault) => `${name}, ${mode}: ${fault}`));
  };
  const fits = async (mode: string): Promise<void> => {
    for (const [what, target] of [
      ['the page', page],
      ['the app', frame],
    ] as const) {
      const beyond = await target.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (beyond > 0) wrong.push(`${name}, ${mode}: ${what} scrolls sideways by ${String(beyond)} pixels`);
    }
    const cut: unknown = await frame.evaluate(cutOff);
    if (Array.isArray(cut)) wrong.push(...cut.map((text) => `${name}, ${mode}: cut off: ${String(text)}`));
  };
  const picture = async (mode: string, { width, height }: typeof wide): Promise<void> => {
    if (!picturesWanted) return;
    const hidden = await frame.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    );
    const full = Math.min(tallest, height + Math.max(0, hidden));
    if (full !== height) await page.setViewportSize({ width, height: full });
    await desk.screenshot(`${name}-${mode}`);
    if (full !== height) await page.setViewportSize({ width, height });
  };
  await axe('light');
  await picture('light', wide);
  await page.setViewportSize(zoomed);
  await fits('enlarged');
  await page.setViewportSize(narrow);
  await fits('narrow');
  await picture('narrow', narrow);
  await page.setViewportSize(wide);
  await desk.switchTheme();
  await frame.waitForSelector('html[data-color-mode=dark]');
  await axe('dark');
  await picture('dark', wide);
  await desk.switchTheme();
  await frame.waitForSelector('html[data-color-mode=light]');
  // The focus goes back to where it was in the frame.
  await (await frame.frameElement()).focus();
  return wrong;
}

/**
 * Text that its box cuts off, and buttons that lie outside of the window and cannot be scrolled to: the beginnings of
 * both. Boxes of one pixel are for screen readers.
 */
const cutOff = `[...document.querySelectorAll('body *')].flatMap((one) => {
  const box = one.getBoundingClientRect();
  if (box.width <= 2 || box.height <= 2) return [];
  const { overflowX } = getComputedStyle(one);
  const text = (one.textContent ?? '').trim().slice(0, 60);
  const cuts = (overflowX === 'hidden' || overflowX === 'clip') && one.scrollWidth > one.clientWidth + 1;
  return text !== '' && cuts && !['INPUT', 'TEXTAREA'].includes(one.tagName) ? [text] : [];
})`;
