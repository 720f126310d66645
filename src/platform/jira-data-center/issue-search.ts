import type * as z from 'zod';
import type { ProblemScope } from '../../errors/problem';
import { notCompatible } from '../http/classify-answer';
import type { Task } from '../port';
import * as answers from './answers';
import type { JiraApi } from './api';
import type { FieldList } from './field-list';
import { propertyKey } from './issue-mark';
import { among, isJiraId } from './jql';
import { epicKeyOf, taskOf } from './task-of-issue';

export interface Search {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly startAt?: number;
  readonly maxResults: number;
  /** Jira refuses the whole query where it names an issue or a project that is not there; else that matches nothing. */
  readonly isStrict: boolean;
  readonly scope: ProblemScope;
}

export interface Found {
  readonly issues: readonly unknown[];
  /** There is something behind the last of these. */
  readonly more: boolean;
}

/** Tasks of a page, and the issues among them that could not be read. */
export interface ReadTasks {
  readonly tasks: readonly Task[];
  readonly unreadable: readonly { readonly id: string; readonly projectId: string }[];
}

/** Reads issues by JQL through `POST /search`: a query with a hundred ids is too long for an address. */
export class IssueSearch {
  /** Ids of epics by their keys. An epic that is moved has another key, and the issues of it name that one. */
  private readonly epics = new Map<string, string>();

  constructor(
    private readonly api: JiraApi,
    private readonly fieldList: FieldList,
  ) {}

  async search({ jql, fields, startAt = 0, maxResults, isStrict, scope }: Search): Promise<Found> {
    const body = { jql, startAt, maxResults, fields, validateQuery: isStrict };
    const answer = await this.api.json({ method: 'POST', path: '/search', body, scope }, answers.found);
    // An administrator may let it give fewer at once than asked for: what counts is what came.
    const reached = answer.startAt + answer.issues.length;
    return { issues: answer.issues, more: answer.issues.length > 0 && reached < answer.total };
  }

  /** Every page of a query, in parts of its schema; what is not of it is left out. */
  async all<T>(search: Search, schema: z.ZodType<T>): Promise<T[]> {
    const read: T[] = [];
    for (let startAt = 0; ;) {
      const { issues, more } = await this.search({ ...search, startAt });
      for (const one of issues) {
        const known = schema.safeParse(one);
        if (known.success) read.push(known.data);
      }
      if (!more) return read;
      startAt += issues.length;
    }
  }

  /** What is there of these ids, in no order. */
  async byIds(ids: readonly string[]): Promise<ReadTasks> {
    const asked = [...new Set(ids.filter(isJiraId))];
    if (asked.length === 0) return { tasks: [], unreadable: [] };
    const { read } = await this.fieldList.known();
    const issues: unknown[] = [];
    for (let startAt = 0; ;) {
      const jql = `${among('id', asked)} ORDER BY key ASC`;
      const search = { jql, fields: read, startAt, maxResults: asked.length, isStrict: false };
      const page = await this.search({ ...search, scope: 'item' });
      issues.push(...page.issues);
      if (!page.more) return this.tasks(issues);
      startAt += page.issues.length;
    }
  }

  /** Raw issues, read with all fields, as tasks. */
  async tasks(raw: readonly unknown[]): Promise<ReadTasks> {
    const known = await this.fieldList.known();
    const issues: answers.Issue[] = [];
    const unreadable: { id: string; projectId: string }[] = [];
    for (const one of raw) {
      const read = answers.issue.safeParse(one);
      if (read.success) issues.push(read.data);
      else {
        const some = answers.anyIssue.safeParse(one);
        // One that cannot even be named: then it is not the issue that is bad, but the platform.
        if (!some.success) throw notCompatible({ member: read.error.issues[0]?.path.join('.') ?? '' });
        unreadable.push({ id: some.data.id, projectId: some.data.fields.project.id });
      }
    }
    if (issues.length === 0 && unreadable.length > 1) throw notCompatible({ member: 'issues' });
    await this.learnEpics(
      issues.flatMap((issue) => epicKeyOf(issue, known) ?? []),
      issues,
    );
    const { address } = this.api;
    return { tasks: issues.map((issue) => taskOf(issue, known, this.epics, address)), unreadable };
  }

  /** One issue with all fields. Throws `PLATFORM_ITEM_GONE` where there is none. */
  async one(id: string): Promise<{ readonly issue: answers.Issue; readonly task: Task }> {
    const known = await this.fieldList.known();
    const query = { fields: known.read.join(','), properties: propertyKey };
    const path = `/issue/${encodeURIComponent(id)}`;
    const issue = await this.api.json({ method: 'GET', path, query, scope: 'item' }, answers.issue);
    const epicKey = epicKeyOf(issue, known);
    await this.learnEpics(epicKey === null ? [] : [epicKey], []);
    return { issue, task: taskOf(issue, known, this.epics, this.api.address) };
  }

  /** The key of an issue by its id; null where there is none. */
  async keyOf(id: string): Promise<string | null> {
    for (const [key, known] of this.epics) if (known === id) return key;
    if (!isJiraId(id)) return null;
    const [found] = await this.keyed(among('id', [id]));
    if (found === undefined) return null;
    this.epics.set(found.key, found.id);
    return found.key;
  }

  private async learnEpics(
    keys: readonly string[],
    beside: readonly { readonly id: string; readonly key: string }[],
  ): Promise<void> {
    const wanted = new Set(keys.filter((key) => !this.epics.has(key)));
    for (const { id, key } of beside) if (wanted.delete(key)) this.epics.set(key, id);
    if (wanted.size === 0) return;
    for (const { id, key } of await this.keyed(among('key', [...wanted]))) this.epics.set(key, id);
  }

  private keyed(jql: string): Promise<{ id: string; key: string }[]> {
    const search = { jql, fields: ['summary'], maxResults: 1000, isStrict: false, scope: 'item' } as const;
    return this.all(search, answers.keyedIssue);
  }
}
