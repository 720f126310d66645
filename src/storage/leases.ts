import * as z from 'zod';
import { randomUUID } from 'node:crypto';
import { keys } from './keys';
import type { EntityChange, Storage } from './port';

const leaseSchema = z.object({ holder: z.string(), until: z.number() });

/**
 * What a holder sent just before its end may be at work on the other side a while longer: taken over at the very end, the
 * next worker could look for a comment before it is there, and make it once more.
 */
const GRACE_MS = 5_000;

export interface Lease {
  /** Gives the right back. What is given is stored with it, in one write, or by itself should the lease be gone. */
  release(beside?: readonly EntityChange[]): Promise<void>;
}

/**
 * The right to work alone on something until a moment in time. The holder must be gone by then: callers give
 * the end of their own invocation, which the platform kills at its limit, so a lease cannot be outlived but by a call
 * that was under way. Expired leases are taken over by a conditional write, because Forge deletes expired keys up to 48 h late.
 */
export class Leases {
  constructor(private readonly storage: Storage) {}

  /** Undefined when somebody else holds it. `until` is in milliseconds since the epoch. */
  async take(what: string, connectionId: string, until: number, now: number): Promise<Lease | undefined> {
    const key = keys.lease(what, connectionId);
    const mine = { holder: randomUUID(), until };
    // Most of the time nobody holds it: asking first would only cost a read.
    if (!(await this.storage.createEntity('lease', key, mine)) && !(await this.takeOver(key, mine, now)))
      return undefined;
    return {
      release: async (beside = []) => {
        const unchanged = { attribute: 'holder', value: mine.holder };
        if (beside.length === 0) await this.storage.removeEntity('lease', key, unchanged);
        else if (!(await this.storage.commit([...beside, { entity: 'lease', key, value: null, unchanged }])))
          await this.storage.commit(beside);
      },
    };
  }

  private async takeOver(key: string, mine: z.infer<typeof leaseSchema>, now: number): Promise<boolean> {
    const stored = await this.storage.getEntity('lease', key);
    // Given back in between: whoever comes next takes it.
    if (stored === undefined) return this.storage.createEntity('lease', key, mine);
    const { holder, until } = leaseSchema.parse(stored);
    return (
      until + GRACE_MS <= now &&
      this.storage.replaceEntity('lease', key, mine, { attribute: 'holder', value: holder })
    );
  }
}
