import fc from 'fast-check';
import { ChangeOrder, comparePlaces, type Place } from './change-order';

const place = fc.record({
  updatedAt: fc.integer({ min: 0, max: 3 }),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
});

test('reads like a sorted list, whatever was added and removed', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { selector: (one) => one.id }),
      fc.array(fc.nat(5)),
      place,
      fc.nat(7),
      (added, removals, from, limit) => {
        const order = new ChangeOrder();
        let model: Place[] = [];
        for (const one of added) {
          order.add(one);
          model.push(one);
        }
        for (const index of removals) {
          const gone = model[index];
          if (gone === undefined) continue;
          order.remove(gone);
          model = model.filter((one) => one !== gone);
        }
        model.sort(comparePlaces);
        expect(order.size).toBe(model.length);
        expect(order.read(from.updatedAt, from.id, limit)).toEqual(
          model.filter((one) => comparePlaces(one, from) > 0).slice(0, limit),
        );
        expect(order.read(from.updatedAt, null, limit)).toEqual(
          model.filter((one) => one.updatedAt >= from.updatedAt).slice(0, limit),
        );
        expect(order.latest(1, limit)).toEqual([...model].reverse().slice(1, 1 + limit));
      },
    ),
  );
});

test('what is not there cannot be removed', () => {
  expect(() => new ChangeOrder().remove({ updatedAt: 1, id: 'a' })).toThrow('a is not in the change order');
});

test('exchanging many is removing and adding each', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { selector: (one) => one.id }),
      fc.subarray(['a', 'b', 'c', 'd', 'e', 'f']),
      (added, ids) => {
        const [one, many] = [new ChangeOrder(), new ChangeOrder()];
        for (const order of [one, many]) for (const each of added) order.add(each);
        const gone = added.filter(({ id }) => ids.includes(id));
        const come = gone.map(({ id }) => ({ id, updatedAt: 9 }));
        for (const each of gone) one.remove(each);
        for (const each of come) one.add(each);
        many.exchange(gone, come);
        expect(many.read(0, null, 10)).toEqual(one.read(0, null, 10));
      },
    ),
  );
  expect(() => new ChangeOrder().exchange([{ updatedAt: 1, id: 'a' }], [])).toThrow('Not all of these');
});
