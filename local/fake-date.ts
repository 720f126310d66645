import { withGlobal } from '@sinonjs/fake-timers';

/** Lets the global `Date` follow a virtual clock. Timers stay real. `restore` gives the real one back. */
export function fakeDate(start: number): {
  readonly follow: (now: number) => void;
  readonly restore: () => void;
} {
  const fake = withGlobal(globalThis).install({ now: start, toFake: ['Date'] });
  return {
    follow: (now) => fake.setSystemTime(now),
    restore: () => fake.uninstall(),
  };
}
