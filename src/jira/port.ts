import * as z from 'zod';
import type { Problem } from '../errors/problem';
import { jiraIssueFields, type JiraWrite } from '../mapping/jira-issue';
import type { JiraComment } from '../mapping/comments';
import type { AdfDocument } from '../mapping/rich-text/adf-document';
import type { FieldKind } from '../platform/port';

/** What an issue itself remembers of its link: searchable in JQL, readable by all who see the issue, so no secret. */
export const linkPropertySchema = z.object({
  connection: z.string(),
  /** Whose task it is, whichever connection made the pair. */
  tenant: z.string().optional(),
  task: z.string(),
  /** The project link that made the pair, wherever its two are moved before it is recorded; absent in marks of before. */
  link: z.string().optional(),
  /** What both sides held when the issue was made or last edited by us, so that a crash before our own record loses nothing. */
  agreed: z.string().optional(),
  /** When we edited it, in milliseconds; absent where it was only made. */
  at: z.number().optional(),
});
export type LinkProperty = z.infer<typeof linkPropertySchema>;
export const LINK_PROPERTY = 'planlink';

/** What mapping reads, and what the engine needs to place an issue: these are always asked for. */
export const issueFieldsSchema = jiraIssueFields.extend({
  issuetype: z.object({
    id: z.string(),
    name: z.string(),
    subtask: z.boolean().optional(),
    hierarchyLevel: z.number().optional(),
  }),
  project: z.object({ id: z.string(), key: z.string() }),
  created: z.string(),
});

export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: z.output<typeof issueFieldsSchema>;
  readonly link: LinkProperty | null;
}

export interface JiraProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

export interface JiraStatus {
  readonly id: string;
  readonly name: string;
  /** Jira's own keys: `new`, `indeterminate`, `done`, or `undefined`. */
  readonly statusCategory: { readonly key: string };
}

export interface JiraIssueType {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  readonly statuses: readonly JiraStatus[];
}

/** A field on a screen. Fields of Jira's own, like the priority, and rich text are of kind `other`. */
export interface ScreenField {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind | 'other';
  /** Must be given and has no default. */
  readonly required: boolean;
  /** Null for fields that do not choose from a list. */
  readonly allowedValues: readonly { readonly id: string; readonly name: string }[] | null;
}

export interface Screen {
  readonly fieldIds: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly fields: readonly ScreenField[];
}

export interface CreateScreen extends Screen {
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
}

/** A field on the create screen of at least one of a project's issue types. */
export interface JiraProjectField extends Omit<ScreenField, 'required'> {
  readonly typeIds: readonly string[];
  /** The issue types that demand it when an issue is made. */
  readonly requiredBy: readonly string[];
}

/** The app's points as the last answers told them; Jira tells only when some 80 % are used. */
export interface JiraQuota {
  readonly remaining: number;
  /** Points to the window; null while Jira has not said. */
  readonly limit: number | null;
  /** Milliseconds since the epoch. */
  readonly resetsAt: number;
  readonly nearLimit: boolean;
}

export interface JiraTransition {
  readonly id: string;
  readonly name: string;
  readonly toStatusId: string;
  readonly toCategory: string;
  /** Names of fields that the transition's screen requires and that are not for us to choose. */
  readonly missing: readonly string[];
  /** The resolution to give where the screen demands one: "Done" if there is one, else the first on offer. */
  readonly resolutionId: string | null;
}

export type IssueFieldsToWrite = JiraWrite;

export interface NewIssue {
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly fields: IssueFieldsToWrite;
  readonly link: LinkProperty;
}

export type Created = { readonly id: string; readonly key: string } | { readonly problem: Problem };

export interface IssuePage {
  readonly issues: readonly JiraIssue[];
  readonly next: string | null;
}

/** What a list of issues shows the person who looks at it. */
export interface ShortIssue {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly status: string;
}

export interface LinkedIssuePage {
  /** With the task that each names, of whatever connection. */
  readonly issues: readonly (ShortIssue & { readonly taskId: string })[];
  readonly next: string | null;
}

export interface ChangedIssuesQuery {
  readonly projectIds: readonly string[];
  /** How far back, in whole minutes: a relative date needs no time zone. */
  readonly minutes: number;
  /**
   * Instead a minute by the clock of the app's user (`src/sync/local-minute.ts`). Its page tokens go on where they stood however
   * late: "minutes ago" means other minutes then.
   */
  readonly since?: string | null;
  readonly limit: number;
  readonly page: string | null;
}

