import fc from 'fast-check';
import type { TaskCursor } from '../../../src/platform/port';
import { alignStage } from './align-stage';

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('edit' as const), item: fc.nat(11) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('make' as const), item: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('wait' as const), item: fc.integer({ min: 50, max: 1_600 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('look' as const), item: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('begin anew' as const), item: fc.constant(0) }) },
);
const types = ['ty-story', 'ty-defect', 'ty-feature', 'ty-task'];

test('whatever is edited in whichever second and collection, between looks and pages, is told in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const on = await alignStage();
      try {
        const make = (type: number) => on.world.createTask({ title: 'New', typeId: types[type % 4] ?? '' });
        const made = Array.from({ length: 8 }, (_, index) => make(index));
        let platform = on.open();
        let cursor: TaskCursor | null = null;
        const known = new Map<string, string>();
        const look = async (limit: number): Promise<boolean> => {
          const page = await platform.changedTasks(['program-11'], cursor, limit);
          for (const task of page.tasks) known.set(task.id, task.title);
          cursor = page.tasks.at(-1) ?? cursor;
          return page.more;
        };
        for (const [number, { act, item }] of steps.entries()) {
          if (act === 'wait') on.clock.spend(item);
          else if (act === 'make') made.push(make(item));
          else if (act === 'edit')
            on.world.editTask(made[item % made.length]?.id ?? '', { title: `Edit ${String(number)}` });
          else if (act === 'look') await look(item);
          else platform = on.open();
        }
        on.clock.spend(5_000);
        platform = on.open();
        for (let turns = 0; (await look(5)) && turns < 100; turns += 1);
        const now = await platform.getTasks([...known.keys()]);
        expect(known.size).toBe(made.length);
        expect(new Map(now.map(({ id, title }) => [id, title]))).toEqual(new Map(known));
        expect(await look(5)).toBe(false);
      } finally {
        on.end();
      }
    }),
    { numRuns: 10 },
  );
});
