import type { FailureView } from '../../src/contract/views';

/** What a person has asked to be tried again, by id: how it stood then, and when that was (milliseconds). */
export type Queued = ReadonlyMap<string, { readonly lastSeenAt: string; readonly at: number }>;

/** By then another try has come and gone, or it waits for something that the page of the connection tells of. */
const patienceMs = 60_000;

type Seen = Pick<FailureView, 'id' | 'error'>;

export function withQueued(queued: Queued, failures: readonly Seen[], now: number): Queued {
  const asked = failures.map(({ id, error }) => [id, { lastSeenAt: error.lastSeenAt, at: now }] as const);
  return new Map([...queued, ...asked]);
}

/** True until another try has told its outcome: a success leaves the list, a failure is seen anew. */
export function isQueued(queued: Queued, { id, error }: Seen, now: number): boolean {
  const asked = queued.get(id);
  return asked !== undefined && asked.lastSeenAt === error.lastSeenAt && now - asked.at < patienceMs;
}
