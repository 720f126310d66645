import { badRequest } from '../refusal';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const ABSOLUTE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/;

/**
 * A date value of JQL as milliseconds since the epoch: `-12m`, `-2h`, `-3d`, `-1w` from now, or an absolute
 * minute or day. Absolute dates are in the time zone of the user. Throws status 400.
 */
export function parseDate(field: string, text: string, now: number, timeZone: string): number {
  const relative = /^([+-]?)(\d+)([mhdw])$/.exec(text);
  if (relative !== null) {
    const amount = Number(relative[2]) * (UNITS[relative[3] ?? ''] ?? 0);
    return relative[1] === '-' ? now - amount : now + amount;
  }
  const absolute = ABSOLUTE.exec(text);
  if (absolute === null) throw invalid(field, text);
  const [, year, month, day, hour = '0', minute = '0'] = absolute;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  if (new Date(time).getUTCDate() !== Number(day)) throw invalid(field, text);
  return instantOf(time, timeZone);
}

/** Of a minute that comes twice, where clocks are set back, the later one: Jira does not say which it takes. */
function instantOf(wall: number, timeZone: string): number {
  const candidates = [-86_400_000, 86_400_000].map((apart) => wall - aheadOfUtc(timeZone, wall + apart));
  const fitting = candidates.filter((time) => time + aheadOfUtc(timeZone, time) === wall);
  return Math.max(...(fitting.length === 0 ? candidates : fitting));
}

function aheadOfUtc(timeZone: string, time: number): number {
  const shown = new Date(time).toLocaleString('sv-SE', { timeZone });
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000;
}

function invalid(field: string, text: string): Error {
  return badRequest(
    `Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}
