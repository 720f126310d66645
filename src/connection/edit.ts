import { Problem } from '../errors/problem';
import { readAddress } from './address';
import { defaultSettings, type Connection } from './connection';
import type { Connections, ConnectionState } from './connections';
import type { Editing } from './editing';
import { refuseUnplain } from './plain-name';

export interface Change {
  readonly connectionId: string;
  /** What the person saw. */
  readonly version: number;
  readonly actor: string;
}

/** What an administrator says of a connection in words and numbers: its name, where it is, its settings. */
export class ConnectionEditor {
  constructor(
    private readonly connections: Connections,
    private readonly editing: Editing,
  ) {}

  /** A draft, inactive until its credentials have been proven. Throws `ADDRESS_...`, `NAME_NOT_PLAIN` and `NAME_TAKEN`. */
  async create(
    given: Pick<Connection, 'name' | 'platform' | 'address'>,
    actor: string,
  ): Promise<ConnectionState> {
    refuseUnplain(given.name);
    const address = readAddress(given.address);
    const now = Date.now();
    return this.editing.create(actor, (id) => draftOf(id, { ...given, address }, actor, now), now);
  }

  /**
   * Throws `VERSION_STALE`, `NAME_TAKEN`, `ADDRESS_...`, and `NOT_NOW` for another address while the connection is active:
   * nothing may be sent to the old and the new one in turns. Answers whether the credentials have lost their use.
   */
  async update(
    { connectionId, version, actor }: Change,
    wanted: { readonly name: string | undefined; readonly address: string | undefined },
  ): Promise<{ readonly addressChanged: boolean }> {
    const { connection: before } = await this.connections.get(connectionId);
    const { value } = before;
    refuseStale(before.version, version);
    const address = wanted.address === undefined ? value.address : readAddress(wanted.address);
    if (wanted.name !== undefined) refuseUnplain(wanted.name);
    const addressChanged = address !== value.address;
    if (addressChanged && value.active) throw notNow('active');
    if (wanted.name !== undefined && wanted.name !== value.name)
      await this.connections.refuseTakenName(wanted.name, connectionId);
    const after = {
      ...value,
      ...(addressChanged ? moved(value, address) : {}),
      name: wanted.name ?? value.name,
    };
    if (addressChanged || after.name !== value.name)
      await this.editing.save({ actor, action: 'connection-changed', before, after, version });
    return { addressChanged };
  }

  /** Throws `VERSION_STALE`. */
  async settings({ connectionId, version, actor }: Change, settings: Connection['settings']): Promise<void> {
    const { connection: before } = await this.connections.get(connectionId);
    const after = { ...before.value, settings };
    await this.editing.save({ actor, action: 'settings-changed', before, after, version });
  }
}

function draftOf(
  id: string,
  given: Pick<Connection, 'name' | 'platform' | 'address'>,
  createdBy: string,
  now: number,
): Connection {
  return {
    id,
    ...given,
    createdBy,
    createdAt: now,
    active: false,
    credentials: null,
    staged: null,
    grant: null,
    workspaces: [],
    links: [],
    settings: defaultSettings,
    disconnectedAt: null,
    deletedAt: null,
  };
}

/** The tenant stays bound; the grant stays unused and the servers' addresses are asked for anew. */
function moved({ credentials, staged, grant }: Connection, address: string): Partial<Connection> {
  const forgetting = (one: Connection['credentials']): Connection['credentials'] =>
    one?.method === 'oauth2' ? { ...one, endpoints: null } : one;
  return {
    address,
    credentials: forgetting(credentials),
    staged: forgetting(staged),
    // After the grant in any case, also when both happen within one millisecond.
    ...(grant === null || credentials === null
      ? {}
      : { addressChangedAt: Math.max(Date.now(), grant.grantedAt + 1) }),
  };
}

/** Refuses before anything is asked or written; the save refuses again, should somebody come between. */
export function refuseStale(stored: number, seen: number): void {
  if (stored !== seen) throw new Problem('VERSION_STALE', { scope: 'request', retry: 'never' });
}

export function notNow(status: string): Problem {
  return new Problem('NOT_NOW', { scope: 'request', retry: 'never', facts: { status } });
}
