import { AsyncLocalStorage } from 'node:async_hooks';
import timers from 'node:timers/promises';
import type { VirtualClock } from './clock';

const clocks = new AsyncLocalStorage<VirtualClock>();
const real = timers.setTimeout;
let patched = false;
const TURNS = 10;

/**
 * Runs app code whose pauses (`setTimeout` of node:timers/promises) are spent on a virtual clock, which nobody else
 * moves while a function runs. Timers that only cut something off are another function, and stay real.
 */
export function withVirtualPauses<T>(clock: VirtualClock, work: () => T): T {
  if (!patched) {
    patched = true;
    Object.defineProperty(timers, 'setTimeout', { value: pause, writable: true, configurable: true });
  }
  return clocks.run(clock, work);
}

async function pause<T>(milliseconds?: number, value?: T): Promise<T | undefined> {
  const clock = clocks.getStore();
  if (clock === undefined) return real(milliseconds, value);
  clock.spend(milliseconds ?? 0);
  // What goes on at the same time gets its turns: somebody else's work is what a pause waits for.
  for (let turn = 0; turn < TURNS; turn += 1) await timers.setImmediate();
  return value;
}
