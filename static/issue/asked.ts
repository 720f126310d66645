import type { IssueAnswers } from '../../src/contract/requests';
import type { WordKey } from '../shared/words/catalogue';

type Shown = IssueAnswers['issue.link'];

/** Something was asked of the worker, which takes seconds: what to say meanwhile, and how the pair stood then. */
export interface Asked {
  readonly words: WordKey;
  readonly from: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const usualMs = 30_000;
const givenUpMs = 180_000;

/** What another answer has to differ in before what was asked for counts as done. */
export function stateOf({ link }: Shown): string {
  if (link === null) return 'none';
  const { gone, state, error, conflicts, task } = link;
  const fields = conflicts.map(({ field }) => field).join();
  // An open conflict is seen by every look; what counts is that it is closed.
  const tried = conflicts.length > 0 ? '' : error?.lastSeenAt;
  return [gone, state, error?.code, tried, fields, task?.key].join('|');
}

/** The words for what is under way: null once it is done, or once nobody would wait any longer. */
export function wordsFor(asked: Asked | null, shown: Shown, now: number): WordKey | null {
  if (asked === null || asked.from !== stateOf(shown) || now - asked.at > givenUpMs) return null;
  return now - asked.at > usualMs ? 'issue.takesLonger' : asked.words;
}
