import * as z from 'zod';
import { randomUUID } from 'node:crypto';
import { keys } from './keys';
import type { Storage } from './port';

const leaseSchema = z.object({ holder: z.string(), until: z.number() });

export interface Lease {
  release(): Promise<void>;
}

/**
 * The right to work alone on something until a moment in time. The holder must be gone by then: callers give
 * the end of their own invocation, which the platform kills at its limit, so a lease cannot be outlived.
 * Expired leases are taken over by a conditional write, because Forge deletes expired keys up to 48 h late.
 */
export class Leases {
  constructor(private readonly storage: Storage) {}

  /** Undefined when somebody else holds it. `until` is in milliseconds since the epoch. */
  async take(what: string, connectionId: string, until: number, now: number): Promise<Lease | undefined> {
    const key = keys.lease(what, connectionId);
    const mine = { holder: randomUUID(), until };
    const stored = await this.storage.getEntity('lease', key);
    if (stored === undefined) {
      if (!(await this.storage.createEntity('lease', key, mine))) return undefined;
    } else {
      const current = leaseSchema.parse(stored);
      if (current.until > now) return undefined;
      const taken = await this.storage.replaceEntity('lease', key, mine, {
        attribute: 'holder',
        value: current.holder,
      });
      if (!taken) return undefined;
    }
    return {
      release: async () => {
        await this.storage.removeEntity('lease', key, { attribute: 'holder', value: mine.holder });
      },
    };
  }
}
