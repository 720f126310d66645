import * as z from 'zod';
import type { Problem } from '../errors/problem';
import { jiraIssueFields, type JiraWrite } from '../mapping/jira-issue';
import type { JiraComment } from '../mapping/comments';
import type { AdfDocument } from '../mapping/rich-text/adf-document';

/** What an issue itself remembers of its link: searchable in JQL, readable by all who see the issue, so no secret. */
export const linkPropertySchema = z.object({
  connection: z.string(),
  /** Whose task it is, whichever connection made the pair. */
  tenant: z.string().optional(),
  task: z.string(),
  /** What both sides held when the issue was made, so that a crash before our own record loses nothing. */
  agreed: z.string().optional(),
});
export type LinkProperty = z.infer<typeof linkPropertySchema>;
export const LINK_PROPERTY = 'planlink';

/** What mapping reads, and what the engine needs to place an issue: these are always asked for. */
export const issueFieldsSchema = jiraIssueFields.extend({
  issuetype: z.object({ id: z.string(), name: z.string(), subtask: z.boolean().optional() }),
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

export interface CreateScreen {
  readonly fieldIds: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
}

export interface JiraTransition {
  readonly id: string;
  readonly name: string;
  readonly toStatusId: string;
  readonly toCategory: string;
  /** Required on the transition's screen and not for us to choose. */
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

export interface ChangedIssuesQuery {
  readonly projectIds: readonly string[];
  /** How far back, in whole minutes: a relative date needs no time zone. */
  readonly minutes: number;
  readonly limit: number;
  readonly page: string | null;
}

/** Jira as the engine uses it. All methods act as the app, except those named `...AsUser`, and throw `Problem`. */
export interface Jira {
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
  issuesAsUser(ids: readonly string[]): Promise<
    readonly {
      readonly id: string;
      readonly key: string;
      readonly summary: string;
      readonly status: string;
    }[]
  >;
  project(id: string): Promise<JiraProject>;
  issueTypes(projectId: string): Promise<readonly JiraIssueType[]>;
  createScreen(projectId: string, issueTypeId: string): Promise<CreateScreen>;
  /** Ids and stamps only: enough to see whether anything moved, at one point an issue. */
  peekChanged(
    query: ChangedIssuesQuery,
  ): Promise<readonly { readonly id: string; readonly updated: string }[]>;
  changedIssues(query: ChangedIssuesQuery): Promise<IssuePage>;
  projectIssues(projectId: string, limit: number, page: string | null): Promise<IssuePage>;
  /** Issues that name one of these tasks, of whatever tenant. The index lags: a fresh issue may be missing. */
  issuesOfTasks(taskIds: readonly string[]): Promise<readonly JiraIssue[]>;
  /** At most 100. Issues that are gone or hidden are missing from the answer. */
  issues(ids: readonly string[]): Promise<readonly JiraIssue[]>;
  /** At most 50. Answers in the order given; one bad issue does not stop the others. */
  createIssues(issues: readonly NewIssue[]): Promise<readonly Created[]>;
  editIssue(id: string, fields: IssueFieldsToWrite): Promise<void>;
  transitions(issueId: string): Promise<readonly JiraTransition[]>;
  transition(issueId: string, transitionId: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
  comments(issueId: string): Promise<readonly JiraComment[]>;
  /** Answers when Jira says the comment was written. */
  addComment(
    issueId: string,
    body: AdfDocument,
    copyOf: string,
  ): Promise<{ readonly id: string; readonly updated: string }>;
  setLink(issueId: string, link: LinkProperty): Promise<void>;
  accountOfEmail(email: string): Promise<string | null>;
  people(
    accountIds: readonly string[],
  ): Promise<
    readonly { readonly accountId: string; readonly displayName: string; readonly email: string | null }[]
  >;
  /** Names as they are today, by account id, for any number of accounts; those that Jira does not know are missing. */
  displayNames(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
