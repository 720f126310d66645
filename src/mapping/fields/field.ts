import type { ErrorCode } from '../../contract/error-codes';
import type { Task, TaskChange } from '../../platform/port';
import { fingerprint } from '../fingerprints';
import type { JiraIssueFields, JiraWrite } from '../jira-issue';
import type { FieldName, Mapping } from '../mapping';

/** The part of a task that mapping reads. */
export type TaskValues = Pick<
  Task,
  'title' | 'description' | 'statusId' | 'priorityId' | 'assigneeId' | 'dueDate' | 'labels'
>;

/** Who is who. `undefined`: nobody could be matched; null: deliberately nobody. */
export interface People {
  toJira(userId: string): string | null | undefined;
  toPlatform(accountId: string): string | null | undefined;
}

export interface Context {
  readonly mapping: Mapping;
  readonly people: People;
  /** The platform's longest title, in UTF-16 units. */
  readonly titleLimit: number;
}

/** Something a reader should know although the item was synced. */
export interface Notice {
  readonly code: Extract<
    ErrorCode,
    'TITLE_SHORTENED' | 'TEXT_SHORTENED' | 'ASSIGNEE_UNMATCHED' | 'STATUS_UNMAPPED'
  >;
  readonly field: FieldName;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A value in the other side's terms, or `impossible` when it has no counterpart there. */
export type Translation<V> =
  { readonly value: V; readonly notice?: Notice } | { readonly impossible: true; readonly notice?: Notice };

export interface FieldRules<J, T> {
  readonly name: FieldName;
  readonly fromIssue: (issue: JiraIssueFields) => J;
  readonly fromTask: (task: TaskValues) => T;
  /** What counts when two values of one side are compared. */
  readonly jiraCanonical: (value: J) => string;
  readonly taskCanonical: (value: T) => string;
  readonly toJira: (value: T, current: J | null, context: Context) => Translation<J>;
  readonly toTask: (value: J, current: T | null, context: Context) => Translation<T>;
  readonly jiraWrite: (value: J) => { readonly fields: JiraWrite } | { readonly transitionTo: string };
  readonly taskWrite: (value: T) => TaskChange;
}

/** A write that is ready, with the fingerprint of what it will leave behind. */
export interface Plan<W> {
  readonly write: W | null;
  readonly print: string | null;
  readonly empty: boolean;
  readonly notices: readonly Notice[];
}
export type JiraStep = { readonly fields: JiraWrite } | { readonly transitionTo: string };

/** A field with its two types closed over, so that all seven fit one table. */
export interface Field {
  readonly name: FieldName;
  readonly jiraPrint: (issue: JiraIssueFields) => string;
  readonly taskPrint: (task: TaskValues) => string;
  readonly taskIsEmpty: (task: TaskValues) => boolean;
  readonly equal: (issue: JiraIssueFields, task: TaskValues, context: Context) => boolean;
  readonly planForJira: (task: TaskValues, issue: JiraIssueFields | null, context: Context) => Plan<JiraStep>;
  readonly planForTask: (
    issue: JiraIssueFields,
    task: TaskValues | null,
    context: Context,
  ) => Plan<TaskChange>;
}

export function defineField<J, T>(rules: FieldRules<J, T>): Field {
  const toJira = (task: TaskValues, issue: JiraIssueFields | null, context: Context) =>
    rules.toJira(rules.fromTask(task), issue === null ? null : rules.fromIssue(issue), context);
  const toTask = (issue: JiraIssueFields, task: TaskValues | null, context: Context) =>
    rules.toTask(rules.fromIssue(issue), task === null ? null : rules.fromTask(task), context);
  const jiraCanonical = (issue: JiraIssueFields) => rules.jiraCanonical(rules.fromIssue(issue));
  const taskCanonical = (task: TaskValues) => rules.taskCanonical(rules.fromTask(task));
  return {
    name: rules.name,
    jiraPrint: (issue) => fingerprint(jiraCanonical(issue)),
    taskPrint: (task) => fingerprint(taskCanonical(task)),
    taskIsEmpty: (task) => taskCanonical(task) === '',
    equal: (issue, task, context) => {
      // Either way round will do: a shortened or regrouped value is equal in one direction only.
      const there = toTask(issue, task, context);
      if ('value' in there && rules.taskCanonical(there.value) === taskCanonical(task)) return true;
      const here = toJira(task, issue, context);
      return 'value' in here && rules.jiraCanonical(here.value) === jiraCanonical(issue);
    },
    planForJira: (task, issue, context) =>
      plan(toJira(task, issue, context), rules.jiraCanonical, rules.jiraWrite),
    planForTask: (issue, task, context) =>
      plan(toTask(issue, task, context), rules.taskCanonical, rules.taskWrite),
  };
}

function plan<V, W>(
  translation: Translation<V>,
  canonical: (value: V) => string,
  write: (value: V) => W,
): Plan<W> {
  const notices = translation.notice === undefined ? [] : [translation.notice];
  if ('impossible' in translation) return { write: null, print: null, empty: false, notices };
  const text = canonical(translation.value);
  return { write: write(translation.value), print: fingerprint(text), empty: text === '', notices };
}
