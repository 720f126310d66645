import * as z from 'zod';
import { VirtualClock } from '../../clock';
import { START } from './fixtures';
import { DueLine } from './due-line';
import { Store } from './store';

const Row = z.object({ dueAt: z.number() });

it('stops at a fault of the host instead of running into it again and again', async () => {
  const clock = new VirtualClock(START);
  const table = Store.memory(clock).table('site-1', 'rows', Row);
  let tries = 0;
  const work = () => {
    tries += 1;
    return Promise.reject(new Error('the host is broken'));
  };
  const line = new DueLine({ clock, table, parallel: 1, admit: () => ({ begin: true }), work });
  line.start();
  line.put('a', { dueAt: START });
  await expect(clock.advanceBy(1000)).rejects.toThrow('the host is broken');
  await clock.advanceBy(1000);
  expect(tries).toBe(1);
});

it('begins nothing before the start and after the stop', async () => {
  const clock = new VirtualClock(START);
  const table = Store.memory(clock).table('site-1', 'rows', Row);
  const worked: string[] = [];
  const line = new DueLine({
    clock,
    table,
    parallel: 1,
    admit: () => ({ begin: true }),
    work: (id) => {
      worked.push(id);
      line.remove(id);
      return Promise.resolve();
    },
  });
  line.put('a', { dueAt: START });
  await clock.advanceBy(1000);
  expect(worked).toEqual([]);
  line.start();
  await clock.advanceBy(0);
  expect(worked).toEqual(['a']);
  line.stop();
  line.put('b', { dueAt: START });
  await clock.advanceBy(1000);
  expect(worked).toEqual(['a']);
});
