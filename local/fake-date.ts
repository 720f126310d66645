import { withGlobal } from '@sinonjs/fake-timers';

let undo = (): void => undefined;

/**
 * Lets the global `Date` follow a virtual clock. Timers stay real. `restore` gives the real one back; the next call
 * does so too, so that a world a failed test left behind does not fail all tests after it.
 */
export function fakeDate(start: number): {
  readonly follow: (now: number) => void;
  readonly restore: () => void;
} {
  undo();
  const fake = withGlobal(globalThis).install({ now: start, toFake: ['Date'] });
  let installed = true;
  const restore = (): void => {
    if (installed) fake.uninstall();
    installed = false;
  };
  undo = restore;
  return { follow: (now) => fake.setSystemTime(now), restore };
}
