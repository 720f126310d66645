import { notCompatible } from '../http/classify-answer';
import { OffsetPages, type OffsetAnswer, type Place } from '../offset-pages';
import type { Task, TaskCursor, TaskPage } from '../port';
import * as answers from './answers';
import type { JiraApi } from './api';
import type { FieldList } from './field-list';
import type { IssueSearch, ReadTasks } from './issue-search';
import { among, minutesAgo, minutesBack } from './jql';

/** Jira's own limit unless its administrator set another; what it really gives is followed. */
const capacity = 1000;
/** For the second that `Date` leaves out and the time that a question takes. */
const slackMs = 60_000;
/** While Jira's clock is not known, as with a proxy that takes `Date` out. */
const unknownClockMs = 15 * 60_000;
/** Of more no answer is waited for. */
const mostRounds = 20;

/** An issue at its place: with all its fields, or with its stamp alone. */
interface Placed extends Place {
  readonly raw: unknown;
  readonly isWhole: boolean;
}

/**
 * Changed issues of some projects. JQL compares times to the minute and Jira's index knows them to the second, so more is
 * read than was asked for, and `OffsetPages` leaves out what came before.
 */
export class ChangedIssues {
  private pages: { readonly of: string; readonly pages: OffsetPages<Placed> } | null = null;

  constructor(
    private readonly api: JiraApi,
    private readonly search: IssueSearch,
    private readonly fieldList: FieldList,
  ) {}

  async page(projectIds: readonly string[], after: TaskCursor | null, limit: number): Promise<TaskPage> {
    const pages = this.pagesOf(projectIds);
    let place = after === null ? null : { updatedAt: toSecond(after.updatedAt), id: after.id };
    const unreadable: { id: string; projectId: string }[] = [];
    for (let round = 0; ; round += 1) {
      const { items, more } = await pages.after(place, limit);
      const read = await this.whole(items);
      unreadable.push(...read.unreadable);
      const last = items.at(-1);
      // Those that were there a moment ago may all be gone: an empty page would be taken for the end.
      if (read.tasks.length > 0 || !more || last === undefined || round === mostRounds)
        return { tasks: read.tasks, more: more && read.tasks.length > 0, unreadable };
      place = { updatedAt: last.updatedAt, id: last.id };
    }
  }

  /** A pass goes on where its last page ended, as long as it asks for the same projects. */
  private pagesOf(projectIds: readonly string[]): OffsetPages<Placed> {
    const of = [...projectIds].sort().join(',');
    if (this.pages?.of !== of)
      this.pages = {
        of,
        pages: new OffsetPages((...asked) => this.read(projectIds, ...asked), capacity),
      };
    return this.pages.pages;
  }

  private async read(
    projectIds: readonly string[],
    since: string | null,
    offset: number,
    count: number,
  ): Promise<OffsetAnswer<Placed>> {
    // Mostly nothing has changed, and the stamp of the last issue says so: to ask which fields there are would be a call more.
    const isWhole = this.fieldList.isKnown;
    const fields = isWhole ? (await this.fieldList.known()).read : ['updated', 'project'];
    const ask = async (): Promise<{ readonly minutes: number; readonly answer: OffsetAnswer<Placed> }> => {
      const minutes = since === null ? 0 : this.minutesSince(Date.parse(since));
      const changed = since === null ? '' : ` AND updated >= ${minutesAgo(minutes)}`;
      const jql = `${among('project', projectIds)}${changed} ORDER BY updated ASC, key ASC`;
      const { issues, more } = await this.search.search({
        jql,
        fields,
        startAt: offset,
        maxResults: count,
        isStrict: true,
        scope: 'project',
      });
      return { minutes, answer: { items: issues.map((raw) => placed(raw, isWhole)), more } };
    };
    const first = await ask();
    // The answer may be the first to tell how far Jira's clock is ahead: then it did not reach back far enough.
    if (since === null || this.minutesSince(Date.parse(since), 0) <= first.minutes) return first.answer;
    return (await ask()).answer;
  }

  private minutesSince(instant: number, slack = slackMs): number {
    const { aheadMs } = this.api;
    if (aheadMs === null) return minutesBack(instant, Date.now(), unknownClockMs);
    // The clock of a proxy may be behind that of the Jira after it: to reach too far back costs nothing but reading.
    return minutesBack(instant, Date.now() + Math.max(0, aheadMs), slack);
  }

  private async whole(items: readonly Placed[]): Promise<ReadTasks> {
    if (items.length === 0) return { tasks: [], unreadable: [] };
    const { tasks, unreadable } = items.every(({ isWhole }) => isWhole)
      ? await this.search.tasks(items.map(({ raw }) => raw))
      : await this.search.byIds(items.map(({ id }) => id));
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const inOrder = items.flatMap(({ id, raw, isWhole }): Task[] => {
      const task = byId.get(id);
      if (task === undefined) return [];
      const stamp = isWhole ? undefined : answers.stampedIssue.safeParse(raw).data?.fields.updated;
      // One that changed between the two calls comes again at its new place; at this one it must not pull the cursor on.
      return [stamp === undefined ? task : { ...task, updatedAt: stamp }];
    });
    return { tasks: inOrder, unreadable };
  }
}

/** Within a second Jira's order is that of the keys, whatever the milliseconds say. */
const toSecond = (stamp: string): string => `${stamp.slice(0, 19)}.000Z`;

function placed(raw: unknown, isWhole: boolean): Placed {
  const read = answers.stampedIssue.safeParse(raw);
  // Without a stamp it has no place, and nothing behind it has one.
  if (!read.success) throw notCompatible({ member: 'issues.fields.updated' });
  const { id, fields } = read.data;
  return { id, updatedAt: toSecond(fields.updated), raw, isWhole };
}
