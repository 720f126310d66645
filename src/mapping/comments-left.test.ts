import { missingInJira } from './comments-left';
import type { CommentsToCopy } from './comments';
import { fingerprint } from './fingerprints';

const without = (...ids: string[]): CommentsToCopy['toJira'] =>
  ids.map((taskCommentId) => ({
    taskCommentId,
    body: { type: 'doc', version: 1, content: [] },
    properties: [{ key: 'planlink', value: { comment: taskCommentId } }],
    shortened: false,
  }));
const idsOf = (copies: CommentsToCopy['toJira']): readonly string[] =>
  copies.map((copy) => copy.taskCommentId);

it('takes for deleted what is missing while nothing has moved on the platform, and remembers it', () => {
  const agreed = { jira: 'j', task: 'same', left: [] };
  const { copies, left } = missingInJira(without('one'), agreed, 'same');
  expect([idsOf(copies), left]).toEqual([[], [fingerprint('one')]]);
  const later = missingInJira(without('one', 'two'), { ...agreed, left }, 'moved');
  expect([idsOf(later.copies), later.left]).toEqual([['two'], [fingerprint('one')]]);
});

it('copies all that is missing where it was never seen that all have a copy, or where the platform has moved', () => {
  expect(idsOf(missingInJira(without('one'), { jira: 'j', task: 'same' }, 'same').copies)).toEqual(['one']);
  expect(idsOf(missingInJira(without('one'), { jira: 'j', task: 'old', left: [] }, 'new').copies)).toEqual([
    'one',
  ]);
});

it('forgets what is no longer missing, and remembers the last forty', () => {
  const many = Array.from({ length: 41 }, (_, index) => `c${index}`);
  const { left } = missingInJira(without(...many), { jira: 'j', task: 'same', left: ['gone00'] }, 'same');
  expect(left).toEqual(many.slice(1).map((id) => fingerprint(id)));
});
