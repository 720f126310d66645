import * as fc from 'fast-check';
import { keyPart, keys } from './keys';

test('any remote id becomes a part of a valid key, and different ids stay different', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
      (one, other) => {
        expect(keys.link('c1', one)).toMatch(/^[a-zA-Z0-9:._\s#-]+$/);
        expect(keyPart(one) === keyPart(other)).toBe(one === other);
      },
    ),
  );
});
