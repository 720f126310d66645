import type { JiraIssue } from '../jira/port';
import type { Task } from '../platform/port';
import type { LinkedProject } from './context';
import type { Link } from './links';

/** A task and an issue that belong together, with what they agreed on last; null when that is not known. */
export interface Pair {
  readonly project: LinkedProject;
  readonly task: Task;
  readonly issue: JiraIssue;
  readonly agreed: string | null;
  /** False where that is known from the issue alone: the worker that wrote it died before it was stored. */
  readonly isStored?: boolean;
  /** False while our own record of the pair is missing: only the issue's property tells of it. */
  readonly recorded: boolean;
  readonly state: Link['state'];
  /** When the two last agreed, in milliseconds; 0 when never. */
  readonly agreedAt: number;
  readonly searched: boolean;
  readonly lastChangeBy: Link['lastChangeBy'];
}
