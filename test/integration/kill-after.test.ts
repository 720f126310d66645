import { killedAtEveryCall } from './killed-sync';

test('killed at every outgoing call of a first sync, after it has done its work on the other side, the next runs end where a run without a kill ends', async () => {
  const { calls, different } = await killedAtEveryCall('after');
  expect(calls).toBeGreaterThan(20);
  expect(different).toEqual([]);
}, 400_000);
