import type { Pulse } from '../connection/summary';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { parseProgress, type Progress } from './progress';
import { readPulses } from './pulses';

/** How the work on one connection stands right now, for people: reads only. */
export async function readPulse(
  storage: Storage,
  connectionId: string,
): Promise<{ pulse: Pulse; progress: Progress }> {
  const records = await storage.getEntities('record', [keys.progress(connectionId)]);
  const read = (await readPulses(storage, [connectionId], records)).get(connectionId);
  return read ?? { pulse: nothing, progress: parseProgress(undefined) };
}

const nothing: Pulse = { lastRunAt: null, waitUntil: null, workingUntil: null, done: 0, openFailures: 0 };
