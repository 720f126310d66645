import type { IssueAnswers } from '../../src/contract/requests';

type Shown = IssueAnswers['issue.link'];

/** The words for what was asked of the worker, which takes seconds. */
export type AskedWords =
  'issue.creating' | 'issue.linking' | 'issue.retrying' | 'issue.settling' | 'issue.unlinking';

export interface Asked {
  readonly words: AskedWords;
  /** How the pair stood then. */
  readonly from: Shown;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const usualMs = 30_000;
const givenUpMs = 180_000;

/**
 * Each thing that can be asked for has an end of its own. When any change of the pair counted as the end, unlinking was
 * taken to be over once the pair's failure was cleared, and the pair stayed on the panel for half a minute more.
 */
function isDone({ words, from }: Asked, shown: Shown): boolean {
  const [before, now] = [from.link, shown.link];
  switch (words) {
    case 'issue.unlinking':
      return now === null;
    case 'issue.creating':
    case 'issue.linking':
      return (now !== null && now.gone === null) || failedSince(from, shown);
    case 'issue.retrying':
      if (isBetween(shown)) return false;
      return now === null || now.error === null || now.gone !== before?.gone || failedSince(from, shown);
    case 'issue.settling':
      // An open conflict is seen by every look; what counts is that it is closed.
      return !isBetween(shown) && fieldsOf(shown) !== fieldsOf(from);
  }
}

/**
 * The worker clears a failure first and then stores the pair as mended. Taken for the end, that moment left "Failed" and
 * no cause on the panel for half a minute.
 */
function isBetween({ link }: Shown): boolean {
  return link?.state === 'failed' && link.error === null && link.gone === null;
}

/** What was tried has failed, or failed again. */
function failedSince(from: Shown, { link }: Shown): boolean {
  const error = link?.error ?? null;
  if (error === null) return false;
  const before = from.link?.error ?? null;
  return error.code !== before?.code || error.lastSeenAt !== before.lastSeenAt;
}

function fieldsOf({ link }: Shown): string {
  return (link?.conflicts ?? []).map(({ field }) => field).join();
}

/** The words for what is under way: null once it is done, or once nobody would wait any longer. */
export function wordsFor(
  asked: Asked | null,
  shown: Shown,
  now: number,
): AskedWords | 'issue.takesLonger' | null {
  if (asked === null || isDone(asked, shown) || now - asked.at > givenUpMs) return null;
  return now - asked.at > usualMs ? 'issue.takesLonger' : asked.words;
}
