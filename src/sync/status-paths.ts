import { Problem } from '../errors/problem';
import type { Jira, JiraTransition } from '../jira/port';

/** Where an issue stands in a workflow. */
interface Place {
  readonly id: string;
  readonly projectId: string;
  readonly typeId: string;
  readonly statusId: string;
}

/**
 * The transitions that lead from a status to another. Workflows are the same for all issues of a project and type, so
 * one question serves a whole run.
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

  /**
   * Moves the issue, straight or by one step between: many workflows let nothing be done that was not in progress.
   * Throws `JIRA_NO_TRANSITION`, `JIRA_TRANSITION_NEEDS_FIELD`, or what Jira refused; the issue is then where it was.
   */
  async move(issue: Place, toStatusId: string): Promise<void> {
    if (await this.straight(issue, toStatusId)) return;
    const steps = (await this.from(issue)).filter(
      ({ toCategory, missing }) => toCategory === 'indeterminate' && missing.length === 0,
    );
    for (const step of steps) {
      const between = { ...issue, statusId: step.toStatusId };
      await this.take(issue, step);
      if (await this.straight(between, toStatusId)) return;
      await this.straight(between, issue.statusId);
    }
    throw new Problem('JIRA_NO_TRANSITION', {
      scope: 'item',
      retry: 'backoff',
      facts: { status: toStatusId },
    });
  }

  private async straight(issue: Place, toStatusId: string): Promise<boolean> {
    const ways = (await this.from(issue)).filter((transition) => transition.toStatusId === toStatusId);
    const [best] = [...ways].sort((one, other) => one.missing.length - other.missing.length);
    if (best === undefined) return false;
    if (best.missing.length > 0) {
      throw new Problem('JIRA_TRANSITION_NEEDS_FIELD', {
        scope: 'item',
        retry: 'backoff',
        facts: { transition: best.name, field: best.missing.join(', ') },
      });
    }
    await this.take(issue, best);
    return true;
  }

  private async take(issue: Place, { id, resolutionId }: JiraTransition): Promise<void> {
    await this.jira.transition(
      issue.id,
      id,
      resolutionId === null ? {} : { resolution: { id: resolutionId } },
    );
  }

  private async from(issue: Place): Promise<readonly JiraTransition[]> {
    const place = `${issue.projectId}:${issue.typeId}:${issue.statusId}`;
    const known = this.known.get(place) ?? (await this.jira.transitions(issue.id));
    this.known.set(place, known);
    return known;
  }
}
