import type { JiraIssue } from '../jira/port';
import { unpackFingerprints } from '../mapping/fingerprints';
import { issueTypeFor, taskTypeFor } from '../mapping/mapping';
import { issueIsUnmoved, taskIsUnmoved } from '../mapping/unmoved';
import type { Task } from '../platform/port';
import { applyPairs } from './apply-pairs';
import { projectOfIssue, projectOfTask, type LinkedProject, type SyncContext } from './context';
import { createIssues } from './create-issues';
import { createTasks } from './create-tasks';
import { currentLinks } from './current-links';
import type { Link } from './links';
import { markGone } from './gone';
import { isOurs, ownIssues } from './ours';
import type { Pair } from './pair';

interface Batch {
  readonly tasks: readonly Task[];
  readonly issues: readonly JiraIssue[];
  /** True when the issues come from Jira's search, which may answer an older state than the one that is stored. */
  readonly searched: boolean;
  /** Reads the partner of each task, also of those that hold what was agreed. */
  readonly thorough?: boolean;
}

const ISSUES_A_CALL = 100;

/**
 * Brings the given tasks and issues in step with their partners: finds the partner of each, makes missing ones,
 * merges and writes. Safe to repeat with the same items, at any time, after any crash.
 */
export async function syncBatch(context: SyncContext, batch: Batch): Promise<void> {
  const ours = batch.issues.filter(({ link }) => link === null || isOurs(context.connection, link));
  const named = batch.tasks.filter(({ projectId }) => projectOfTask(context, projectId) !== undefined);
  const namedTasks = [...named.map(({ id }) => id), ...ours.flatMap(({ link }) => link?.task ?? [])];
  const links = await currentLinks(context, [...new Set(namedTasks)]);
  const adopted = await adoptable(context, named, links);
  const active = new Set([
    ...named
      .filter((task) => batch.thorough === true || !rests(context, task, links.get(task.id)))
      .map(({ id }) => id),
    ...ours.flatMap((issue) => movedTask(context, issue, links)),
  ]);
  const tasks = await withMissingTasks(
    context,
    named.filter(({ id }) => active.has(id)),
    [...active],
  );
  const issues = await withMissingIssues(
    context,
    [...ours, ...adopted],
    [...active].flatMap((id) => links.get(id) ?? []),
  );

  const given = new Set(batch.issues.map(({ id }) => id));
  const pairs: Pair[] = [];
  const orphans: { project: LinkedProject; task: Task }[] = [];
  for (const task of tasks.values()) {
    const project = projectOfTask(context, task.projectId);
    if (project === undefined) continue;
    const link = links.get(task.id);
    const issue =
      link === undefined ? issueThatNames(issues.values(), task.id, project) : issues.get(link.issueId);
    if (task.deleted) {
      if (link !== undefined && link.state !== 'gone')
        await markGone(context, link, { task, issue: issue ?? null }, 'PLATFORM_ITEM_GONE');
    } else if (issue !== undefined) {
      pairs.push({
        project,
        task,
        issue,
        agreed: link?.agreed ?? issue.link?.agreed ?? null,
        recorded: link !== undefined,
        state: link?.state ?? 'ok',
        agreedAt: link?.agreedAt ?? 0,
        searched: batch.searched && given.has(issue.id),
        lastChangeBy: link?.lastChangeBy ?? null,
      });
    } else if (link === undefined) {
      if (issueTypeFor(project.mapping, task.typeId) === undefined) continue;
      orphans.push({ project, task });
    } else if (link.state !== 'gone') {
      await markGone(context, link, { task, issue: null }, 'JIRA_ITEM_GONE');
    }
  }
  await applyPairs(context, pairs);
  await createIssues(context, orphans);
  await createTasks(context, await issuesWithoutTask(context, ours, batch.searched));
}

/**
 * Issues that carry the mark of tasks of which we have no record: the record was lost, or the projects were linked
 * before. Without them those tasks would be taken for new and get a second issue.
 */
