import { knownEnd, tokenEnd } from './token-end';

const place = { connectionId: '0123456789ab', credentialId: 'first' };

test('the end of a token is known for the credentials that it belongs to, and for no others', () => {
  const [{ value } = { value: undefined }] = tokenEnd(place, 1_000);
  expect(knownEnd(value, 'first')).toBe(1_000);
  expect(knownEnd(value, 'second')).toBeNull();
  expect(knownEnd(undefined, 'first')).toBeNull();
});

test('nothing is noted of a token without an end, and nothing secret of any', () => {
  expect(tokenEnd(place, null)).toEqual([]);
  expect(tokenEnd(place, 1_000)).toEqual([
    {
      entity: 'record',
      key: 'token-end:0123456789ab',
      value: { v: 1, doc: '{"credential":"first","at":1000}' },
    },
  ]);
});
