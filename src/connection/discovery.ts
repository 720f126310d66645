import type { Workspace } from '../platform/port';
import type { Audit } from './audit';
import type { Connection } from './connection';
import type { ConnectionState } from './connections';
import type { Editing } from './editing';
import { freshAmong, type OfferedWorkspaces } from './offered-workspaces';
import type { Platforms } from './platforms';

/** Looks once a day which workspaces have appeared: they are announced, and granted only where the settings say so. */
export class Discovery {
  constructor(
    private readonly platforms: Platforms,
    private readonly editing: Editing,
    private readonly audit: Audit,
    private readonly offered: OfferedWorkspaces,
  ) {}

  /** True when the platform was asked, and so is known to answer. Throws what reaching it threw. */
  async look({ connection, health }: ConnectionState): Promise<boolean> {
    const { value } = connection;
    const reachable = health.status === 'Authorized' || health.status === 'Interrupted';
    // Before somebody has chosen, everything is there to choose from and nothing is news.
    if (!reachable || value.deletedAt !== null || value.workspaces.length === 0) return false;
    await this.compare(connection, await this.platforms.open(value).listWorkspaces());
    return true;
  }

  private async compare(
    connection: ConnectionState['connection'],
    found: readonly Workspace[],
  ): Promise<void> {
    const { value } = connection;
    const known = await this.offered.read(value.id);
    if (known === undefined) return this.offered.chosenFrom(value.id, found);
    const fresh = freshAmong(known, found);
    const told = new Set(known.fresh.map(({ id }) => id));
    const untold = fresh.filter(({ id }) => !told.has(id));
    if (value.settings.grantNewWorkspaces && fresh.length > 0) {
      await this.grant(connection, fresh);
      return this.offered.chosenFrom(value.id, found);
    }
    if (untold.length > 0) await this.announce(value, untold);
    if (untold.length > 0 || fresh.length !== known.fresh.length)
      await this.offered.write(value.id, {
        seen: known.seen,
        fresh: fresh.map(({ id, name }) => ({ id, name })),
      });
  }

  private async grant(before: ConnectionState['connection'], fresh: readonly Workspace[]): Promise<void> {
    const { value } = before;
    const added = fresh.filter(({ id }) => value.workspaces.every((granted) => granted.id !== id));
    if (added.length === 0) return;
    const workspaces = [...value.workspaces, ...added.map(({ id, name }) => ({ id, name }))];
    await this.editing.save({
      actor: '',
      action: 'workspaces-changed',
      before,
      after: { ...value, workspaces },
    });
  }

  private async announce({ id, name }: Connection, fresh: readonly Workspace[]): Promise<void> {
    await this.audit.record({
      connectionId: id,
      connectionName: name,
      actor: '',
      action: 'workspaces-discovered',
      changes: [{ field: 'workspaces', before: '', after: fresh.map((one) => one.name).join(', ') }],
    });
  }
}
