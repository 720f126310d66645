import { createHash } from 'node:crypto';
import { ownTag } from './task-of-item';

/** How far the platform's clock may be behind ours. */
const slackMs = 10 * 60_000;

/**
 * A tag that says which call made an item. Nothing but tags can be written and read by every version of the API and is no
 * other program's: `externalId` and `externalKey` belong to Jira Align's own connector, and descriptions are edited by
 * people. It is needed only until the pair is stored, so the next change of labels may take it off.
 */
export const markerOf = (idempotencyKey: string): string =>
  ownTag + createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 12);

/** The earliest time at which an item of a call after `triedSince` can have been made, as a filter has it. */
export const madeSince = (triedSince: number): string =>
  new Date(triedSince - slackMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
