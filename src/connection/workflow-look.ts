import type { Jira, JiraIssueType } from '../jira/port';
import type { Storage } from '../storage/port';
import { inTurns } from '../sync/in-turns';
import { knownWorkflow } from '../sync/status-paths';
import type { Known } from '../sync/workflow-graph';

const AT_ONCE = 5;

/** What an issue of a type showed of its workflow and of its edit screen. */
export interface WorkflowLook {
  /** Ids of fields that can be edited. */
  readonly editable: ReadonlySet<string>;
  /** Statuses that no way leads to, as far as the whole workflow has been seen. */
  readonly unreachable: ReadonlySet<string>;
  /** Statuses to which only a transition leads whose screen demands what nobody can give. */
  readonly barred: ReadonlyMap<string, { readonly transition: string; readonly field: string }>;
}

/** By issue type: null where there is no issue yet that could show it; missing where nobody looked. */
export type WorkflowLooks = ReadonlyMap<string, WorkflowLook | null>;

interface Lookout {
  readonly jira: Pick<Jira, 'issueOfType' | 'transitions' | 'editScreen'>;
  readonly storage: Storage;
}

type Looked = Pick<JiraIssueType, 'id' | 'statuses'>;

/**
 * Jira shows transitions and edit screens of issues only: three calls and five points for each type, and what passes of
 * the engine have found beside it.
 */
export async function lookAtWorkflows(
  { jira, storage }: Lookout,
  projectId: string,
  types: readonly Looked[],
): Promise<WorkflowLooks> {
  const looks = new Map<string, WorkflowLook | null>();
  await inTurns(types, AT_ONCE, async (type) => {
    const issue = await jira.issueOfType(projectId, type.id);
    if (issue === null) {
      looks.set(type.id, null);
      return;
    }
    const [transitions, screen, stored] = await Promise.all([
      jira.transitions(issue.id),
      jira.editScreen(issue.id),
      knownWorkflow(storage, projectId, type.id),
    ]);
    const known = new Map([...stored, [issue.fields.status.id, transitions] as const]);
    looks.set(type.id, { editable: screen.fieldIds, ...waysOf(type, known) });
  });
  return looks;
}

/** What can be said of a workflow of which some statuses have been seen from within. */
export function waysOf(
  { statuses }: Pick<Looked, 'statuses'>,
  known: Known,
): Pick<WorkflowLook, 'unreachable' | 'barred'> {
  const led = new Set<string>();
  const barred = new Map<string, { readonly transition: string; readonly field: string }>();
  for (const { name, toStatusId, missing } of [...known.values()].flat()) {
    if (missing.length === 0) led.add(toStatusId);
    else barred.set(toStatusId, { transition: name, field: missing.join(', ') });
  }
  for (const id of led) barred.delete(id);
  // Issues stand in statuses to which people have brought them, giving what was demanded.
  const reached = new Set([...known.keys(), ...led]);
  const seenWhole = [...reached].every((id) => known.has(id) || isDone(id));
  const unreachable = statuses.filter(({ id, statusCategory: { key } }) => {
    // Where new issues begin, none has to be led to.
    return !reached.has(id) && !barred.has(id) && key !== 'new';
  });
  return { barred, unreachable: new Set(seenWhole ? unreachable.map(({ id }) => id) : []) };

  /** The engine takes no way through what is done. */
  function isDone(id: string): boolean {
    return statuses.find((status) => status.id === id)?.statusCategory.key === 'done';
  }
}
