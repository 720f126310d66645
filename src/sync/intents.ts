import * as z from 'zod';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';

const intentSchema = z.object({
  kind: z.enum(['create-issues', 'create-tasks']),
  projectLinkId: z.string(),
  /** Task ids for issues about to be made, issue ids for tasks about to be made. */
  ids: z.array(z.string()),
  at: z.number(),
});
export type Intent = z.infer<typeof intentSchema>;

/**
 * The claim before a create: written before the call that makes things, removed after what was made is recorded.
 * One document a connection serves a whole batch, because the worker holds the connection's lease; a worker that
 * died leaves it behind, and the next one looks for what was made before it makes anything again.
 */
export class Intents {
  constructor(
    private readonly storage: Storage,
    private readonly connectionId: string,
  ) {}

  async pending(): Promise<Intent | null> {
    const stored = intentSchema.safeParse(await this.storage.get(keys.intent(this.connectionId)));
    return stored.success ? stored.data : null;
  }

  async claim(intent: Intent): Promise<void> {
    await this.storage.set(keys.intent(this.connectionId), intent);
  }

  async settle(): Promise<void> {
    await this.storage.delete(keys.intent(this.connectionId));
  }
}
