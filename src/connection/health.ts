import * as z from 'zod';
import { randomUUID } from 'node:crypto';
import { errorCodes } from '../contract/error-codes';
import type { Problem } from '../errors/problem';

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

/** A proven invalid grant ends the authorisation; everything else of connection scope interrupts it and passes. */
export function afterProblem(health: Health, problem: Problem, now: number): Health {
  if (health.status === 'Draft') return health;
  const error = seen(problem, now, health.error);
  if (problem.code === 'GRANT_INVALID' || problem.code === 'OAUTH_CLIENT_REJECTED') {
    return { status: 'Unauthorized', since: health.status === 'Unauthorized' ? health.since : now, error };
  }
  if (health.status === 'Unauthorized') return health;
  return { status: 'Interrupted', since: health.status === 'Interrupted' ? health.since : now, error };
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
