/** Time left as "9:05"; never below zero. */
export function countdown(untilIso: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(untilIso) - now) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
