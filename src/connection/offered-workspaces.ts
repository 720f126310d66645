import * as z from 'zod';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Records } from '../storage/records';
import type { Workspace } from '../platform/port';

const workspaceSchema = z.object({ id: z.string(), name: z.string() });
const offeredSchema = z.object({
  /** Ids that an administrator has seen when choosing. */
  seen: z.array(z.string()),
  /** What a look since then has found besides. */
  fresh: z.array(workspaceSchema),
});
export type Offered = z.infer<typeof offeredSchema>;

/** Which workspaces the platform offered when somebody last chose, and which have appeared since. */
export class OfferedWorkspaces {
  private readonly records: Records<Offered>;

  constructor(private readonly storage: Storage) {
    this.records = new Records(storage, offeredSchema);
  }

  async read(connectionId: string): Promise<Offered | undefined> {
    return (await this.records.read(keys.workspaces(connectionId)))?.value;
  }

  /** Reads what a batch brought. */
  parse(stored: unknown): Offered | undefined {
    return this.records.parse(stored)?.value;
  }

  /** Somebody has chosen among these: nothing of it is new any more. */
  async chosenFrom(connectionId: string, found: readonly Workspace[]): Promise<void> {
    await this.write(connectionId, { seen: found.map(({ id }) => id), fresh: [] });
  }

  async write(connectionId: string, offered: Offered): Promise<void> {
    await this.storage.setEntity('record', keys.workspaces(connectionId), {
      v: 1,
      doc: JSON.stringify(offered),
    });
  }
}

/** What of these nobody has seen when choosing. Before the first choice everything is as it was found. */
export function freshAmong(offered: Offered | undefined, found: readonly Workspace[]): readonly Workspace[] {
  return offered === undefined ? [] : found.filter(({ id }) => !offered.seen.includes(id));
}
