import { killedAtEveryWrite, scenes } from './killed';

test.each(Object.keys(scenes))(
  'killed after any of its writes %s, the app ends where the reference model ends',
  async (name) => {
    const scene = scenes[name];
    if (scene === undefined) throw new Error(`There is no scene ${name}`);
    const { writes, wrong } = await killedAtEveryWrite(scene, 'after');
    expect(wrong).toEqual([]);
    expect(writes).toBeGreaterThan(5);
  },
  600_000,
);
