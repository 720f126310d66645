import type { ConnectionDetail, ConnectionSummary } from '../../src/contract/views';
import { callAdmin } from '../shared/call';
import { tellDone } from '../shared/flag';
import { useLanguage } from '../shared/reader';
import { useAction, type Action } from '../shared/use-action';

/** "Sync now" and the Active switch, wherever they are offered. `onChanged` reads what they changed. */
export function useConnectionActions(
  connection: Pick<ConnectionSummary, 'id' | 'name' | 'version'>,
  onChanged: (detail: ConnectionDetail | null) => void,
): { readonly syncNow: Action<[]>; readonly setActive: Action<[boolean, boolean?]> } {
  const { say } = useLanguage();
  const syncNow = useAction(
    () => callAdmin('connection.syncNow', { connectionId: connection.id }),
    () => {
      tellDone(say('done.syncNow', { name: connection.name }), say('done.syncNowText'));
      onChanged(null);
    },
  );
  const setActive = useAction(
    (active: boolean, untested?: boolean) =>
      callAdmin('connection.setActive', {
        connectionId: connection.id,
        version: connection.version,
        active,
        ...(untested === true ? { untested } : {}),
      }),
    (detail) => {
      tellDone(say(detail.active ? 'done.activated' : 'done.deactivated', { name: connection.name }));
      onChanged(detail);
    },
  );
  return { syncNow, setActive };
}
