import * as fc from 'fast-check';
import { VirtualClock } from '../../../clock';
import { START } from '../fixtures';
import type { EntityIndex } from './entity-model';
import { QueryView } from './query-view';
import type { Entry } from './records';

const BY_GROUP: EntityIndex = { name: 'by-group', partition: ['group'], range: 'at' };

const change = fc.record({
  key: fc.integer({ min: 0, max: 200 }).map((n) => `k${n}`),
  value: fc.option(fc.record({ group: fc.constantFrom('a', 'b'), at: fc.integer({ min: 0, max: 5 }) }), {
    nil: null,
  }),
  queried: fc.integer({ min: 0, max: 99 }).map((n) => n === 0),
});

function entry(value: unknown): Entry {
  return { value, bytes: 1, createdAt: 0, updatedAt: 0, expireAt: null };
}

it('shows each partition as sorting the current rows would, however changes are bundled', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 600, size: 'max' }), (changes) => {
      const view = new QueryView([BY_GROUP], new VirtualClock(START), () => 0);
      const current = new Map<string, { group: string; at: number }>();
      for (const { key, value, queried } of changes) {
        view.changed(key, value === null ? null : entry(value));
        if (value === null) current.delete(key);
        else current.set(key, value);
        if (queried) view.rows(BY_GROUP, ['a']);
      }
      for (const group of ['a', 'b']) {
        const rows = view.rows(BY_GROUP, [group]);
        const shown = Array.from({ length: rows.length }, (_, n) => rows.at(n)?.key);
        const expected = [...current].filter(([, value]) => value.group === group);
        expected.sort(
          ([leftKey, left], [rightKey, right]) => left.at - right.at || (leftKey < rightKey ? -1 : 1),
        );
        expect(shown).toEqual(expected.map(([key]) => key));
      }
    }),
    // Shrinking hundreds of changes takes minutes; the seed that fast-check reports is enough.
    { endOnFailure: true, numRuns: 60 },
  );
});
