import type { SyncContext } from './context';
import { minutesBack } from './issue-scan';
import { localMinute } from './local-minute';
import type { Walk } from './progress';

const HOUR_MS = 3_600_000;
/** Clocks are set within hours of the hour in which they are, so one of these is no such hour. */
const EARLIER_MS = [0, 12 * HOUR_MS, 24 * HOUR_MS];
const DAY_MINUTES = 24 * 60;

type From = NonNullable<Walk['from']>;

const zones = new WeakMap<SyncContext, Promise<string | null>>();

/**
 * From when on a walk asks Jira for what changed since then, in milliseconds: by a minute of the app user's time zone,
 * which means the same to each pass of the walk. "Minutes ago" moved on with the time that the walk rested, and what it
 * had still before it was left out. In another zone the same words mean another minute, so a walk that finds itself in
 * one begins again.
 */
export async function fromOf(context: SyncContext, since: number, before: Walk['from']): Promise<From> {
  const asked = zones.get(context) ?? context.jira.timeZone();
  zones.set(context, asked);
  const zone = (await asked) ?? '';
  if (before?.zone === zone) return before;
  for (const earlier of zone === '' ? [] : EARLIER_MS) {
    const minute = localMinute(zone, since - earlier);
    if (minute !== null) return { zone, since: minute };
  }
  // Without a zone there are only minutes ago: a day more of them, for the time that the walk may take.
  return { zone, since: `-${minutesBack(since, Date.now()) + DAY_MINUTES}m` };
}
