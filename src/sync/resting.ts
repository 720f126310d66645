import { Problem } from '../errors/problem';
import type { JiraIssue } from '../jira/port';
import { issueTypeFor, taskTypeFor } from '../mapping/mapping';
import type { Task } from '../platform/port';
import type { LinkedProject, SyncContext } from './context';
import type { Failure } from './failures';
import type { Link } from './links';
import { itemFor } from './notices';
import { tell } from './park';

/** Why a pair is left alone for now; null when nothing speaks against its going on. */
export function whyResting({ link, mapping }: LinkedProject, task: Task, issue: JiraIssue): Problem | null {
  const { project, issuetype } = issue.fields;
  if (project.id !== link.jiraProjectId)
    return notice('PAIR_MOVED_AWAY', { side: 'jira', project: project.key });
  if (task.projectId !== link.platformProjectId) return notice('PAIR_MOVED_AWAY', { side: 'platform' });
  if (taskTypeFor(mapping, issuetype.id) === undefined)
    return notice('TYPE_NOT_MAPPED', { side: 'jira', type: issuetype.name });
  if (issueTypeFor(mapping, task.typeId) === undefined)
    return notice('TYPE_NOT_MAPPED', { side: 'platform', type: task.typeId });
  return null;
}

/** Says why the pair rests. It counts as one that is not in step, so that it is looked at again with each change. */
export async function rest(
  context: SyncContext,
  link: Link,
  sides: { readonly task: Task; readonly issue: JiraIssue },
  why: Problem,
  known: Failure | undefined,
): Promise<void> {
  const problem = known?.error.code === why.code ? why : await named(context, sides.task, why);
  await tell(context, { projectLinkId: link.projectLinkId, item: itemFor(sides), known }, problem);
  if (link.state !== 'failed') await context.links.save([{ ...link, state: 'failed', agreedAt: Date.now() }]);
}

/** A type that the mapping leaves out is named nowhere: its platform is asked, once a pair. */
async function named({ platform }: SyncContext, { projectId, typeId }: Task, why: Problem): Promise<Problem> {
  if (why.code !== 'TYPE_NOT_MAPPED' || why.details.facts?.['side'] !== 'platform') return why;
  try {
    const { types } = await platform.projectSchema(projectId);
    return notice(why.code, {
      side: 'platform',
      type: types.find(({ id }) => id === typeId)?.name ?? typeId,
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return why;
  }
}

function notice(
  code: 'PAIR_MOVED_AWAY' | 'TYPE_NOT_MAPPED',
  facts: Readonly<Record<string, string>>,
): Problem {
  return new Problem(code, { scope: 'item', retry: 'never', facts });
}
