import type { AuditAction, DisconnectReport } from '../contract/life-cycle-views';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';
import { movedSinceGrant, type Connection, type Credentials } from './connection';
import type { Connections } from './connections';
import type { CredentialDesk } from './credentials';
import { refuseStale } from './edit';
import type { Editing } from './editing';
import { letGo, type Leaving, type LeavingNotes } from './leaving';
import type { Webhooks } from './webhook';
import { withinTime } from './within-time';

export type DisconnectStep = DisconnectReport['steps'][number];

/** Two of these and the storage between them fit into the 25 seconds of a resolver. */
const STEP_MS = 8_000;
/** A disconnection younger than this is still being carried out by the call that began it. */
const ABANDONED_MS = 2 * 60_000;

export interface Departure {
  readonly connectionId: string;
  readonly version: number;
  readonly actor: string;
  readonly action: Extract<AuditAction, 'connection-disconnected' | 'connection-deleted'>;
  /** What else the one save changes. */
  readonly more?: Partial<Connection>;
}

/** Ends what a connection was granted: here first and always, at the platform as far as it can be reached. */
export class Disconnecting {
  constructor(
    private readonly connections: Connections,
    private readonly editing: Editing,
    private readonly notes: LeavingNotes,
    private readonly webhooks: Webhooks,
    private readonly desk: CredentialDesk,
    private readonly log: Logger,
  ) {}

  /** Throws `NOT_FOUND`, `VERSION_STALE` and, for what was never authorised, `NOT_NOW`; never for the platform's sake. */
  async disconnect(connectionId: string, version: number, actor: string): Promise<readonly DisconnectStep[]> {
    const { connection, health } = await this.connections.get(connectionId);
    if (connection.value.grant === null && connection.value.credentials === null)
      throw new Problem('NOT_NOW', { scope: 'request', retry: 'never', facts: { status: health.status } });
    return this.leave({ connectionId, version, actor, action: 'connection-disconnected' });
  }

  /** The one way out, for disconnecting and for deleting. */
  async leave({ connectionId, version, actor, action, more }: Departure): Promise<readonly DisconnectStep[]> {
    const { connection: before } = await this.connections.get(connectionId);
    refuseStale(before.version, version);
    const now = Date.now();
    await this.notes.write(before.value, now);
    const after: Connection = {
      ...before.value,
      active: false,
      credentials: null,
      staged: null,
      disconnectedAt: before.value.disconnectedAt ?? now,
      ...more,
    };
    await this.editing.save({ actor, action, before, after, version });
    return this.endRemotely(before.value, [before.value.credentials, before.value.staged]);
  }

  /**
   * Goes on with what a killed call left undone; for the hourly schedule. `stored` is the note as a batch brought it.
   * False while there is something left, without which the connection's documents must not go.
   */
  async finish(connection: Connection, stored: unknown, now: number): Promise<boolean> {
    const note = this.notes.parse(stored);
    if (note === undefined) return true;
    if (now - note.at < ABANDONED_MS) return false;
    const going = letGo(note, connection);
    if (connection.credentials === null) {
      await this.endRemotely(asItWas(connection, note, going[0] ?? null), going);
      return true;
    }
    // It never was let go, or has come back: the webhook is in use again, and a new grant may be one with the old.
    await this.desk.forget(
      connection.id,
      going.map(({ id }) => id),
    );
    await this.notes.delete(connection.id);
    return true;
  }

  /** What the app may still do when it is about to be removed with all its storage. */
  async revokeAll(connection: Connection): Promise<readonly DisconnectStep[]> {
    return [await this.removeWebhook(connection), await this.endGrant(connection)];
  }

  private async endRemotely(
    was: Connection,
    going: readonly (Credentials | null)[],
  ): Promise<readonly DisconnectStep[]> {
    const steps = await this.revokeAll(was);
    const ids = going.flatMap((credentials) => (credentials === null ? [] : [credentials.id]));
    await this.desk.forget(was.id, ids);
    await this.webhooks.forget(was.id);
    await this.notes.delete(was.id);
    return steps;
  }

  private async removeWebhook(was: Connection): Promise<DisconnectStep> {
    return this.step('webhook', was, async () => {
      if (!(await this.webhooks.exists(was.id))) return 'nothing-to-do';
      // The grant belongs to another host: this one is not shown it.
      if (was.credentials === null || movedSinceGrant(was) !== null) return 'by-hand';
      await this.webhooks.remove(was);
      return 'done';
    });
  }

  private async endGrant(was: Connection): Promise<DisconnectStep> {
    return this.step('grant', was, async () => {
      if (was.credentials === null || was.grant === null) return 'nothing-to-do';
      if (movedSinceGrant(was) !== null) return 'by-hand';
      return this.desk.revoke(was.id, was.credentials);
    });
  }

  private async step(
    what: DisconnectStep['what'],
    { id, address }: Connection,
    work: () => Promise<DisconnectStep['outcome']>,
  ): Promise<DisconnectStep> {
    try {
      return { what, outcome: await withinTime(work(), STEP_MS, new URL(address).hostname), error: null };
    } catch (error) {
      if (!(error instanceof Problem))
        this.log.error('A step of a disconnection failed', error, { connectionId: id });
      const { code, facts } = described(error);
      return { what, outcome: 'failed', error: { code, facts } };
    }
  }
}

function described(error: unknown): NonNullable<DisconnectStep['error']> {
  return error instanceof Problem
    ? { code: error.code, facts: { ...error.details.facts } }
    : { code: 'INTERNAL', facts: {} };
}

function asItWas(connection: Connection, { address }: Leaving, credentials: Credentials | null): Connection {
  return { ...connection, address, credentials };
}
