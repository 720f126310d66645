import { useCallback, useEffect, useState } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin, type Trouble } from '../../shared/call';

/** The connection being set up: read once when the set-up is opened again, then kept in step by each step's answer. */
export function useSetupConnection(connectionId: string | null): {
  readonly connection: ConnectionDetail | null;
  readonly trouble: Trouble | null;
  readonly set: (connection: ConnectionDetail) => void;
  readonly reload: () => Promise<void>;
} {
  const [connection, set] = useState<ConnectionDetail | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const known = connection !== null && connection.id === connectionId ? connection : null;

  const reload = useCallback(async (): Promise<void> => {
    if (connectionId === null) return;
    setTrouble(null);
    const answer = await callAdmin('connection.get', { connectionId });
    if (answer.ok) set(answer.data);
    else setTrouble(answer.error);
  }, [connectionId]);

  const missing = connectionId !== null && known === null;
  useEffect(() => {
    if (missing) void reload();
  }, [missing, reload]);

  return { connection: known, trouble, set, reload };
}
