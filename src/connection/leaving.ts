import * as z from 'zod';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Records } from '../storage/records';
import { credentialsSchema, type Connection, type Credentials } from './connection';

const leavingSchema = z.object({
  /** When the disconnection began, in milliseconds. */
  at: z.number(),
  /** Where the credentials belong: the connection may have got another address before they are revoked. */
  address: z.string(),
  /** Descriptions only. The first are those that were in use. */
  credentials: z.array(credentialsSchema),
});
export type Leaving = z.infer<typeof leavingSchema>;

/**
 * What a disconnection still has to end at the platform. Written before the connection lets its credentials go and
 * deleted when all is done, so that whatever a killed call left undone is found.
 */
export class LeavingNotes {
  private readonly records: Records<Leaving>;

  constructor(private readonly storage: Storage) {
    this.records = new Records(storage, leavingSchema);
  }

  async write({ id, address, credentials, staged }: Connection, now: number): Promise<void> {
    const going = [credentials, staged].filter((one) => one !== null);
    const key = keys.leaving(id);
    if (await this.records.create(key, { at: now, address, credentials: going })) return;
    await this.records.update(key, (noted) => ({
      at: now,
      address: going.length === 0 ? noted.address : address,
      credentials: [...going, ...noted.credentials.filter((old) => going.every((one) => one.id !== old.id))],
    }));
  }

  /** Reads what a batch brought. */
  parse(stored: unknown): Leaving | undefined {
    return this.records.parse(stored)?.value;
  }

  async delete(connectionId: string): Promise<void> {
    await this.storage.deleteEntity('record', keys.leaving(connectionId));
  }
}

/** What has been let go of: credentials that the document still names belong to a disconnection that never was stored. */
export function letGo({ credentials }: Leaving, connection: Connection): readonly Credentials[] {
  const named = [connection.credentials?.id, connection.staged?.id];
  return credentials.filter(({ id }) => !named.includes(id));
}
