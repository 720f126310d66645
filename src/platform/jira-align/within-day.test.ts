import fc from 'fast-check';
import { positionNear } from './within-day';

test('a place is found before the first item of a moment, near it, and with few looks', async () => {
  const size = fc.integer({ min: 1, max: 20_000 });
  await fc.assert(
    fc.asyncProperty(size, fc.double({ min: 0, max: 1, noNaN: true }), async (count, share) => {
      const first = Math.max(1, Math.floor(count * share));
      let looks = 0;
      const position = await positionNear(first, 0, async (at) => {
        looks += 1;
        return at < count ? at : null;
      });
      expect(position).toBeLessThan(first);
      expect(first - position).toBeLessThanOrEqual(60);
      expect(looks).toBeLessThanOrEqual(4 + 2 * Math.log2(count + 1));
    }),
  );
});
