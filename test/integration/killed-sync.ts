import type { World } from '../../local/world';
import { connectWithoutSync, MINUTES, pairsOf, worldsAfter } from './rig';

const TASKS = 20;

/** Everything up to the moment at which the queue holds the first sync. */
const beforeFirstSync = worldsAfter((world) => connectWithoutSync(world));

export interface EndState {
  readonly pairs: number;
  readonly doubled: readonly string[];
  readonly issues: readonly string[];
  readonly tasks: readonly string[];
}

/**
 * Kills the app at each of its outgoing calls of a first sync of twenty tasks in turn, before the call reaches the other
 * side or after it has done its work there, and compares where the next runs end with a run without a kill.
 */
export async function killedAtEveryCall(
  when: 'before' | 'after',
): Promise<{ readonly calls: number; readonly different: readonly string[] }> {
  const whole = await run(null);
  if (whole.state.pairs !== TASKS || whole.state.doubled.length > 0)
    throw new Error(`Without a kill the first sync ends in ${whole.state.pairs} pairs`);
  const different: string[] = [];
  for (let atCall = 1; atCall <= whole.calls; atCall += 1) {
    const { state, killed } = await run({ atCall, when });
    if (!killed) different.push(`call ${atCall} was never reached`);
    else if (JSON.stringify(state) !== JSON.stringify(whole.state))
      different.push(`call ${atCall}: ${difference(state, whole.state)}`);
  }
  return { calls: whole.calls, different };
}

async function run(
  kill: { atCall: number; when: 'before' | 'after' } | null,
): Promise<{ state: EndState; calls: number; killed: boolean }> {
  const { world } = await beforeFirstSync({ sandbox: { seed: TASKS } });
  try {
    const firstCall = world.recorder.calls.length;
    if (kill !== null)
      world.faults.killAt({ ...kill, match: ({ functionKey }) => functionKey === 'on-sync' });
    await world.advance(MINUTES);
    const calls = world.recorder.calls
      .slice(firstCall)
      .filter(({ functionKey }) => functionKey === 'on-sync').length;
    await world.advance(45 * MINUTES);
    const killed = !world.faults.killPending;
    world.faults.clear();
    return { state: stateOf(world), calls, killed };
  } finally {
    await world.stop();
  }
}

export function stateOf(world: World): EndState {
  const pairs = pairsOf(world);
  const issues = world.jira.world
    .issuesOf('ROAD')
    .filter(({ key }) => [...pairs.values()].some((keys) => keys.includes(key)));
  return {
    pairs: pairs.size,
    doubled: [...pairs].filter(([, keys]) => keys.length > 1).map(([task]) => task),
    issues: issues
      .map((issue) =>
        JSON.stringify([
          issue.summary,
          issue.status.name,
          issue.priority,
          issue.assignee?.accountId ?? null,
          issue.dueDate,
          issue.labels,
          issue.comments.map(({ body }) => body),
        ]),
      )
      .sort(),
    tasks: world.sandbox.world
      .tasks()
      .map(({ id, version, title, statusId, priorityId, assigneeId, dueDate }) =>
        JSON.stringify([
          id,
          version,
          title,
          statusId,
          priorityId,
          assigneeId,
          dueDate,
          world.sandbox.world.comments(id).map(({ body }) => body),
        ]),
      )
      .sort(),
  };
}

export function difference(state: EndState, whole: EndState): string {
  const missing = [...whole.issues, ...whole.tasks].filter(
    (one) => ![...state.issues, ...state.tasks].includes(one),
  );
  const extra = [...state.issues, ...state.tasks].filter(
    (one) => ![...whole.issues, ...whole.tasks].includes(one),
  );
  return `pairs ${state.pairs}, doubled ${state.doubled.length}, missing ${missing.length} ${missing[0] ?? ''}, extra ${extra.length} ${extra[0] ?? ''}`;
}
