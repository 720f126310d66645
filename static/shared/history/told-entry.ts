import type { HistoryEntry } from '../../../src/contract/history-views';
import { fieldName } from '../field-name';
import type { Language } from '../language';

type Words = Pick<Language, 'say'>;

/** What was done and on which side: "Changed in Jira". */
export function toldAction({ say }: Words, { action, wrote }: HistoryEntry, platform: string): string {
  const where = wrote === null ? '' : say(`history.where.${wrote}`, { platform });
  return say(`history.${action}`, { where }).trim();
}

/** Why it was done, as a sentence. */
export function toldCause(
  { say }: Words,
  { why, wrote }: Pick<HistoryEntry, 'why' | 'wrote'>,
  platform: string,
): string {
  const values = { platform, ...(why.who === null ? {} : { who: why.who }) };
  if (why.cause === 'first') return say('history.cause.first');
  if (why.cause === 'person') return say('history.cause.person', values);
  if (why.cause === 'rule') return say(wrote === null ? 'history.cause.open' : 'history.cause.rule');
  return say(wrote === 'platform' ? 'history.cause.inJira' : 'history.cause.onPlatform', values);
}

/** Who changed what on which side last, or decided what stands, in a few words; null where nothing of the kind is known. */
export function toldLast(
  language: Words,
  { why, wrote, action, changes }: HistoryEntry,
  platform: string,
): string | null {
  const { say } = language;
  if (why.cause === 'first') return say('issue.changedFirst');
  if (wrote === null) return null;
  const isComment = action === 'commented' || action === 'comment-changed' || action === 'comment-removed';
  const what = isComment
    ? say('issue.what.comment')
    : changes.map(({ field }) => fieldName(language, field)).join(', ');
  if (what === '') return null;
  const values = { platform, what, ...(why.who === null ? {} : { who: why.who }) };
  // Both sides had changed, and neither change is what counts now.
  if (why.cause === 'person') return say('issue.decided', values);
  return say(wrote === 'platform' ? 'issue.changedInJira' : 'issue.changedOnPlatform', values);
}
