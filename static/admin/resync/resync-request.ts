import type { AdminRequest } from '../../../src/contract/requests';

export interface ResyncChoice {
  readonly which: 'all' | 'failed' | 'since';
  /** A calendar day as its input gives it, empty while none is chosen. */
  readonly since: string;
  /** Null: all of the connection. */
  readonly linkIds: readonly string[] | null;
}

/** The beginning of a calendar day where the reader is; null for no day, or one that has not begun. */
export function beginningOf(day: string, now: number): string | null {
  const at = day === '' ? Number.NaN : new Date(`${day}T00:00`).getTime();
  return at < now ? new Date(at).toISOString() : null;
}

/** What is to be asked of the backend; null while a choice is missing. */
export function resyncRequest(
  connectionId: string,
  { which, since, linkIds }: ResyncChoice,
  now: number,
): AdminRequest<'resync.start'> | null {
  const from = which === 'since' ? beginningOf(since, now) : null;
  if ((which === 'since' && from === null) || linkIds?.length === 0) return null;
  return {
    connectionId,
    which,
    ...(from === null ? {} : { since: from }),
    ...(linkIds === null ? {} : { linkIds: [...linkIds] }),
  };
}
