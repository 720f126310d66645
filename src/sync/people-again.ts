import type { SyncContext } from './context';
import type { Failure } from './failures';
import type { Progress } from './progress';
import { retryAsked } from './retry';

/**
 * Once a day those who fitted nobody are looked for anew, each once for all items, and the items that wait for one who
 * fits now are tried. Nothing of the item itself changes when somebody is invited, or comes back.
 */
export async function lookForPeople(context: SyncContext, progress: Progress): Promise<Progress> {
  const { connection, people } = context;
  const now = Date.now();
  const isDue = progress.peopleAt !== null && progress.peopleAt <= now;
  const found = new Set(isDue ? await people.again() : []);
  const peopleAt = people.dueAt() ?? (isDue ? null : progress.peopleAt);
  const next = peopleAt === progress.peopleAt ? progress : { ...progress, peopleAt };
  if (found.size === 0) return next;
  const waits = ({ error }: Failure): boolean => found.has(String(error.facts['user'] ?? ''));
  const request = { kind: 'retry', trigger: 'schedule', code: 'ASSIGNEE_UNMATCHED', at: now } as const;
  return retryAsked(context, { ...request, connectionId: connection.id }, next, waits);
}
