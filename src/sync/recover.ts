import { syncBatch } from './batch';
import { projectOfIssue, type SyncContext } from './context';
import { createTasks } from './create-tasks';
import { currentLinks } from './current-links';
import type { Intent } from './intents';
import { NotYet } from './not-yet';
import { ownIssues } from './ours';

/** Jira's search may not show an issue for this long after it was made; asked earlier, "none" would mean nothing. */
const SETTLE_MS = 90_000;

/**
 * Takes up what a worker left behind when it died while making things. Comes before everything else: an issue or task
 * that exists without a record would be met as new, and made a second time.
 */
export async function recoverCreates(context: SyncContext): Promise<void> {
  const intent = await context.intents.pending();
  if (intent === null) return;
  if (intent.kind === 'create-issues') await adoptIssues(context, intent);
  else await repeatTasks(context, intent);
  await context.intents.settle();
}

async function adoptIssues(context: SyncContext, intent: Intent): Promise<void> {
  const links = await currentLinks(context, intent.ids);
  const open = intent.ids.filter((id) => !links.has(id));
  if (open.length === 0) return;
  const sureAt = intent.at + SETTLE_MS;
  if (Date.now() < sureAt) throw new NotYet(sureAt);
  const found = ownIssues(context, await context.jira.issuesOfTasks(open));
  // Read again by id: the index may show an older state than the one that is stored.
  const issues = await context.jira.issues(found.map(({ id }) => id));
  await syncBatch(context, { tasks: [], issues, searched: false });
}

async function repeatTasks(context: SyncContext, intent: Intent): Promise<void> {
  const issues = await context.jira.issues(intent.ids);
  const marked = issues.flatMap(({ link }) => (link === null ? [] : [link.task]));
  const links = await currentLinks(context, marked);
  const items = issues.flatMap((issue) => {
    const project = projectOfIssue(context, issue.fields.project.id);
    // One that still names a task it was parted from was to get another.
    const taskless = issue.link === null || links.get(issue.link.task)?.state === 'gone';
    return taskless && project !== undefined ? [{ project, issue }] : [];
  });
  await createTasks(context, items, intent.at);
  // Marked but perhaps not recorded: the worker died between the two.
  await syncBatch(context, {
    tasks: [],
    issues: ownIssues(context, issues),
    searched: false,
  });
}