/** Jira as the engine uses it. All methods act as the app, except those named `...AsUser`, and throw `Problem`. */
export interface Jira {
  /** The same Jira, whose issues also carry these fields in `fields.extra`. */
  reading(fieldIds: readonly string[]): Jira;
  /** Null while Jira says nothing, which means that most of the points are left, and once the window is over. */
  quota(): JiraQuota | null;
  /** Points that the calls of this object and of those made by `reading` cost so far. */
  spent(): number;
  hasPermissionAsUser(
    permission: string,
    on: { readonly projectId?: string; readonly issueId?: string },
  ): Promise<boolean>;
  /** The site's address as people know it, without a slash at its end. */
  siteUrl(): Promise<string>;
  /** Names of the roles a person can have, sorted. Only for those who administer the project or Jira: `JIRA_FORBIDDEN`. */
  projectRolesAsUser(projectId: string): Promise<readonly string[]>;
  /** No for a role that does not exist, and in a project where the person sees no issue at all. */
  hasProjectRoleAsUser(projectId: string, roleName: string): Promise<boolean>;
  /** Which of these permissions the app itself lacks in a project. */
  deniedToApp(projectId: string, permissions: readonly string[]): Promise<readonly string[]>;
  projectsAsUser(): Promise<readonly JiraProject[]>;
  /** By ids or keys; those that the person may not see are missing. */
  issuesAsUser(idsOrKeys: readonly string[]): Promise<readonly ShortIssue[]>;
  /** Issues that name a task, by words of their summary. The index lags: a fresh issue may be missing. */
  linkedIssuesAsUser(
    query: { readonly projectId: string; readonly text: string; readonly limit: number },
    page: string | null,
  ): Promise<LinkedIssuePage>;
  project(id: string): Promise<JiraProject>;
  issueTypes(projectId: string): Promise<readonly JiraIssueType[]>;
  /** How high each of a project's issue types stands: 1 for epics, 0 for standard types, -1 for sub-tasks. */
  issueTypeLevels(projectId: string): Promise<ReadonlyMap<string, number>>;
  createScreen(projectId: string, issueTypeId: string): Promise<CreateScreen>;
  /** What can be edited on an issue now. */
  editScreen(issueId: string): Promise<Screen>;
  /** All fields that issues of the project can be made with, at two points an issue type. */
  fieldsOfProject(projectId: string): Promise<readonly JiraProjectField[]>;
  /** Throws `JIRA_FILTER_REFUSED` with Jira's own words as the fact `reason`. */
  checkJql(jql: string): Promise<void>;
  /** Which of these issues a query finds, fresh ones included; its order is left away. Refusals as `checkJql`. */
  matching(jql: string, issueIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Nearly how many issues a query finds. Refusals as `checkJql`. */
  countIssues(jql: string): Promise<number>;
  /** Ids and stamps only, the last change first: enough to see whether anything moved, at one point an issue. */
  peekChanged(
    query: ChangedIssuesQuery,
  ): Promise<readonly { readonly id: string; readonly updated: string }[]>;
  changedIssues(query: ChangedIssuesQuery): Promise<IssuePage>;
  /** The time zone in which Jira reads the dates of the app's queries, as the IANA names it; null where it says none. */
  timeZone(): Promise<string | null>;
  /** The issue of a type that was changed last, as an example of its kind; null where there is none. */
  issueOfType(projectId: string, issueTypeId: string): Promise<JiraIssue | null>;
  /** Issues of a project that name no task of any tenant. The index lags: some of them may name one by now. */
  unlinkedIssues(projectId: string, limit: number, page: string | null): Promise<IssuePage>;
  /** Issues that name one of these tasks, of whatever tenant. The index lags: a fresh issue may be missing. */
  issuesOfTasks(taskIds: readonly string[]): Promise<readonly JiraIssue[]>;
  /** At most 100. Issues that are gone or hidden are missing from the answer. */
  issues(ids: readonly string[]): Promise<readonly JiraIssue[]>;
  /** At most 50. Answers in the order given; one bad issue does not stop the others. */
  createIssues(issues: readonly NewIssue[]): Promise<readonly Created[]>;
  /** Fields and issue properties (by key) in one step, for one point. */
  editIssue(
    id: string,
    fields: IssueFieldsToWrite,
    properties?: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /** An issue with sub-tasks is refused. */
  deleteIssue(id: string): Promise<void>;
  transitions(issueId: string): Promise<readonly JiraTransition[]>;
  transition(issueId: string, transitionId: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
  comments(issueId: string): Promise<readonly JiraComment[]>;
  /** Answers when Jira says the comment was written. */
  addComment(
    issueId: string,
    body: AdfDocument,
    copyOf: string,
  ): Promise<{ readonly id: string; readonly updated: string }>;
  /** What marks the comment as a copy stays on it. */
  updateComment(
    issueId: string,
    commentId: string,
    body: AdfDocument,
  ): Promise<{ readonly id: string; readonly updated: string }>;
  deleteComment(issueId: string, commentId: string): Promise<void>;
  setLink(issueId: string, link: LinkProperty): Promise<void>;
  setProperty(issueId: string, key: string, value: Readonly<Record<string, unknown>>): Promise<void>;
  /** Takes a property of ours away from an issue; one that is not there is fine. */
  removeProperty(issueId: string, key: string): Promise<void>;
  /** Shows a web page among the links of an issue; the same `globalId` again changes that link. */
  setRemoteLink(
    issueId: string,
    link: { readonly globalId: string; readonly url: string; readonly title: string },
  ): Promise<void>;
  accountOfEmail(email: string): Promise<string | null>;
  /** Active people whose name or address contains the text, as far as the person may see them; at most 20. */
  searchPeopleAsUser(
    text: string,
  ): Promise<readonly { readonly accountId: string; readonly displayName: string }[]>;
  people(
    accountIds: readonly string[],
  ): Promise<
    readonly { readonly accountId: string; readonly displayName: string; readonly email: string | null }[]
  >;
  /** Names as they are today, by account id, for any number of accounts; those that Jira does not know are missing. */
  displayNames(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
