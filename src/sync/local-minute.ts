/** No clock is set by more than that at once, and none twice within it. */
const AROUND_MS = 4 * 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The minute that holds an instant, as JQL takes it from a user in this time zone. Null for a zone that is not known, and
 * around an hour in which clocks are set: a minute that comes twice may be read as the later one, and changes between the
 * two would be passed over.
 */
export function localMinute(timeZone: string, instant: number): string | null {
  try {
    const at = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
    const ahead = aheadOfUtc(timeZone, at);
    if ([at - AROUND_MS, at + AROUND_MS].some((near) => aheadOfUtc(timeZone, near) !== ahead)) return null;
    return new Date(at + ahead).toISOString().slice(0, 16).replace('T', ' ');
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function aheadOfUtc(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (name: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find(({ type }) => type === name)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return shown - at;
}
