import * as z from 'zod';
import type { World } from '../../local/world';
import { call } from './rig';

const resyncSchema = z.object({
  state: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  startedBy: z.string(),
  projects: z.array(z.string()),
  done: z.number(),
  total: z.number(),
});
export type Resync = z.infer<typeof resyncSchema>;

/** The resync as the Connections page shows it; null when there was none. */
export async function resyncOf(world: World, connectionId: string): Promise<Resync | null> {
  const answer = await call(world, 'admin', 'connection.get', { connectionId });
  if (!answer.ok) throw new Error(`The connection was not answered: ${answer.error.code}`);
  return resyncSchema.nullable().parse(answer.data['resync']);
}
