import type { Task } from '../platform/port';
import { commentsMoved, commentsState } from './comments';
import type { MappedField } from './fields/table';
import { agreedOn, fingerprint, inVain, type FieldKey, type Fingerprints } from './fingerprints';
import type { JiraIssueFields } from './jira-issue';

const noComments = { commentCount: 0, commentsUpdatedAt: null };
const empty = fingerprint('');

/** True when the task holds exactly what was agreed: then its issue need not even be read. */
export function taskIsUnmoved(fields: readonly MappedField[], task: Task, agreed: Fingerprints): boolean {
  if (fields.some((field) => moved(agreed, field.name, 'task', field.taskPrint(task)))) return false;
  return !commentsMoved(agreed.comments, { jira: null, task: commentsState({}, task).task });
}

/** True when the issue holds exactly what was agreed: then its task need not be read. */
export function issueIsUnmoved(
  fields: readonly MappedField[],
  issue: JiraIssueFields,
  agreed: Fingerprints,
): boolean {
  if (fields.some((field) => moved(agreed, field.name, 'jira', field.jiraPrint(issue)))) return false;
  const now = commentsState(issue, noComments);
  return !commentsMoved(agreed.comments, { jira: now.jira, task: agreed.comments.task ?? now.task });
}

/**
 * A field that is not remembered at all was empty on both sides. A value that was tried in vain is tried again when that
 * may help, and not at each look: nearly half of all tasks had their issue read each time that they were met.
 */
function moved(agreed: Fingerprints, field: FieldKey, side: 'jira' | 'task', now: string): boolean {
  const before = agreedOn(agreed, field)[side];
  if (before === now || before === inVain(now)) return false;
  return !(before === null && now === empty && agreed.fields[field] === undefined);
}
