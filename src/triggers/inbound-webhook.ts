import { createHash } from 'node:crypto';
import { mayBeSynced, type Connections } from '../connection/connections';
import type { Platforms } from '../connection/platforms';
import type { Webhooks } from '../connection/webhook';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import type { SyncQueue } from '../sync/request';
import { nameItems } from './name-items';
import { jsonAnswer, webRequestSchema, type WebAnswer, type WebRequest } from './web-answer';

export interface InboundParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly platforms: Platforms;
  readonly webhooks: Webhooks;
  readonly queue: SyncQueue;
  readonly log: Logger;
}

const SEEN_SECONDS = 24 * 3600;

/**
 * A webhook of a platform. Nothing happens before its signature, its age and its freshness are proven, and then only
 * this: the ids of the tasks go to a worker, which reads what they are now.
 */
export async function inboundWebhook(parts: InboundParts, request: unknown): Promise<WebAnswer> {
  const read = webRequestSchema.safeParse(request);
  const connectionId = /^\/?([0-9a-f]{12})\/?$/.exec(read.data?.userPath ?? '')?.[1];
  if (!read.success || read.data.method !== 'POST' || connectionId === undefined)
    return jsonAnswer(404, { error: 'NOT_FOUND' });
  try {
    await accept(parts, connectionId, read.data);
    return jsonAnswer(202, { accepted: 'true' });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'WEBHOOK_REPLAYED') return jsonAnswer(200, { accepted: 'before' });
    parts.log.warn('A webhook was refused', { connectionId, code: error.code });
    // Our own fault, and no verdict on who sends: it is to be sent again.
    if (error.details.scope === 'connection') return jsonAnswer(503, { error: error.code });
    // The same answer for an unknown connection and a wrong signature: it tells a guesser nothing.
    return error.code === 'WEBHOOK_MALFORMED'
      ? jsonAnswer(400, { error: error.code })
      : jsonAnswer(401, { error: 'WEBHOOK_SIGNATURE_INVALID' });
  }
}

async function accept(parts: InboundParts, connectionId: string, request: WebRequest): Promise<void> {
  const secret = await parts.webhooks.secret(connectionId);
  if (secret === null) throw new Problem('WEBHOOK_SIGNATURE_INVALID', { scope: 'request', retry: 'never' });
  const state = await parts.connections.get(connectionId);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, values]) => [name.toLowerCase(), values[0] ?? '']),
  );
  const notice = parts.platforms
    .kind(state.connection.value)
    .readWebhook({ headers, body: request.body }, secret, Date.now());
  const eventHash = createHash('sha256').update(notice.eventId).digest('hex').slice(0, 32);
  const seen = keys.seenWebhook(connectionId, eventHash);
  if (!(await parts.storage.setIfAbsent(seen, { at: Date.now() }, SEEN_SECONDS)))
    throw new Problem('WEBHOOK_REPLAYED', { scope: 'request', retry: 'never' });
  // What a connection that rests is told of now, its cursors find when it works again.
  if (!mayBeSynced(state) || notice.taskIds.length === 0) return;
  try {
    await nameItems(parts, connectionId, 'webhook', { taskIds: notice.taskIds, issueIds: [] });
  } catch (error) {
    // Nobody has heard of it yet: its repetition is no replay.
    await parts.storage.delete(seen);
    throw error;
  }
}
