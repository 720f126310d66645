import * as z from 'zod';
import { Problem } from '../errors/problem';
import type { Jira, JiraTransition } from '../jira/port';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { firstUnknown, shortest, type Known } from './workflow-graph';

/** Where an issue stands in a workflow. */
interface Place {
  readonly id: string;
  readonly projectId: string;
  readonly typeId: string;
  readonly statusId: string;
  /** What people call a status; its id where that is not known. */
  readonly nameOf: (statusId: string) => string;
  /** Called before the first step that does not lead to the end: whoever dies on the way leaves the issue there. */
  readonly onWay?: () => Promise<void>;
}

/** No way is longer: who has to take more steps does not mean the two statuses to be one. */
const MOST_STEPS = 8;

const transitionSchema = z.object({
  id: z.string(),
  name: z.string(),
  toStatusId: z.string(),
  toCategory: z.string(),
  missing: z.array(z.string()),
  resolutionId: z.string().nullable(),
});
const storedSchema = z.record(z.string(), z.array(transitionSchema));

/** What passes have found of a workflow; empty where none has looked. */
export async function knownWorkflow(storage: Storage, projectId: string, typeId: string): Promise<Known> {
  const stored = storedSchema.safeParse(await storage.get(keys.workflow(projectId, typeId))).data;
  return new Map(Object.entries(stored ?? {}));
}

interface Workflow {
  readonly known: Map<string, readonly JiraTransition[]>;
  loaded: boolean;
}

/**
 * The transitions that lead from a status to another. Workflows are the same for all issues of a project and type, so
 * one question serves a whole run. What lies behind other statuses is only seen by an issue that stands there: what was
 * found on the way is stored, and no later issue has to look for it.
 */
export class StatusPaths {
  private readonly workflows = new Map<string, Workflow>();
  private readonly initial = new Map<string, string>();

  constructor(
    private readonly jira: Jira,
    private readonly storage: Storage,
  ) {}

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
   * Moves the issue, straight or by the fewest steps that are known. Where none are, the nearest status whose ways out
   * are unknown is looked into, but none that means done, and no step that demands what cannot be given. Throws
   * `JIRA_NO_TRANSITION`, `JIRA_TRANSITION_NEEDS_FIELD`, or what Jira refused; the issue then stands where it was, or as
   * near to it as the workflow lets it.
   */
  async move(issue: Place, toStatusId: string): Promise<void> {
    const workflow = this.workflowOf(issue);
    let at = issue.statusId;
    const step = async (next: JiraTransition): Promise<void> => {
      if (at === issue.statusId && next.toStatusId !== toStatusId) await issue.onWay?.();
      await this.take(issue, next);
      at = next.toStatusId;
    };
    await this.lookFrom(workflow, issue, at);
    if (!workflow.loaded && shortest(workflow.known, at, toStatusId) === null)
      await this.load(workflow, issue);
    let taken = 0;
    try {
      for (;;) {
        const way = shortest(workflow.known, at, toStatusId);
        if (way !== null && taken + way.length <= MOST_STEPS) {
          for (const next of way) await step(next);
          break;
        }
        const look = taken < MOST_STEPS ? firstUnknown(workflow.known, at) : null;
        if (look === null) throw noWay(issue, workflow.known, toStatusId);
        for (const next of look) {
          await step(next);
          taken += 1;
        }
        await this.lookFrom(workflow, issue, at);
      }
    } catch (error) {
      if (at !== issue.statusId) await this.goBack(workflow.known, issue, at);
      // What was remembered may be of a workflow that has been changed since. It is needed for the way back, though.
      if (error instanceof Problem && error.details.scope === 'item') await this.forget(workflow, issue);
      throw error;
    }
    if (taken > 0) await this.store(workflow, issue);
  }

  private async goBack(known: Known, issue: Place, from: string): Promise<void> {
    for (const step of shortest(known, from, issue.statusId) ?? []) await this.take(issue, step);
  }

  private async take(issue: Place, { id, resolutionId }: JiraTransition): Promise<void> {
    await this.jira.transition(
      issue.id,
      id,
      resolutionId === null ? {} : { resolution: { id: resolutionId } },
    );
  }

  private workflowOf({ projectId, typeId }: Place): Workflow {
    const place = `${projectId}:${typeId}`;
    const workflow = this.workflows.get(place) ?? { known: new Map(), loaded: false };
    this.workflows.set(place, workflow);
    return workflow;
  }

  private async lookFrom({ known }: Workflow, { id }: Place, statusId: string): Promise<void> {
    if (!known.has(statusId)) known.set(statusId, await this.jira.transitions(id));
  }

  private async load(workflow: Workflow, { projectId, typeId }: Place): Promise<void> {
    workflow.loaded = true;
    for (const [statusId, transitions] of await knownWorkflow(this.storage, projectId, typeId))
      if (!workflow.known.has(statusId)) workflow.known.set(statusId, transitions);
  }

  private async store({ known }: Workflow, { projectId, typeId }: Place): Promise<void> {
    await this.storage.set(keys.workflow(projectId, typeId), Object.fromEntries(known));
  }

  private async forget(workflow: Workflow, { projectId, typeId }: Place): Promise<void> {
    if (!workflow.loaded) return;
    workflow.known.clear();
    workflow.loaded = false;
    await this.storage.delete(keys.workflow(projectId, typeId));
  }
}

/** A way that is only barred by a field is worth more to its reader than that there is none. */
function noWay(issue: Place, known: Known, toStatusId: string): Problem {
  const item = { scope: 'item', retry: 'backoff' } as const;
  const barred = [...known.values()]
    .flat()
    .find((step) => step.toStatusId === toStatusId && step.missing.length > 0);
  const status = issue.nameOf(toStatusId);
  if (barred === undefined) {
    const from = issue.nameOf(issue.statusId);
    return new Problem('JIRA_NO_TRANSITION', { ...item, facts: { status, from } });
  }
  return new Problem('JIRA_TRANSITION_NEEDS_FIELD', {
    ...item,
    facts: { transition: barred.name, field: barred.missing.join(', '), status },
  });
}
