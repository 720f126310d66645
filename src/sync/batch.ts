import { Problem } from '../errors/problem';
import type { JiraIssue } from '../jira/port';
import { unpackFingerprints } from '../mapping/fingerprints';
import { issueTypeFor, taskTypeFor } from '../mapping/mapping';
import { issueIsUnmoved, taskIsUnmoved } from '../mapping/unmoved';
import type { Task } from '../platform/port';
import { applyPairs } from './apply-pairs';
import { projectOfIssue, projectOfTask, type LinkedProject, type SyncContext } from './context';
import { createIssues, type Orphan } from './create-issues';
import { createTasks, type Taskless } from './create-tasks';
import { currentLinks } from './current-links';
import { itemOf, type Failure } from './failures';
import { issuesThatMatch, tasksThatMatch } from './filtered';
import { markGone, taskDeleted } from './gone';
import { isParted, type Link } from './links';
import { itemFor } from './notices';
import { markMissing } from './missing-tasks';
import { isOurs, ownIssues } from './ours';
import type { Pair } from './pair';
import { rest, whyResting } from './resting';
import { withMissingIssues, withMissingTasks } from './partners';
import { lastAgreed } from './written-ahead';

interface Batch {
  readonly tasks: readonly Task[];
  readonly issues: readonly JiraIssue[];
  /** True when the issues come from Jira's search, which may answer an older state than the one that is stored. */
  readonly searched: boolean;
  /** Reads the partner of each task, also of those that hold what was agreed. */
  readonly thorough?: boolean;
}

/**
 * Brings the given tasks and issues in step with their partners: finds the partner of each, makes missing ones,
 * merges and writes. Safe to repeat with the same items, at any time, after any crash.
 */
export async function syncBatch(context: SyncContext, batch: Batch): Promise<void> {
  const ours = batch.issues.filter(({ link }) => link === null || isOurs(context.connection, link));
  const namedTasks = [...batch.tasks.map(({ id }) => id), ...ours.flatMap(({ link }) => link?.task ?? [])];
  const links = await currentLinks(context, [...new Set(namedTasks)]);
  // A task that was moved to where no link reaches is still somebody's partner.
  const named = batch.tasks.filter(({ id, projectId }) => links.has(id) || projectOfTask(context, projectId));
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
  await markMissing(context, [...active], tasks, links, issues);
  const sorted = await sortOut(context, batch, { tasks, issues, links });
  const refused = await refusedProject(async () => {
    // Parents before their children, which may be in pairs already.
    await createIssues(context, await tasksThatMatch(context, sorted.orphans));
    await createTasks(context, await issuesThatMatch(context, await issuesWithoutTask(context, ours, batch)));
  });
  await applyPairs(context, sorted.pairs);
  if (refused !== null) throw refused;
}

/** What stands in the way of new pairs of a project link must not hold up those that it has. */
async function refusedProject(create: () => Promise<void>): Promise<Problem | null> {
  try {
    await create();
    return null;
  } catch (error) {
    if (error instanceof Problem && error.details.scope === 'project') return error;
    throw error;
  }
}

interface Found {
  readonly tasks: ReadonlyMap<string, Task>;
  readonly issues: ReadonlyMap<string, JiraIssue>;
  readonly links: ReadonlyMap<string, Link>;
}

/** Which of the tasks have their issue, and which need one. Pairs that rest, and those of which one is gone, are dealt with here. */
async function sortOut(
  context: SyncContext,
  batch: Batch,
  { tasks, issues, links }: Found,
): Promise<{ readonly pairs: readonly Pair[]; readonly orphans: readonly Orphan[] }> {
  const given = new Set(batch.issues.map(({ id }) => id));
  const pairs: Pair[] = [];
  const orphans: Orphan[] = [];
  const resting: { link: Link; task: Task; issue: JiraIssue; project: LinkedProject }[] = [];
  for (const task of tasks.values()) {
    const link = links.get(task.id);
    const naming = link === undefined ? [...issues.values()].filter((one) => one.link?.task === task.id) : [];
    const project = projectFor(context, task, link, naming);
    if (project === undefined || isParted(link)) continue;
    const issue = link === undefined ? issueThatNames(context, naming, project) : partnerIn(issues, link);
    if (task.deleted) {
      if (link !== undefined && link.state !== 'gone')
        await taskDeleted(context, project, link, { task, issue: issue ?? null });
    } else if (issue !== undefined) {
      const { jiraProjectId, platformProjectId } = project.link;
      const isMoved = issue.fields.project.id !== jiraProjectId || task.projectId !== platformProjectId;
      if (link !== undefined ? whyResting(project, task, issue) !== null : isMoved)
        resting.push({ link: link ?? firstRecord(context, project, task, issue), task, issue, project });
      else
        pairs.push({
          project,
          task,
          issue,
          ...lastAgreed(link, issue, project.fields),
          recorded: link !== undefined,
          state: link?.state ?? 'ok',
          agreedAt: link?.agreedAt ?? 0,
          searched: batch.searched && given.has(issue.id),
          lastChangeBy: link?.lastChangeBy ?? null,
        });
    } else if (link === undefined) {
      if (issueTypeFor(project.mapping, task.typeId) !== undefined) orphans.push({ project, task });
    } else if (link.state !== 'gone') {
      await markGone(context, link, { task, issue: null }, 'JIRA_ITEM_GONE', 'missing');
    }
  }
  await restAll(context, resting);
  return { pairs, orphans };
}

