import { consumerKeyFault, suggestConsumerKey } from './consumer-key';

describe('a consumer key', () => {
  test.each(['planlink', 'ABCdef123456', 'a'.repeat(64)])('JA22 %s is one', (key) => {
    expect(consumerKeyFault(key)).toBeNull();
  });

  test.each([
    ['', { fault: 'empty' }],
    ['short', { fault: 'too-short', length: 5 }],
    ['a'.repeat(65), { fault: 'too-long', length: 65 }],
    [' planlink', { fault: 'space', at: 0, character: ' ' }],
    ['planlink\n', { fault: 'space', at: 8, character: '\n' }],
    ['plan\u200blink', { fault: 'space', at: 4, character: '\u200b' }],
    ['plan\u00a0link', { fault: 'space', at: 4, character: '\u00a0' }],
    ['plan-link', { fault: 'symbol', at: 4, character: '-' }],
    ['planlinké', { fault: 'symbol', at: 8, character: 'é' }],
    ['😀planlink', { fault: 'symbol', at: 0, character: '😀' }],
    ['x y', { fault: 'space', at: 1, character: ' ' }],
  ])('JA22 %j is refused with its reason', (key, fault) => {
    expect(consumerKeyFault(key)).toEqual(fault);
  });

  test('JA15 a suggested one holds the rules, and no two are the same', () => {
    const keys = Array.from({ length: 50 }, suggestConsumerKey);
    expect(keys.filter((key) => consumerKeyFault(key) !== null)).toEqual([]);
    expect(new Set(keys).size).toBe(50);
  });
});
