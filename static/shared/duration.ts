/** How long something took, as "12 sec" or "3 min"; null while it has not ended. */
export function duration(startIso: string, endIso: string | null, locale: string): string | null {
  if (endIso === null) return null;
  const seconds = Math.max(0, (Date.parse(endIso) - Date.parse(startIso)) / 1_000);
  const [value, unit] =
    seconds < 90 ? [Math.max(1, Math.round(seconds)), 'second'] : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}
