import { historyKey } from './history-key';

const synced = '2026-11-22T08:00:00.000Z';
const after = (seconds: number): string => historyKey(synced, Date.parse(synced) + seconds * 1_000);

it('reads the history anew after each sync, and once more when it has settled', () => {
  expect(after(1)).toBe(after(59));
  expect(after(60)).not.toBe(after(59));
  expect(after(86_400)).toBe(after(60));
  expect(historyKey('2026-11-22T09:00:00.000Z', Date.parse('2026-11-22T09:00:01.000Z'))).not.toBe(after(1));
});
