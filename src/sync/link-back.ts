import { Problem } from '../errors/problem';
import type { Task } from '../platform/port';
import type { LinkedProject, SyncContext } from './context';

interface Sides {
  readonly project: LinkedProject;
  readonly task: Task;
  readonly issue: { readonly id: string; readonly key: string };
}

/** What a write to the task has to carry beside its fields, so that the task shows its issue; nothing where it does already. */
export async function counterpartOf(
  context: SyncContext,
  { project, task, issue }: Pick<Sides, 'project' | 'issue'> & { readonly task: Task | null },
): Promise<{ readonly externalUrl?: string }> {
  if (!project.mapping.linkBack || !context.platform.capabilities.externalUrl) return {};
  const externalUrl = `${await context.siteUrl()}/browse/${issue.key}`;
  return task?.externalUrl === externalUrl ? {} : { externalUrl };
}

/**
 * Lets each side of a new pair show the other. Jira takes a link only in a call of its own, once and whatever is repeated;
 * a refusal is no failure of the pair.
 */
export async function linkBack(context: SyncContext, { project, task, issue }: Sides): Promise<void> {
  if (!project.mapping.linkBack) return;
  const globalId = `planlink=${context.connection.id}&task=${task.id}`;
  const title = `${task.key} ${task.title}`.slice(0, 255);
  try {
    await context.jira.setRemoteLink(issue.id, { globalId, url: task.url, title });
    const change = await counterpartOf(context, { project, task, issue });
    if (change.externalUrl !== undefined) await context.platform.updateTask(task.id, change, task.version);
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
  }
}
