import * as z from 'zod';
import { randomUUID } from 'node:crypto';
import { auditActions, type AuditAction } from '../contract/life-cycle-views';
import type { Beside, EntityItem, Storage } from '../storage/port';
import type { Change } from './changes';

/** Something that was done. `actor` is an account id, or empty for the app itself. */
export interface Deed {
  /** Empty for what concerns no connection alone. */
  readonly connectionId: string;
  readonly connectionName: string;
  readonly actor: string;
  readonly action: AuditAction;
  readonly changes: readonly Change[];
  /** How long the connection was set to keep its entries when this was done; holds on when it is gone. */
  readonly keptDays?: number | undefined;
}

/** A deed as it was stored: account ids only, names are asked of Jira when it is shown. */
export interface AuditRecord extends Deed {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface AuditFilter {
  readonly connectionId?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: AuditAction | undefined;
}

export interface AuditRecords {
  readonly records: readonly AuditRecord[];
  readonly cursor: string | null;
}

/** Forge takes no empty text in an index. No account id and no connection id looks like these. */
const APP = 'app';
const SITE = 'site';

const change = z.object({ field: z.string(), before: z.string(), after: z.string() });
const detailSchema = z.object({
  name: z.string(),
  changes: z.array(change),
  keptDays: z.number().optional(),
});
const storedSchema = z.object({
  c: z.string(),
  actor: z.string(),
  action: z.enum(auditActions),
  u: z.number(),
  d: z.string(),
});

/** The record of who did what. Entries are only ever added, and removed when their time has come (expire-audit.ts). */
export class Audit {
  constructor(private readonly storage: Storage) {}

  /** For what changes no configuration; a change of configuration and its entry are one, see `Editing`. */
  async record(deed: Deed): Promise<void> {
    const { key, value } = this.entry(deed);
    await this.storage.setEntity('audit', key, value);
  }

  /** The entry as an item to be written together with what it tells of. */
  entry({ connectionId, connectionName, actor, action, changes, keptDays }: Deed): Beside {
    const now = Date.now();
    const about = connectionId === '' ? SITE : connectionId;
    return {
      entity: 'audit',
      key: `${about}:${now}:${randomUUID().slice(0, 8)}`,
      value: {
        c: about,
        actor: actor === '' ? APP : actor,
        action,
        u: now,
        d: JSON.stringify({ name: connectionName, changes, keptDays }),
      },
    };
  }

  /** Newest first. A page may be short, even empty, while its cursor says that there is more. */
  async list(filter: AuditFilter, limit: number, cursor?: string): Promise<AuditRecords> {
    return this.read(filter, 'DESC', limit, cursor);
  }

  async oldest(filter: AuditFilter, limit: number): Promise<readonly AuditRecord[]> {
    return (await this.read(filter, 'ASC', limit)).records;
  }

  private async read(
    filter: AuditFilter,
    sort: 'ASC' | 'DESC',
    limit: number,
    cursor?: string,
  ): Promise<AuditRecords> {
    const page = await this.storage.query({ entity: 'audit', ...indexFor(filter), sort, limit, cursor });
    return { records: page.items.map(recordOf).filter(matching(filter)), cursor: page.cursor };
  }
}

/** The most telling index; what it leaves open is sorted out by reading. */
function indexFor({ connectionId, actor, action }: AuditFilter): { index: string; partition: string[] } {
  if (connectionId !== undefined)
    return { index: 'by-connection', partition: [connectionId === '' ? SITE : connectionId] };
  if (actor !== undefined) return { index: 'by-actor', partition: [actor === '' ? APP : actor] };
  if (action !== undefined) return { index: 'by-action', partition: [action] };
  return { index: 'by-time', partition: [] };
}

function matching(filter: AuditFilter): (record: AuditRecord) => boolean {
  return ({ actor, action }) =>
    (filter.actor === undefined || filter.actor === actor) &&
    (filter.action === undefined || filter.action === action);
}

function recordOf({ key, value }: EntityItem): AuditRecord {
  const { c, actor, action, u, d } = storedSchema.parse(value);
  const { name, changes, keptDays } = detailSchema.parse(JSON.parse(d));
  return {
    id: key,
    at: u,
    connectionId: c === SITE ? '' : c,
    connectionName: name,
    actor: actor === APP ? '' : actor,
    action,
    changes,
    keptDays,
  };
}
