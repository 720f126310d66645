import * as z from 'zod';
import type { Pulse } from '../connection/summary';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Failures } from './failures';
import { lastBeat, parseProgress, type Progress } from './progress';

const leaseSchema = z.object({ until: z.number() });
const COUNTED = 100;

/** How the work on a connection stands right now, for people: reads only. */
export async function readPulse(
  storage: Storage,
  connectionId: string,
): Promise<{ pulse: Pulse; progress: Progress }> {
  const [progressDoc, beatAt, lease, failures] = await Promise.all([
    storage.getEntity('record', keys.progress(connectionId)),
    lastBeat(storage, connectionId),
    storage.getEntity('lease', keys.lease('sync', connectionId)),
    new Failures(storage).ofConnection(connectionId, COUNTED),
  ]);
  const progress = parseProgress(progressDoc);
  const working = leaseSchema.safeParse(lease);
  const pulse: Pulse = {
    lastRunAt: beatAt,
    waitUntil: progress.waitUntil,
    workingUntil: working.success ? working.data.until : null,
    done: Object.values(progress.backfills).reduce((sum, { done }) => sum + done, 0),
    openFailures: failures.filter(({ severity }) => severity === 'failure').length,
  };
  return { pulse, progress };
}
