import type { AuditAction } from '../contract/life-cycle-views';
import { Problem } from '../errors/problem';
import type { Beside } from '../storage/port';
import type { Versioned } from '../storage/records';
import type { Audit } from './audit';
import { differences, type Change } from './changes';
import type { Connection } from './connection';
import type { Connections, ConnectionState } from './connections';

export interface Edit {
  /** Account id of the person, or empty when the app acts by itself. */
  readonly actor: string;
  readonly action: AuditAction;
  readonly before: Versioned<Connection>;
  readonly after: Connection;
  /** What the person saw; absent when the change depends on nothing that was shown. */
  readonly version?: number;
  /** Items that are stored with it and what they change, where the document itself does not tell. At most 20 items. */
  readonly beside?: { readonly items: readonly Beside[]; readonly changes: readonly Change[] };
}

/** Changes of a connection's configuration: the change and the record of who made it are stored together or not at all. */
export class Editing {
  constructor(
    private readonly connections: Connections,
    private readonly audit: Audit,
  ) {}

  /**
   * Throws `VERSION_STALE` when somebody else has saved since, and `NOT_FOUND` for what is being removed. Answers the new
   * version.
   */
  async save({ actor, action, before, after, version, beside }: Edit): Promise<Versioned<Connection>> {
    if (before.value.deletedAt !== null) throw new Problem('NOT_FOUND', { scope: 'request', retry: 'never' });
    const entry = this.audit.entry({
      connectionId: after.id,
      connectionName: after.name,
      actor,
      action,
      changes: [...differences(before.value, after), ...(beside?.changes ?? [])],
      keptDays: after.settings.auditDays,
    });
    return this.connections.save({ ...before, version: version ?? before.version }, after, [
      entry,
      ...(beside?.items ?? []),
    ]);
  }

  /** Throws what `Connections.create` throws. Until the entry is stored the connection is listed nowhere. */
  async create(
    actor: string,
    draftOf: (id: string) => Connection,
    now: number,
    action: AuditAction = 'connection-created',
  ): Promise<ConnectionState> {
    return this.connections.create(draftOf, now, (value) => [
      this.audit.entry({
        connectionId: value.id,
        connectionName: value.name,
        actor,
        action,
        changes: differences(null, value),
        keptDays: value.settings.auditDays,
      }),
    ]);
  }
}