async function adoptable(
  context: SyncContext,
  tasks: readonly Task[],
  links: ReadonlyMap<string, Link>,
): Promise<readonly JiraIssue[]> {
  const unknown = tasks.filter(({ id, deleted }) => !deleted && !links.has(id)).map(({ id }) => id);
  if (unknown.length === 0) return [];
  const found = ownIssues(context, await context.jira.issuesOfTasks(unknown));
  // Read again by id: the search may answer an older state than the one that is stored.
  return context.jira.issues(found.map(({ id }) => id));
}

/** A task that holds what was agreed has nothing to tell: neither its issue nor anything else need be read. */
function rests(context: SyncContext, task: Task, link: Link | undefined): boolean {
  if (link === undefined || link.state !== 'ok' || task.deleted) return false;
  const agreed = unpackFingerprints(link.agreed);
  const fields = projectOfTask(context, task.projectId)?.fields;
  return agreed !== null && fields !== undefined && taskIsUnmoved(fields, task, agreed);
}

/** The task of an issue that has something to tell. */
function movedTask(
  context: SyncContext,
  issue: JiraIssue,
  links: ReadonlyMap<string, Link>,
): readonly string[] {
  if (issue.link === null) return [];
  const link = links.get(issue.link.task);
  const agreed = link?.state === 'ok' && link.issueId === issue.id ? unpackFingerprints(link.agreed) : null;
  const fields = projectOfIssue(context, issue.fields.project.id)?.fields;
  return agreed !== null && fields !== undefined && issueIsUnmoved(fields, issue.fields, agreed)
    ? []
    : [issue.link.task];
}

async function withMissingTasks(
  context: SyncContext,
  given: readonly Task[],
  wanted: readonly string[],
): Promise<ReadonlyMap<string, Task>> {
  const tasks = new Map(given.map((task) => [task.id, task]));
  const missing = wanted.filter((id) => !tasks.has(id));
  const size = context.platform.capabilities.pageSize;
  for (let start = 0; start < missing.length; start += size) {
    for (const task of await context.platform.getTasks(missing.slice(start, start + size)))
      tasks.set(task.id, task);
  }
  return tasks;
}

async function withMissingIssues(
  context: SyncContext,
  given: readonly JiraIssue[],
  links: readonly Link[],
): Promise<ReadonlyMap<string, JiraIssue>> {
  const issues = new Map(given.map((issue) => [issue.id, issue]));
  const missing = [
    ...new Set(links.filter(({ state }) => state !== 'gone').map(({ issueId }) => issueId)),
  ].filter((id) => !issues.has(id));
  for (let start = 0; start < missing.length; start += ISSUES_A_CALL) {
    for (const issue of await context.jira.issues(missing.slice(start, start + ISSUES_A_CALL)))
      issues.set(issue.id, issue);
  }
  return issues;
}

/** An issue that carries the task's id although no record of the pair exists: the worker died between the two. */
function issueThatNames(
  issues: Iterable<JiraIssue>,
  taskId: string,
  { link }: LinkedProject,
): JiraIssue | undefined {
  for (const issue of issues)
    if (issue.link?.task === taskId && issue.fields.project.id === link.jiraProjectId) return issue;
  return undefined;
}

async function issuesWithoutTask(
  context: SyncContext,
  issues: readonly JiraIssue[],
  searched: boolean,
): Promise<{ project: LinkedProject; issue: JiraIssue }[]> {
  const found = taskless(context, issues);
  // The search may not show yet that an issue has its task: asked by id, Jira tells what is.
  return searched && found.length > 0
    ? taskless(context, await context.jira.issues(found.map(({ issue }) => issue.id)))
    : found;
}

function taskless(
  context: SyncContext,
  issues: readonly JiraIssue[],
): { project: LinkedProject; issue: JiraIssue }[] {
  return issues.flatMap((issue) => {
    const project = projectOfIssue(context, issue.fields.project.id);
    if (issue.link !== null || project === undefined) return [];
    if (taskTypeFor(project.mapping, issue.fields.issuetype.id) === undefined) return [];
    const { createTasks: which, linkedAt } = project.link;
    const wanted = which === 'all' || (which === 'new' && Date.parse(issue.fields.created) >= linkedAt);
    return wanted ? [{ project, issue }] : [];
  });
}
