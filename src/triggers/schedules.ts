import type { Connections, ConnectionState } from '../connection/connections';
import type { Platforms } from '../connection/platforms';
import type { Webhooks } from '../connection/webhook';
import { Problem } from '../errors/problem';
import type { Jira } from '../jira/port';
import type { Logger } from '../log/log';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { beat, parseProgress } from '../sync/progress';
import type { SyncQueue } from '../sync/request';
import { somethingMoved } from '../sync/tick';
import { reportProblem } from '../sync/worker';
import { Links } from '../sync/links';
import { readProgress } from '../sync/progress';

export interface ScheduleParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly platforms: Platforms;
  readonly webhooks: Webhooks;
  readonly jira: Jira;
  readonly queue: SyncQueue;
  readonly log: Logger;
}

/**
 * The five-minute tick: one look at each side of each connection, and an event for those where something moved.
 * One connection's trouble never keeps another waiting.
 */
export async function everyFiveMinutes(parts: ScheduleParts): Promise<void> {
  for (const { state, beside } of await parts.connections.allBeside(keys.progress)) {
    if (mayRun(state)) await forOne(parts, state, () => look(parts, state, beside));
  }
}

function mayRun({ connection, health }: ConnectionState): boolean {
  return (
    connection.value.active &&
    connection.value.links.length > 0 &&
    (health.status === 'Authorized' || health.status === 'Interrupted')
  );
}

async function look(
  parts: ScheduleParts,
  { connection, health }: ConnectionState,
  stored: unknown,
): Promise<void> {
  const now = Date.now();
  const { id } = connection.value;
  const progress = parseProgress(stored);
  if (progress.waitUntil !== null && progress.waitUntil > now) return;
  const moved = await somethingMoved(
    connection.value,
    progress,
    parts.jira,
    parts.platforms.open(connection.value),
    now,
  );
  if (moved || health.status === 'Interrupted')
    await parts.queue.push({ kind: 'delta', connectionId: id, trigger: 'schedule' });
  else await beat(parts.storage, id, now);
}

async function forOne(
  parts: ScheduleParts,
  { connection, health }: ConnectionState,
  work: () => Promise<void>,
): Promise<void> {
  const { id } = connection.value;
  try {
    await work();
  } catch (error) {
    if (error instanceof Problem) await reportProblem(parts.connections, id, health, error);
    else parts.log.error('A connection could not be looked at', error, { connectionId: id });
  }
}

/** Once an hour: what should exist at the platform does. */
export async function everyHour(parts: ScheduleParts): Promise<void> {
  for (const state of (await parts.connections.all()).filter(mayRun)) {
    await forOne(parts, state, () => parts.webhooks.ensure(state.connection.value));
  }
}

const COUNT_PAGE = 100;

/** Once a day: the numbers of linked items are counted afresh, because a worker that dies may miscount. */
export async function everyDay(parts: ScheduleParts): Promise<void> {
  for (const state of (await parts.connections.all()).filter(mayRun)) {
    await forOne(parts, state, async () => {
      for (const { id: linkId } of state.connection.value.links)
        await recount(parts, state.connection.value.id, linkId);
    });
  }
}

async function recount(parts: ScheduleParts, connectionId: string, linkId: string): Promise<void> {
  let count = 0;
  for (const status of ['ok', 'failed', 'gone'] as const) {
    let cursor: string | null | undefined;
    do {
      const page = await new Links(parts.storage).ofProject(linkId, status, COUNT_PAGE, cursor ?? undefined);
      count += page.links.length;
      cursor = page.cursor;
    } while (cursor !== null);
  }
  const progress = await readProgress(parts.storage, connectionId);
  if (progress.linked[linkId] !== count)
    parts.log.info('Linked items were counted', { connectionId, linkId, count });
}
