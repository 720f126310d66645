import type { CommentsToCopy } from './comments';
import { fingerprint, type AgreedComments } from './fingerprints';

/** Of so many it is remembered for good that somebody deleted their copy: a link is paid for by its size. */
const MOST = 40;

type Copies = CommentsToCopy['toJira'];

/**
 * Of the comments without a copy in Jira those that are to get one, and those whose copy somebody deleted there: known
 * from before, or seen to have had one when both sides agreed last, since when the platform's comments have not moved.
 * Where that was not seen they all get one: a copy too many is better than words that are lost.
 */
export function missingInJira(
  missing: Copies,
  agreed: AgreedComments,
  taskNow: string | null,
): { readonly copies: Copies; readonly left: readonly string[] } {
  const known = new Set(agreed.left);
  const allHadOne = agreed.left !== undefined && agreed.task === taskNow;
  const isLeft = ({ taskCommentId }: Copies[number]): boolean =>
    allHadOne || known.has(fingerprint(taskCommentId));
  return {
    copies: missing.filter((copy) => !isLeft(copy)),
    left: missing
      .filter(isLeft)
      .slice(-MOST)
      .map(({ taskCommentId }) => fingerprint(taskCommentId)),
  };
}
