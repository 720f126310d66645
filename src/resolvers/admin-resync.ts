import { adminRequests, type AdminAnswers } from '../contract/requests';
import type { AuditAction } from '../contract/life-cycle-views';
import { runningLinks } from '../connection/connection';
import { Problem } from '../errors/problem';
import { pauseResync, resumeResync, startResync, stopResync, type ResyncParts } from '../sync/resync';
import { freshDetail } from './connection-views';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** Walking through all that is linked, because somebody asks for it. */
export function defineResync(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { connections, audit } = parts;

  surface.define(
    'resync.start',
    administrator,
    adminRequests['resync.start'],
    async ({ connectionId, linkIds, which, since }, { accountId }) => {
      const { connection, health } = await connections.get(connectionId);
      const { value } = connection;
      const { status } = health;
      if (value.deletedAt !== null) throw refused('NOT_FOUND', {});
      if (status !== 'Authorized' && status !== 'Interrupted') throw refused('NOT_NOW', { status });
      if (!value.active) throw refused('NOT_NOW', { status: 'inactive' });
      if (runningLinks(value).length === 0) throw refused('NOT_NOW', {});
      await startResync(parts, value, {
        actor: accountId,
        linkIds: linkIds ?? null,
        which,
        since: sinceOf(which, since),
      });
      await audit.record({
        connectionId,
        connectionName: value.name,
        actor: accountId,
        action: 'resync-started',
        changes:
          which === undefined || which === 'all' ? [] : [{ field: which, before: '', after: since ?? '' }],
      });
      return freshDetail(parts, connectionId);
    },
  );

  const turns = {
    'resync.pause': [pauseResync, 'resync-paused'],
    'resync.resume': [resumeResync, 'resync-resumed'],
    'resync.stop': [stopResync, 'resync-stopped'],
  } as const satisfies Readonly<
    Record<string, readonly [(parts: ResyncParts, connectionId: string) => Promise<boolean>, AuditAction]>
  >;

  for (const name of ['resync.pause', 'resync.resume', 'resync.stop'] as const) {
    const [turn, action] = turns[name];
    surface.define(
      name,
      administrator,
      adminRequests[name],
      async ({ connectionId }, { accountId: actor }) => {
        const { connection } = await connections.get(connectionId);
        const connectionName = connection.value.name;
        if (await turn(parts, connectionId))
          await audit.record({ connectionId, connectionName, actor, action, changes: [] });
        return freshDetail(parts, connectionId);
      },
    );
  }
}

/** Milliseconds. Throws `INPUT_INVALID` where a date is needed and none in the past is given. */
function sinceOf(
  which: 'all' | 'failed' | 'since' | undefined,
  since: string | undefined,
): number | undefined {
  if (which !== 'since') return undefined;
  const at = since === undefined ? Number.NaN : Date.parse(since);
  if (at < Date.now()) return at;
  throw new Problem('INPUT_INVALID', { scope: 'request', retry: 'never', facts: { field: 'since' } });
}

function refused(code: 'NOT_FOUND' | 'NOT_NOW', facts: Readonly<Record<string, string>>): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', facts });
}
