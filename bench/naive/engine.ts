import * as z from 'zod';
import type { Handlers } from '../../local/host/inline-runtime';
import { PleaseWait, sides, type Issue, type Naive, type Task } from './sides';

const ownEventSchema = z.object({ body: z.object({ naive: z.literal(true) }) });
const issueEventSchema = z.object({ issue: z.object({ id: z.string() }) });
const cursorSchema = z.object({
  task: z.object({ updatedAt: z.string(), id: z.string() }).nullable(),
  /** Milliseconds since the epoch. */
  issuesSince: z.number().nullable(),
});
const linkSchema = z.object({ issueId: z.string(), agreed: z.string() });
/** Jira's search shows changes late: whoever does not look back loses some. */
const overlapMs = 3 * 60_000;
const reserveMs = 30_000;
const page = 100;

/**
 * What a plain integration does, in good order and without a trick: it follows both sides' changes with a cursor, and
 * for each changed item reads its link and its partner, writes the partner and then the link, one after the other. It
 * recognises its own writes by a hash, waits when it is told to, and has neither bulk calls, claims, failures,
 * conflicts, progress nor history. Titles, labels and due dates go both ways; texts, statuses and comments once.
 */
export class NaiveEngine {
  constructor(private readonly parts: Naive) {}

  handlers(): Handlers {
    const nothing = (): Promise<void> => Promise.resolve();
    return {
      everyFiveMinutes: () => this.tick(),
      syncConsumer: (event: unknown) => this.pass(event),
      issueEvent: (event: unknown) => this.event(event),
      everyHour: nothing,
      everyDay: nothing,
    };
  }

  /** One look at each side. */
  private async tick(): Promise<void> {
    const { task, issuesSince } = await this.cursor();
    const on = sides(this.parts);
    const { tasks } = await on.changedTasks(task, 1);
    const moved = tasks.length > 0 || (await on.changedIssues(issuesSince, 1, null)).issues.length > 0;
    if (moved) await this.parts.again(0);
  }

  private async pass(event: unknown): Promise<void> {
    // Its own events follow each other; the pages of the app push others, and two passes at once make everything twice.
    if (ownEventSchema.safeParse(event).success === false) return this.parts.again(0);
    try {
      await this.work(Date.now() + this.parts.timeLeft() - reserveMs);
    } catch (error) {
      if (!(error instanceof PleaseWait)) throw error;
      await this.parts.again(Math.min(900, error.seconds));
    }
  }

  private async work(until: number): Promise<void> {
    const on = sides(this.parts);
    let cursor = await this.cursor();
    for (let more = true; more;) {
      const answer = await on.changedTasks(cursor.task, page);
      for (const task of answer.tasks) {
        if (Date.now() > until) return this.parts.again(0);
        await this.fromTask(task);
        cursor = { ...cursor, task: { updatedAt: task.updatedAt, id: task.id } };
      }
      if (answer.tasks.length > 0) await this.parts.set('naive-cursor', cursor);
      more = answer.more;
    }
    const startedAt = Date.now();
    let token: string | null = null;
    do {
      const answer: { issues: readonly Issue[]; next: string | null } = await on.changedIssues(
        cursor.issuesSince,
        page,
        token,
      );
      for (const issue of answer.issues) {
        // The query reaches further back than the cursor, to the whole minute.
        if (Date.parse(issue.updated) < (cursor.issuesSince ?? 0)) continue;
        if (Date.now() > until) {
          await this.parts.set('naive-cursor', { ...cursor, issuesSince: Date.parse(issue.updated) });
          return this.parts.again(0);
        }
        await this.fromIssue(issue);
      }
      token = answer.next;
      // A pass that is cut short goes on from here.
      const last = answer.issues[answer.issues.length - 1];
      if (token !== null && last !== undefined)
        await this.parts.set('naive-cursor', { ...cursor, issuesSince: Date.parse(last.updated) });
    } while (token !== null);
    await this.parts.set('naive-cursor', { ...cursor, issuesSince: startedAt - overlapMs });
  }

  private async event(event: unknown): Promise<void> {
    const { issue } = issueEventSchema.parse(event);
    const on = sides(this.parts);
    await this.fromIssue(await on.issue(issue.id));
  }

  private async fromTask(task: Task): Promise<void> {
    const on = sides(this.parts);
    const agreed = hashOf(task);
    const stored = await this.parts.get(`naive-link-${task.id}`);
    if (stored === undefined) {
      const issueId = await on.createIssue(task);
      if (this.parts.statuses.has(task.statusId)) await on.moveIssue(issueId, task);
      if (task.commentCount > 0) await on.copyComments(issueId, task.id);
      return this.parts.set(`naive-link-${task.id}`, { issueId, agreed });
    }
    const link = linkSchema.parse(stored);
    if (link.agreed === agreed) return;
    const issue = await on.issue(link.issueId);
    if (hashOf(issue) !== agreed) await on.editIssue(link.issueId, task);
    await this.parts.set(`naive-link-${task.id}`, { ...link, agreed });
  }

  private async fromIssue(issue: Issue): Promise<void> {
    if (issue.taskId === null) return;
    const stored = await this.parts.get(`naive-link-${issue.taskId}`);
    if (stored === undefined) return;
    const link = linkSchema.parse(stored);
    const agreed = hashOf(issue);
    if (link.agreed === agreed) return;
    const on = sides(this.parts);
    const task = await on.task(issue.taskId);
    if (hashOf(task) !== agreed) await on.editTask(task, issue);
    await this.parts.set(`naive-link-${issue.taskId}`, { ...link, agreed });
  }

  private async cursor(): Promise<z.infer<typeof cursorSchema>> {
    const stored = await this.parts.get('naive-cursor');
    return stored === undefined ? { task: null, issuesSince: null } : cursorSchema.parse(stored);
  }
}

function hashOf({ title, labels, dueDate }: Pick<Task, 'title' | 'labels' | 'dueDate'>): string {
  return JSON.stringify([title, [...labels].sort(), dueDate]);
}
