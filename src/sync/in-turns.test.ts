import { inTurns } from './in-turns';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

test('no more than the given number run side by side, and all are done', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await inTurns([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, ++running);
    await pause();
    running -= 1;
    done.push(item);
  });
  expect(most).toBe(3);
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('after a failure nothing new begins, what runs is waited for, and the failure is thrown', async () => {
  const finished: number[] = [];
  const run = inTurns([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('first');
    await pause();
    finished.push(item);
  });
  await expect(run).rejects.toThrow('first');
  expect(finished).toEqual([2]);
});
