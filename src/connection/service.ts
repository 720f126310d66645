import type { ServiceView } from '../contract/life-cycle-views';
import { mayBeSynced, type ConnectionState } from './connections';
import { HEARTBEAT_LIMIT_MS } from './health';
import { lookedAfterSince, type Pulse } from './summary';

/** Whether the app's schedule looks after this site's connections, told by the newest sign of life of any of them. */
export function serviceView(
  all: readonly { readonly state: ConnectionState; readonly pulse: Pulse }[],
  now: number,
): ServiceView {
  const looked = all.filter(({ state }) => mayBeSynced(state));
  const beats = looked.flatMap(({ pulse }) => (pulse.lastRunAt === null ? [] : [pulse.lastRunAt]));
  const lastSeenAt = beats.length === 0 ? null : new Date(Math.max(...beats)).toISOString();
  if (looked.length === 0) return { state: 'unused', lastSeenAt };
  const alive = looked.some(({ state, pulse }) => {
    const since = lookedAfterSince(state.connection.value, state.health, pulse);
    const busy = (pulse.workingUntil ?? 0) > now || (pulse.waitUntil ?? 0) > now;
    return busy || now - since < HEARTBEAT_LIMIT_MS;
  });
  return { state: alive ? 'running' : 'silent', lastSeenAt };
}
