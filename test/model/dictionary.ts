import type { WorldIssue } from '../../local/jira/world';
import type { TaskRecord } from '../../local/platform/data/model';
import type { Item, Items } from './items';
import { hasPoints, JIRA_POINTS, TASK_POINTS } from './projects';
import type { EditedField, Side } from './steps';
import { wordsOfDocument, wordsOfHtml } from './values';

export type Values = Readonly<Record<EditedField, string>>;
/** An empty value. */
export const NOTHING = '-';

const text = (value: string | null): string => value ?? NOTHING;
const number = (value: unknown): string => (typeof value === 'number' ? String(value) : NOTHING);
const list = (values: readonly string[]): string => [...values].sort().join(' ');

/**
 * Which status, priority and person of the platform is which of Jira, learned from items that agreed before anything
 * happened: the model is told nothing by the app.
 */
export class Dictionary {
  private readonly words = new Map<string, string>();

  constructor(private readonly items: Items) {
    for (const item of items.list()) {
      const task = items.task(item);
      const issue = items.issue(item);
      if (task === undefined || issue === undefined) throw new Error(`Item ${item.number} has no pair`);
      const { platformId } = item.project;
      this.words.set(`status ${platformId} ${task.statusId}`, issue.status.name);
      // No priority is not what Jira chose in its place.
      if (task.priorityId !== null)
        this.words.set(`priority ${platformId} ${task.priorityId}`, text(issue.priority));
      this.words.set(`person ${text(task.assigneeId)}`, text(issue.assignee?.accountId ?? null));
    }
  }

  /** What a status of the platform is called in Jira. */
  status(platformId: string, statusId: string): string {
    return this.words.get(`status ${platformId} ${statusId}`) ?? statusId;
  }

  /** Undefined while there is no such side, and once it is deleted. */
  of(side: Side, item: Item): Values | undefined {
    if (side === 'platform') {
      const task = this.items.task(item);
      return task && this.ofTask(task, item);
    }
    const issue = this.items.issue(item);
    return issue && this.ofIssue(issue, item);
  }

  ofIssue(issue: WorldIssue, item: Item): Values {
    const { hasPriority } = item.project;
    return {
      title: issue.summary,
      description: wordsOfDocument(issue.description),
      status: issue.status.name,
      priority: hasPriority ? text(issue.priority) : NOTHING,
      assignee: text(issue.assignee?.accountId ?? null),
      dueDate: text(issue.dueDate),
      labels: list(issue.labels),
      points: hasPoints(item) ? number(issue.custom[JIRA_POINTS]) : NOTHING,
      parent: issue.parentKey === null ? NOTHING : this.items.named('jira', issue.parentKey),
    };
  }

  /** In Jira's words. A word without counterpart stays as it is, and so equals nothing. */
  ofTask(task: TaskRecord, item: Item): Values {
    const { hasPriority, platformId } = item.project;
    return {
      title: task.title,
      description: wordsOfHtml(task.description),
      status: this.status(platformId, task.statusId),
      priority: hasPriority
        ? (this.words.get(`priority ${platformId} ${text(task.priorityId)}`) ?? text(task.priorityId))
        : NOTHING,
      assignee: this.words.get(`person ${text(task.assigneeId)}`) ?? text(task.assigneeId),
      dueDate: text(task.dueDate),
      labels: list(task.labels),
      points: hasPoints(item) ? number(task.fields[TASK_POINTS]) : NOTHING,
      parent: task.parentId === null ? NOTHING : this.items.named('platform', task.parentId),
    };
  }
}
