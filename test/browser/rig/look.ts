import type { Frame } from 'playwright-core';
import type { Desk } from './desk';

const wide = { width: 1360, height: 900 };
/** 480 pixels: a phone held upright, or a window of 960 at 200 % zoom. */
const narrow = { width: 480, height: 900 };

/**
 * Looks at the page as people with different needs do: light and dark, wide and narrow. Leaves pictures in
 * test-results/ and answers what is wrong, one line each.
 */
export async function look(desk: Desk, name: string, frame: Frame): Promise<readonly string[]> {
  const { page } = desk;
  const wrong: string[] = [];
  const axe = async (mode: string): Promise<void> => {
    const faults = [...(await desk.axe(page)), ...(await desk.axe(frame))];
    wrong.push(...faults.map((fault) => `${name}, ${mode}: ${fault}`));
  };
  await axe('light');
  await desk.screenshot(`${name}-light`);
  await page.setViewportSize(narrow);
  for (const [what, target] of [
    ['the page', page],
    ['the app', frame],
  ] as const) {
    const beyond = await target.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) wrong.push(`${name}, narrow: ${what} scrolls sideways by ${beyond} pixels`);
  }
  await desk.screenshot(`${name}-narrow`);
  await page.setViewportSize(wide);
  await desk.switchTheme();
  await frame.waitForSelector('html[data-color-mode=dark]');
  await axe('dark');
  await desk.screenshot(`${name}-dark`);
  await desk.switchTheme();
  return wrong;
}
