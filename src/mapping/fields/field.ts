import type { ErrorCode } from '../../contract/error-codes';
import type { Task, TaskChange } from '../../platform/port';
import { fingerprint } from '../fingerprints';
import type { JiraIssueFields, JiraWrite } from '../jira-issue';
import type { FieldKey } from '../fingerprints';
import type { Mapping } from '../mapping';

/** The part of a task that mapping reads. */
export type TaskValues = Pick<
  Task,
  | 'title'
  | 'description'
  | 'statusId'
  | 'priorityId'
  | 'assigneeId'
  | 'dueDate'
  | 'labels'
  | 'typeId'
  | 'parentId'
  | 'fields'
>;

/** Who is who. `undefined`: nobody could be matched; null: deliberately nobody. */
export interface People {
  toJira(userId: string): string | null | undefined;
  toPlatform(accountId: string): string | null | undefined;
}

/** The partners of parents. `undefined`: it has none. */
export interface Parents {
  toJira(taskId: string): string | undefined;
  toPlatform(issueId: string): string | undefined;
}

/** What a reader calls the things that a platform names by id; the id where no name is at hand. */
export interface Names {
  status(taskStatusId: string): string;
  priority(taskPriorityId: string): string;
  person(userId: string): string;
}

export interface Context {
  readonly mapping: Mapping;
  readonly people: People;
  /** Absent where nobody asks for parents. */
  readonly parents?: Parents | undefined;
  readonly names?: Names | undefined;
  /** Of which type an issue that does not exist yet will be. */
  readonly issueTypeId?: string | undefined;
  /** The platform's longest title, in UTF-16 units. */
  readonly titleLimit: number;
}

/** Something a reader should know although the item was synced. */
export interface Notice {
  readonly code: Extract<
    ErrorCode,
    | 'TITLE_SHORTENED'
    | 'TEXT_SHORTENED'
    | 'ASSIGNEE_UNMATCHED'
    | 'STATUS_UNMAPPED'
    | 'OPTION_UNMATCHED'
    | 'PARENT_NOT_LINKED'
  >;
  readonly field: FieldKey;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A value in the other side's terms, or `impossible` when it has no counterpart there. */
export type Translation<V> =
  { readonly value: V; readonly notice?: Notice } | { readonly impossible: true; readonly notice?: Notice };

export interface FieldRules<J, T> {
  readonly name: FieldKey;
  /** What Jira calls it in its requests and refusals. */
  readonly jiraField: string;
  /** The platform's id of a custom field. */
  readonly taskField?: string;
  /** What it is called among people; its name when left out. */
  readonly label?: string;
  readonly fromIssue: (issue: JiraIssueFields) => J;
  readonly fromTask: (task: TaskValues) => T;
  /** What counts when two values of one side are compared. */
  readonly jiraCanonical: (value: J) => string;
  readonly taskCanonical: (value: T) => string;
  readonly toJira: (value: T, current: J | null, context: Context) => Translation<J>;
  readonly toTask: (value: J, current: T | null, context: Context) => Translation<T>;
  readonly jiraWrite: (value: J) => { readonly fields: JiraWrite } | { readonly transitionTo: string };
  readonly taskWrite: (value: T) => TaskChange;
  /** A short text for people, empty for nothing; null for long texts, of which only the change is told. */
  readonly jiraText: (value: J) => string | null;
  readonly taskText: (value: T, names: Names | undefined) => string | null;
}

/** A write that is ready, with the fingerprint of what it will leave behind. */
export interface Plan<W> {
  readonly write: W | null;
  readonly print: string | null;
  readonly empty: boolean;
  readonly notices: readonly Notice[];
}
export type JiraStep = { readonly fields: JiraWrite } | { readonly transitionTo: string };

/** A field with its two types closed over, so that all fit one table. */
export interface Field {
  readonly name: FieldKey;
  readonly jiraField: string;
  readonly taskField: string | null;
  readonly label: string;
  readonly jiraPrint: (issue: JiraIssueFields) => string;
  readonly taskPrint: (task: TaskValues) => string;
  readonly taskIsEmpty: (task: TaskValues) => boolean;
  readonly jiraIsEmpty: (issue: JiraIssueFields) => boolean;
  /** At most 60 characters; null for a long text. */
  readonly jiraText: (issue: JiraIssueFields) => string | null;
  readonly taskText: (task: TaskValues, names: Names | undefined) => string | null;
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
    jiraField: rules.jiraField,
    taskField: rules.taskField ?? null,
    label: rules.label ?? rules.name,
    jiraPrint: (issue) => fingerprint(jiraCanonical(issue)),
    taskPrint: (task) => fingerprint(taskCanonical(task)),
    taskIsEmpty: (task) => taskCanonical(task) === '',
    jiraIsEmpty: (issue) => jiraCanonical(issue) === '',
    jiraText: (issue) => short(rules.jiraText(rules.fromIssue(issue))),
    taskText: (task, names) => short(rules.taskText(rules.fromTask(task), names)),
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

const TEXT_LIMIT = 60;

function short(text: string | null): string | null {
  if (text === null) return null;
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= TEXT_LIMIT
    ? line
    : `${line.slice(0, TEXT_LIMIT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
