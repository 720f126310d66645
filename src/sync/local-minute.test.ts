import { localMinute } from './local-minute';

const at = (stamp: string): number => Date.parse(stamp);

test.each([
  ['UTC', '2026-11-22T04:50:59.999Z', '2026-11-22 04:50'],
  ['Europe/Berlin', '2026-07-01T22:30:00.000Z', '2026-07-02 00:30'],
  ['Europe/Berlin', '2026-12-31T23:30:00.000Z', '2027-01-01 00:30'],
  ['Asia/Kathmandu', '2026-11-22T18:20:00.000Z', '2026-11-23 00:05'],
  ['America/St_Johns', '2026-11-22T03:29:30.000Z', '2026-11-21 23:59'],
])('in %s %s is %s', (zone, instant, expected) => {
  expect(localMinute(zone, at(instant))).toBe(expected);
});

test('near an hour in which clocks are set there is no minute that means one moment alone', () => {
  const inBerlin = (stamp: string): string | null => localMinute('Europe/Berlin', at(stamp));
  expect(inBerlin('2026-10-25T00:30:00.000Z')).toBeNull();
  expect(inBerlin('2026-10-25T01:30:00.000Z')).toBeNull();
  expect(inBerlin('2026-03-29T02:00:00.000Z')).toBeNull();
  expect(inBerlin('2026-10-25T05:00:00.000Z')).toBe('2026-10-25 06:00');
});

test('a zone that nobody knows has no minutes', () => {
  expect(localMinute('Mars/Olympus', 0)).toBeNull();
});
