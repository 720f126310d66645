/** The way Jira writes a moment: `2026-11-22T04:50:11.123+0000`. `time` is in milliseconds since the epoch. */
export function stamp(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/** True for a calendar day `yyyy-MM-dd` that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
