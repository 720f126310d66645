import type { Audit } from '../connection/audit';
import { mayBeSynced, type Connections, type ConnectionState } from '../connection/connections';
import type { CredentialDesk } from '../connection/credentials';
import type { Deletion } from '../connection/deletion';
import type { Disconnecting } from '../connection/disconnect';
import type { Discovery } from '../connection/discovery';
import { afterSuccess } from '../connection/health';
import { expireAudit } from '../connection/expire-audit';
import type { Platforms } from '../connection/platforms';
import type { Webhooks } from '../connection/webhook';
import type { ErrorCode } from '../contract/error-codes';
import { Problem } from '../errors/problem';
import type { Jira } from '../jira/port';
import type { Logger } from '../log/log';
import { keys } from '../storage/keys';
import type { Leases } from '../storage/leases';
import type { Storage } from '../storage/port';
import type { Platform } from '../platform/port';
import { isOfThePage } from '../sync/changed-page';
import { expireHistories } from '../sync/history-end';
import { retryOverlooked } from '../sync/overlooked';
import { beat, heldUntil, parseProgress } from '../sync/progress';
import type { SyncQueue } from '../sync/request';
import { somethingMoved } from '../sync/tick';
import { reportProblem } from '../sync/report-problem';
import { mayBeOneProject, withoutTroubled } from '../sync/troubled';
import { recountAll } from '../sync/recount';
import { wakeStalledResyncs } from '../sync/resync';

export interface ScheduleParts {
  readonly storage: Storage;
  readonly leases: Leases;
  readonly connections: Connections;
  readonly platforms: Platforms;
  readonly webhooks: Webhooks;
  readonly audit: Audit;
  readonly credentials: CredentialDesk;
  readonly disconnecting: Disconnecting;
  readonly deletion: Deletion;
  readonly discovery: Discovery;
  readonly jira: Jira;
  readonly queue: SyncQueue;
  readonly log: Logger;
}

/**
 * The five-minute tick: one look at each side of each connection, and an event for those where something moved.
 * One connection's trouble never keeps another waiting.
 */
export async function everyFiveMinutes(parts: ScheduleParts): Promise<void> {
  for (const { state, beside } of await parts.connections.allBeside(keys.progress, keys.tokenEnd)) {
    const [progress, tokenEnd] = beside;
    if (mayBeSynced(state)) await forOne(parts, state, () => look(parts, state, progress, tokenEnd));
  }
}

async function look(
  parts: ScheduleParts,
  { connection, health }: ConnectionState,
  stored: unknown,
  tokenEnd: unknown,
): Promise<void> {
  const now = Date.now();
  const { id } = connection.value;
  const progress = parseProgress(stored);
  if (heldUntil(progress, now) !== null) return;
  const platform = parts.platforms.open(connection.value, () => undefined, tokenEnd);
  const reachable = withoutTroubled(connection.value, progress, now);
  const moved = await somethingMoved(reachable, progress, parts.jira, platform, now).catch((error: unknown) =>
    isThePage(platform, error),
  );
  if (moved || health.status === 'Interrupted')
    await parts.queue.push({ kind: 'delta', connectionId: id, trigger: 'schedule' });
  else await beat(parts.storage, id, now);
}

/**
 * True where a page does not come and the platform otherwise answers: a worker goes around the task that keeps it. Else
 * throws what the look threw.
 */
async function isThePage(platform: Platform, error: unknown): Promise<true> {
  if (!(error instanceof Problem) || !isOfThePage(error)) throw error;
  return platform.whoAmI().then(
    () => true,
    () => {
      throw error;
    },
  );
}

const overtaken: readonly ErrorCode[] = ['VERSION_STALE', 'NOT_FOUND'];

async function forOne(
  parts: ScheduleParts,
  state: ConnectionState,
  work: () => Promise<void>,
): Promise<void> {
  const { id } = state.connection.value;
  try {
    await work();
  } catch (error) {
    // A provider that asks for patience is not in trouble: the next tick asks again.
    if (error instanceof Problem && error.details.retry === 'after') return;
    // Somebody saved or deleted meanwhile: that says nothing about the connection, and the next run looks again.
    if (error instanceof Problem && overtaken.includes(error.code)) return;
    // A worker finds out which of the projects it is, and the others go on.
    if (error instanceof Problem && mayBeOneProject(error) && mayBeSynced(state))
      await parts.queue.push({ kind: 'delta', connectionId: id, trigger: 'schedule' });
    else if (error instanceof Problem) await reportProblem(parts, state, error);
    else parts.log.error('A connection could not be looked at', error, { connectionId: id });
  }
}

/**
 * Once an hour: what killed calls left undone is ended and tidied up, deletions are asked for again, and a webhook that
 * could not be made when it was due, or whose address has changed, is made.
 */
export async function everyHour(parts: ScheduleParts): Promise<void> {
  const now = Date.now();
  const all = await parts.connections.allBeside(keys.leaving);
  for (const {
    state,
    beside: [leaving],
  } of all) {
    const { value } = state.connection;
    await forOne(parts, state, async () => {
      const hasLeft = await parts.disconnecting.finish(value, leaving, now);
      await parts.credentials.sweep(value);
      if (hasLeft) await parts.deletion.remind(value, now);
      if (mayBeSynced(state)) await parts.webhooks.ensure(value);
    });
  }
  const synced = all.filter(({ state }) => mayBeSynced(state));
  await wakeStalledResyncs(
    parts,
    synced.map(({ state }) => state.connection.value.id),
    now,
  );
}

/**
 * Once a day: new workspaces are discovered, old entries of the record forgotten, and linked items counted afresh, because
 * a worker that dies may miscount. `deadline` in milliseconds.
 */
export async function everyDay(parts: ScheduleParts, deadline: number): Promise<void> {
  const all = await parts.connections.all();
  for (const state of all) await forOne(parts, state, () => discover(parts, state));
  await expireAudit(parts, Date.now());
  await expireHistories(parts.storage, all, Date.now());
  const synced = new Map(all.filter(mayBeSynced).map((state) => [state.connection.value, state] as const));
  for (const [{ id }, state] of synced) await forOne(parts, state, () => retryOverlooked(parts, id));
  await recountAll(parts, [...synced.keys()], deadline, async (connection, work) => {
    const state = synced.get(connection);
    if (state !== undefined) await forOne(parts, state, work);
  });
}

/** No tick looks after a connection that is inactive: here it is seen that its platform answers again. */
async function discover({ discovery, connections }: ScheduleParts, state: ConnectionState): Promise<void> {
  const asked = await discovery.look(state);
  const healed = afterSuccess(state.health, Date.now());
  if (asked && healed !== state.health && !mayBeSynced(state))
    await connections.saveHealth(state.connection.value.id, healed);
}