async function restAll(
  context: SyncContext,
  resting: readonly { link: Link; task: Task; issue: JiraIssue; project: LinkedProject }[],
): Promise<void> {
  if (resting.length === 0) return;
  const known: ReadonlyMap<string, Failure> = await context.failures.of(
    context.connection.id,
    resting.map((pair) => itemOf(itemFor(pair))),
  );
  for (const { link, project, ...sides } of resting) {
    const why = whyResting(project, sides.task, sides.issue);
    if (why !== null) await rest(context, link, sides, why, known.get(itemOf(itemFor(sides))));
  }
}

/**
 * A pair belongs to the project link that made it, wherever its two have been moved since. Of one that was never recorded
 * the issue tells; its task would be taken for one of the project that it was moved to, and rest there for ever.
 */
function projectFor(
  context: SyncContext,
  task: Task,
  link: Link | undefined,
  naming: readonly JiraIssue[] = [],
): LinkedProject | undefined {
  const { links } = context.connection;
  const told = naming.flatMap((issue) => issue.link?.link ?? []);
  const madeBy = link?.projectLinkId ?? told.find((id) => links.some((one) => one.id === id));
  return madeBy === undefined
    ? projectOfTask(context, task.projectId)
    : context.projects.find((project) => project.link.id === madeBy);
}

/** Once a pair is over, its issue may have got another task. */
function partnerIn(issues: ReadonlyMap<string, JiraIssue>, link: Link): JiraIssue | undefined {
  const issue = issues.get(link.issueId);
  return link.state === 'gone' && issue?.link?.task !== link.taskId ? undefined : issue;
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
  const project = projectFor(context, task, link);
  if (agreed === null || project === undefined) return false;
  if (task.projectId !== project.link.platformProjectId) return false;
  if (issueTypeFor(project.mapping, task.typeId) === undefined) return false;
  return taskIsUnmoved(project.fields, task, agreed);
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
  const project = projectOfIssue(context, issue.fields.project.id);
  if (agreed === null || project === undefined || project.link.id !== link?.projectLinkId)
    return [issue.link.task];
  if (taskTypeFor(project.mapping, issue.fields.issuetype.id) === undefined) return [issue.link.task];
  return issueIsUnmoved(project.fields, issue.fields, agreed) ? [] : [issue.link.task];
}

/**
 * An issue that carries the task's id although no record of the pair exists: the worker died between the two. One that was
 * moved since is still the task's, which got a second issue before. What another link made, here or elsewhere, is not.
 */
function issueThatNames(
  { connection }: SyncContext,
  naming: readonly JiraIssue[],
  { link }: LinkedProject,
): JiraIssue | undefined {
  const isOfThisLink = ({ link: mark, fields }: JiraIssue): boolean =>
    mark?.link === undefined
      ? mark?.connection === connection.id && Date.parse(fields.created) >= link.linkedAt
      : mark.link === link.id;
  return naming.find(({ fields }) => fields.project.id === link.jiraProjectId) ?? naming.find(isOfThisLink);
}

/** No fingerprints, and not what stands for a pair that was parted. */
const NOTHING_AGREED = '-';

/** Of a pair that rests before it was recorded: it goes on from what its issue says was agreed. */
function firstRecord(
  { connection }: SyncContext,
  { link }: LinkedProject,
  task: Task,
  issue: JiraIssue,
): Link {
  return {
    connectionId: connection.id,
    projectLinkId: link.id,
    taskId: task.id,
    issueId: issue.id,
    state: 'ok',
    agreedAt: 0,
    agreed: issue.link?.agreed ?? NOTHING_AGREED,
    lastChangeBy: null,
  };
}

async function issuesWithoutTask(
  context: SyncContext,
  issues: readonly JiraIssue[],
  { searched }: Batch,
): Promise<readonly Taskless[]> {
  const found = taskless(context, issues);
  // The search may not show yet that an issue has its task: asked by id, Jira tells what is.
  return searched && found.length > 0
    ? taskless(context, await context.jira.issues(found.map(({ issue }) => issue.id)))
    : found;
}

function taskless(context: SyncContext, issues: readonly JiraIssue[]): readonly Taskless[] {
  return issues.flatMap((issue) => {
    const project = projectOfIssue(context, issue.fields.project.id);
    if (issue.link !== null || project === undefined) return [];
    if (taskTypeFor(project.mapping, issue.fields.issuetype.id) === undefined) return [];
    const { createTasks: which, linkedAt } = project.link;
    const wanted = which === 'all' || (which === 'new' && Date.parse(issue.fields.created) >= linkedAt);
    return wanted ? [{ project, issue }] : [];
  });
}
