import { Problem } from '../errors/problem';
import type { Connection } from './connection';
import type { Connections } from './connections';
import { notNow, refuseStale, type Change } from './edit';
import type { Editing } from './editing';

/** What activation has to know of the tests of a connection. */
export interface PassedTests {
  /** Whether a test has passed since the credentials changed. */
  lastPassedSince(connection: Connection): Promise<boolean>;
}

/** Switches the synchronisation of a connection on and off. What happened while it was off is caught up with. */
export class Activation {
  constructor(
    private readonly connections: Connections,
    private readonly editing: Editing,
    private readonly tests: PassedTests,
  ) {}

  /**
   * Throws `VERSION_STALE`, `NOT_NOW` unless the connection is Authorized or Interrupted, and `ACTIVATION_UNTESTED` unless
   * a test has passed since the credentials changed or the person says to do without.
   */
  async activate({ connectionId, version, actor }: Change, untested: boolean): Promise<Connection> {
    const { connection: before, health } = await this.connections.get(connectionId);
    refuseStale(before.version, version);
    if (before.value.deletedAt !== null) throw new Problem('NOT_FOUND', { scope: 'request', retry: 'never' });
    if (health.status !== 'Authorized' && health.status !== 'Interrupted') throw notNow(health.status);
    if (before.value.active) return before.value;
    if (!untested && !(await this.tests.lastPassedSince(before.value)))
      throw new Problem('ACTIVATION_UNTESTED', { scope: 'request', retry: 'never' });
    const after = { ...before.value, active: true, activatedAt: Date.now() };
    return (await this.editing.save({ actor, action: 'connection-activated', before, after, version })).value;
  }

  /** Throws `VERSION_STALE`. */
  async deactivate({ connectionId, version, actor }: Change): Promise<Connection> {
    const { connection: before } = await this.connections.get(connectionId);
    refuseStale(before.version, version);
    if (!before.value.active) return before.value;
    const after = { ...before.value, active: false };
    return (await this.editing.save({ actor, action: 'connection-deactivated', before, after, version }))
      .value;
  }
}
