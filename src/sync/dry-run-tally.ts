import type { JiraIssue } from '../jira/port';
import type { Task } from '../platform/port';
import { nothingCounted, type DryRunCounts, type DryRunItem } from './dry-run-record';
import type { Failure } from './failures';
import type { HistoryNote } from './history-row';

/** Ids of what a sync would make begin like this; no task and no issue has such a one. */
const MADE = 'dry-';

/** What one page of a dry run would have written. */
export class DryRunTally {
  readonly items: DryRunItem[] = [];
  private counted: DryRunCounts = nothingCounted;
  private readonly issues = new Map<string, JiraIssue>();
  private readonly tasks = new Map<string, Task>();
  private readonly changed = { issues: new Set<string>(), tasks: new Set<string>() };
  /** Pairs, by their tasks, and issues without one that something would be done about. */
  private readonly touched = new Set<string>();
  private made = 0;

  /** Counts of the page, which was about so many items. */
  counts(items: number): DryRunCounts {
    return {
      ...this.counted,
      changeIssues: this.changed.issues.size,
      changeTasks: this.changed.tasks.size,
      same: Math.max(0, items - this.touched.size),
    };
  }

  newId(): string {
    this.made += 1;
    return `${MADE}${this.made}`;
  }

  isMade(id: string): boolean {
    return id.startsWith(MADE);
  }

  seeIssues(issues: readonly JiraIssue[]): void {
    for (const issue of issues) this.issues.set(issue.id, issue);
  }

  seeTasks(tasks: readonly Task[]): void {
    for (const task of tasks) this.tasks.set(task.id, task);
  }

  task(id: string): Task | undefined {
    return this.tasks.get(id);
  }

  count(what: 'createIssues' | 'createTasks' | 'comments' | 'conflicts' | 'problems'): void {
    this.counted = { ...this.counted, [what]: this.counted[what] + 1 };
  }

  changeIssue(id: string): void {
    if (this.isMade(id)) return;
    this.changed.issues.add(id);
    this.touched.add(this.issues.get(id)?.link?.task ?? id);
  }

  changeTask(id: string): void {
    if (this.isMade(id)) return;
    this.changed.tasks.add(id);
    this.touched.add(id);
  }

  /** Of one of the two sides of a pair. */
  comment(id: string): void {
    this.count('comments');
    if (!this.isMade(id)) this.touched.add(this.issues.get(id)?.link?.task ?? id);
  }

  touch(id: string): void {
    this.touched.add(id);
  }

  /** What a sync would tell its history. */
  tell(note: HistoryNote): void {
    if (note.action === 'conflict') this.count('conflicts');
    const action = actionOf(note);
    if (action === null) return;
    this.items.push({
      action,
      issueKey: shownKey(note.issueKey),
      taskKey: shownKey(note.taskKey),
      title: this.titleOf(note),
      changes: note.changes.map(({ field, from, to }) => ({ field, from: from ?? '', to: to ?? '' })),
      error: null,
    });
  }

  /** What a sync would have to park or ask somebody about. Notices pass. */
  fail(failure: Failure): void {
    if (failure.severity === 'notice' && failure.conflicts.length === 0) return;
    this.touched.add(failure.taskId ?? failure.issueId ?? '');
    const isConflict = failure.conflicts.length > 0;
    this.count(isConflict ? 'conflicts' : 'problems');
    const { code, facts } = failure.error;
    this.items.push({
      action: isConflict ? 'conflict' : 'problem',
      issueKey: shownKey(failure.issueKey),
      taskKey: shownKey(failure.taskKey),
      title: this.titleOf(failure),
      changes: failure.conflicts.map(({ field, jira, platform }) => ({ field, from: jira, to: platform })),
      error: { code, facts },
    });
  }

  private titleOf({ taskId, issueId }: Pick<HistoryNote, 'taskId' | 'issueId'>): string {
    return this.tasks.get(taskId ?? '')?.title ?? this.issues.get(issueId ?? '')?.fields.summary ?? '';
  }
}

function actionOf({ action, wrote }: HistoryNote): DryRunItem['action'] | null {
  if (action === 'conflict') return 'conflict';
  if (action === 'commented' || action === 'comment-changed' || action === 'comment-removed') return null;
  if (action === 'created') return wrote === 'jira' ? 'create-issue' : 'create-task';
  return wrote === null ? null : wrote === 'jira' ? 'change-issue' : 'change-task';
}

function shownKey(key: string | null): string | null {
  return key === null || key === '' || key.startsWith(MADE) ? null : key;
}
