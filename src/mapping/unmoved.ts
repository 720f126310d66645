import type { Task } from '../platform/port';
import { commentsMoved, commentsState } from './comments';
import { fields } from './fields/table';
import type { Fingerprints } from './fingerprints';
import type { JiraIssueFields } from './jira-issue';

const noComments = { commentCount: 0, commentsUpdatedAt: null };

/** True when the task holds exactly what was agreed: then its issue need not even be read. */
export function taskIsUnmoved(task: Task, agreed: Fingerprints): boolean {
  if (fields.some((field) => agreed.fields[field.name].task !== field.taskPrint(task))) return false;
  return !commentsMoved(agreed.comments, { jira: null, task: commentsState({}, task).task });
}

/** True when the issue holds exactly what was agreed: then its task need not be read. */
export function issueIsUnmoved(issue: JiraIssueFields, agreed: Fingerprints): boolean {
  if (fields.some((field) => agreed.fields[field.name].jira !== field.jiraPrint(issue))) return false;
  const now = commentsState(issue, noComments);
  return !commentsMoved(agreed.comments, { jira: now.jira, task: agreed.comments.task ?? now.task });
}
