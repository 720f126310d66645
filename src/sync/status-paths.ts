import { Problem } from '../errors/problem';
import type { Jira, JiraTransition } from '../jira/port';

/**
 * The transition that leads from a status to another. Workflows are the same for all issues of a project and type,
 * so one question serves a whole run; an issue that was told otherwise is asked for itself.
 */
export class StatusPaths {
  private readonly known = new Map<string, readonly JiraTransition[]>();

  private readonly initial = new Map<string, string>();

  constructor(private readonly jira: Jira) {}

  /** Where new issues of a project and type begin: seen on the first one that was made, and then known. */
  async initialStatus(projectId: string, typeId: string, freshIssueId: string): Promise<string> {
    const place = `${projectId}:${typeId}`;
    let status = this.initial.get(place);
    if (status === undefined) {
      status = (await this.jira.issues([freshIssueId]))[0]?.fields.status.id ?? '';
      this.initial.set(place, status);
    }
    return status;
  }

  /** Moves the issue. Throws `JIRA_NO_TRANSITION`, `JIRA_TRANSITION_NEEDS_FIELD`, or what Jira refused. */
  async move(issue: { readonly id: string; readonly projectId: string; readonly typeId: string; readonly statusId: string }, toStatusId: string): Promise<void> {
    const place = `${issue.projectId}:${issue.typeId}:${issue.statusId}`;
    let transitions = this.known.get(place);
    if (transitions === undefined) {
      transitions = await this.jira.transitions(issue.id);
      this.known.set(place, transitions);
    }
    const ways = transitions.filter((transition) => transition.toStatusId === toStatusId);
    const open = ways.find(({ requiredFields }) => requiredFields.length === 0);
    if (open !== undefined) return this.jira.transition(issue.id, open.id);
    const demanding = ways[0];
    if (demanding === undefined) throw new Problem('JIRA_NO_TRANSITION', { scope: 'item', retry: 'backoff', facts: { status: toStatusId } });
    throw new Problem('JIRA_TRANSITION_NEEDS_FIELD', {
      scope: 'item',
      retry: 'backoff',
      facts: { transition: demanding.name, field: demanding.requiredFields.join(', ') },
    });
  }
}
