import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ErrorCode } from '../../contract/error-codes';
import { Problem } from '../../errors/problem';
import type { WebhookNotice, WebhookRequest } from '../port';
import { parseJson } from '../http/exchange';
import { webhookEvent } from './schemas';

const windowMs = 5 * 60_000;

/**
 * Reads a webhook signed as https://www.standardwebhooks.com says. `now` in milliseconds.
 * The signature is judged first: nothing is learnt about a body that its sender cannot sign.
 */
export function readWebhook(request: WebhookRequest, secret: string, now: number): WebhookNotice {
  const eventId = request.headers['webhook-id'] ?? '';
  const timestamp = request.headers['webhook-timestamp'] ?? '';
  const signatures = request.headers['webhook-signature'] ?? '';
  const plausible = /^[A-Za-z0-9._~-]{1,100}$/.test(eventId) && /^\d{1,12}$/.test(timestamp) && secret !== '';
  if (!plausible || !signed(secret, `${eventId}.${timestamp}.${request.body}`, signatures)) {
    throw refused('WEBHOOK_SIGNATURE_INVALID');
  }
  if (Math.abs(now - Number(timestamp) * 1000) > windowMs) throw refused('WEBHOOK_EXPIRED');
  const event = webhookEvent.safeParse(parseJson(request.body));
  if (!event.success) throw refused('WEBHOOK_MALFORMED');
  if (event.data.type !== 'tasks.changed') return { eventId, taskIds: [] };
  if (event.data.data === undefined) throw refused('WEBHOOK_MALFORMED');
  return { eventId, taskIds: [...new Set(event.data.data.taskIds)] };
}

function signed(secret: string, content: string, signatures: string): boolean {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret, 'utf8');
  const expected = createHmac('sha256', key).update(content).digest();
  let matches = false;
  // Several signatures are allowed, so that a sender can change its secret without a gap.
  for (const given of signatures.split(' ').slice(0, 10)) {
    if (!given.startsWith('v1,')) continue;
    const bytes = Buffer.from(given.slice('v1,'.length), 'base64');
    if (bytes.length === expected.length && timingSafeEqual(bytes, expected)) matches = true;
  }
  return matches;
}

const refused = (code: ErrorCode): Problem => new Problem(code, { scope: 'request', retry: 'never' });
