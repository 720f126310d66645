import * as z from 'zod';
import { randomUUID } from 'node:crypto';
import { errorCodes, type ErrorCode } from '../contract/error-codes';
import type { Problem } from '../errors/problem';
import { movedSinceGrant, type Connection } from './connection';

/** An error as it is kept and shown: the code and its facts, when it was seen, and what to quote to support. */
export const seenErrorSchema = z.object({
  code: z.enum(errorCodes),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  firstSeenAt: z.number(),
  lastSeenAt: z.number(),
  reference: z.string(),
});
export type SeenError = z.infer<typeof seenErrorSchema>;

export const healthSchema = z.object({
  status: z.enum(['Draft', 'Authorized', 'Interrupted', 'Unauthorized']),
  since: z.number(),
  error: seenErrorSchema.nullable(),
});
export type Health = z.infer<typeof healthSchema>;

/** No run for three intervals of five minutes means that nothing is looking after the connection. */
export const HEARTBEAT_LIMIT_MS = 15 * 60_000;

export function draft(now: number): Health {
  return { status: 'Draft', since: now, error: null };
}

export function authorized(health: Health, now: number): Health {
  if (health.status === 'Authorized' && health.error === null) return health;
  return { status: 'Authorized', since: now, error: null };
}

/** A success heals an interruption; only reauthorising leaves Unauthorized, and a draft stays one. */
export function afterSuccess(health: Health, now: number): Health {
  return health.status === 'Interrupted' ? authorized(health, now) : health;
}

/** Only these prove that the platform no longer takes the credentials; anything else may pass by itself. */
export const GRANT_IS_OVER: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'GRANT_INVALID',
  'OAUTH_CLIENT_REJECTED',
  'CREDENTIALS_REJECTED',
  'OAUTH1_CONSUMER_UNKNOWN',
  'OAUTH1_CONSUMER_REFUSED',
  'OAUTH1_SIGNATURE_INVALID',
  'OAUTH1_TOKEN_EXPIRED',
  'OAUTH1_TOKEN_REJECTED',
]);

/** A proven invalid grant ends the authorisation; everything else of connection scope interrupts it and passes. */
export function afterProblem(health: Health, problem: Problem, now: number): Health {
  if (health.status === 'Draft') return health;
  const error = seen(problem, now, health.error);
  // A consumer key may also be refused for now, and then the platform says so.
  if (GRANT_IS_OVER.has(problem.code) && !problem.passing) {
    return { status: 'Unauthorized', since: health.status === 'Unauthorized' ? health.since : now, error };
  }
  if (health.status === 'Unauthorized') return health;
  return { status: 'Interrupted', since: health.status === 'Interrupted' ? health.since : now, error };
}

/**
 * What the configuration says comes before what workers reported: one that was still at it may write its own end over
 * a disconnection, and a call killed in between writes nothing at all.
 */
export function truthful(
  connection: Pick<Connection, 'id' | 'disconnectedAt' | 'addressChangedAt' | 'grant' | 'credentials'>,
  health: Health,
): Health {
  if (connection.disconnectedAt !== null)
    return decided(connection.id, 'DISCONNECTED', connection.disconnectedAt);
  const movedAt = movedSinceGrant(connection);
  if (movedAt !== null) return decided(connection.id, 'ADDRESS_CHANGED', movedAt);
  const grantedAt = connection.credentials === null ? null : (connection.grant?.grantedAt ?? null);
  const isOlder = health.status === 'Draft' || health.status === 'Unauthorized';
  // The call that put the grant in use was killed before it could say so.
  return grantedAt !== null && isOlder && grantedAt > health.since ? authorized(health, grantedAt) : health;
}

function decided(id: string, code: 'DISCONNECTED' | 'ADDRESS_CHANGED', at: number): Health {
  const reference = `PL-${code.slice(0, 3)}-${id.slice(0, 6).toUpperCase()}`;
  return {
    status: 'Unauthorized',
    since: at,
    error: { code, facts: {}, firstSeenAt: at, lastSeenAt: at, reference },
  };
}

/** The same cause again keeps its first date and reference. */
export function seen(problem: Problem, now: number, before: SeenError | null): SeenError {
  const same = before !== null && before.code === problem.code;
  return {
    code: problem.code,
    facts: { ...problem.details.facts },
    firstSeenAt: same ? before.firstSeenAt : now,
    lastSeenAt: now,
    reference: same ? before.reference : newReference(),
  };
}

export function newReference(): string {
  return `PL-${randomUUID().slice(0, 8).toUpperCase()}`;
}
