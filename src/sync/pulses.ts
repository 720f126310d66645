import * as z from 'zod';
import type { Pulse } from '../connection/summary';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Failures, type Failure } from './failures';
import { heldUntil, lastBeat, parseProgress, type Progress } from './progress';

const leaseSchema = z.object({ until: z.number() });
const COUNTED = 100;

export interface PulseOf {
  readonly pulse: Pulse;
  readonly progress: Progress;
  readonly failures: readonly Failure[];
}

/**
 * How the work on several connections stands right now, for people: reads only. `records` is what a batch brought for
 * `keys.progress` of each, since whoever asks reads other records of theirs too.
 */
export async function readPulses(
  storage: Storage,
  ids: readonly string[],
  records: ReadonlyMap<string, unknown>,
): Promise<ReadonlyMap<string, PulseOf>> {
  const [leases, ...rest] = await Promise.all([
    ids.length === 0
      ? new Map<string, unknown>()
      : storage.getEntities(
          'lease',
          ids.map((id) => keys.lease('sync', id)),
        ),
    ...ids.map(async (id) => {
      const [beatAt, failures] = await Promise.all([
        lastBeat(storage, id),
        new Failures(storage).ofConnection(id, COUNTED),
      ]);
      return { id, beatAt, failures };
    }),
  ]);
  const now = Date.now();
  return new Map(
    rest.map(({ id, beatAt, failures }) => {
      const progress = parseProgress(records.get(keys.progress(id)));
      const working = leaseSchema.safeParse(leases.get(keys.lease('sync', id)));
      const pulse: Pulse = {
        lastRunAt: beatAt,
        waitUntil: heldUntil(progress, now),
        workingUntil: working.success ? working.data.until : null,
        done: Object.values(progress.backfills).reduce((sum, { done }) => sum + done, 0),
        openFailures: failures.filter(({ severity }) => severity === 'failure').length,
      };
      return [id, { pulse, progress, failures }];
    }),
  );
}
