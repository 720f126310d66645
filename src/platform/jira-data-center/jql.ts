/** JQL as Data Center knows it: https://confluence.atlassian.com/jirasoftwareserver/advanced-searching-939938733.html */

const MINUTE_MS = 60_000;

/** Ids of Jira are numbers; what is none would be read as a name, or refused together with all others. */
export const isJiraId = (id: string): boolean => /^\d{1,18}$/.test(id);

/** `member in (1,2)`. */
export const among = (member: 'project' | 'id' | 'key', values: readonly string[]): string =>
  `${member} in (${values.map((value) => (isJiraId(value) ? value : quoted(value))).join(',')})`;

/**
 * A number of whole minutes before Jira's own now. A date would be read in the time zone of the user, which can be changed
 * under our hands, and comes twice when clocks are set back.
 */
export const minutesAgo = (minutes: number): string => `"-${minutes}m"`;

/** So many minutes before `now` lie surely before the instant, both in milliseconds since the epoch; at least one. */
export function minutesBack(instant: number, now: number, slackMs: number): number {
  return Math.max(1, Math.ceil((now - instant + slackMs) / MINUTE_MS));
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
