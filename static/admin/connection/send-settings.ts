import type { ConnectionSettings } from '../../../src/contract/life-cycle-views';
import type { Answer, ConnectionDetail } from '../../../src/contract/views';
import type { callAdmin } from '../../shared/call';

interface Given {
  readonly connection: Pick<ConnectionDetail, 'id' | 'settings'>;
  readonly version: number;
  readonly settings: ConnectionSettings;
  readonly resync: boolean;
}

function isSame(left: ConnectionSettings, right: ConnectionSettings): boolean {
  return (
    left.mendRole === right.mendRole &&
    left.auditDays === right.auditDays &&
    left.grantNewWorkspaces === right.grantNewWorkspaces &&
    left.pointsAnHour === right.pointsAnHour
  );
}

/** Saves what was changed, then starts the resync that was asked for with it; a refused save starts nothing. */
export async function sendSettings(
  call: typeof callAdmin,
  { connection, version, settings, resync }: Given,
): Promise<Answer<ConnectionDetail>> {
  const connectionId = connection.id;
  if (!isSame(settings, connection.settings)) {
    const saved = await call('connection.settings', { connectionId, version, settings });
    if (!saved.ok || !resync) return saved;
  }
  return call('resync.start', { connectionId });
}
