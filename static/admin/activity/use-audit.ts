import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditAction, AuditEntry } from '../../../src/contract/life-cycle-views';
import { callAdmin, type Trouble } from '../../shared/call';

export interface AuditFilter {
  readonly action: AuditAction | null;
  readonly actor: string | null;
}

export interface Audit {
  /** Null until the first page is there. */
  readonly entries: readonly AuditEntry[] | null;
  readonly trouble: Trouble | null;
  readonly loading: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly reload: () => void;
}

/** Who did what, page by page, the newest first; another filter begins anew. `connectionId` null: the whole site. */
export function useAudit(connectionId: string | null, filter: AuditFilter): Audit {
  const [entries, setEntries] = useState<readonly AuditEntry[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [loading, setLoading] = useState(true);
  const turn = useRef(0);
  const { action, actor } = filter;

  const ask = useCallback(
    async (from: string | null): Promise<void> => {
      const mine = ++turn.current;
      setLoading(true);
      setTrouble(null);
      const answer = await callAdmin('audit.list', {
        ...(connectionId === null ? {} : { connectionId }),
        ...(action === null ? {} : { action }),
        ...(actor === null ? {} : { actor }),
        ...(from === null ? {} : { cursor: from }),
      });
      if (mine !== turn.current) return;
      setLoading(false);
      if (!answer.ok) {
        setTrouble(answer.error);
        return;
      }
      const page = answer.data;
      setEntries((before) => (from === null ? page.entries : [...(before ?? []), ...page.entries]));
      setCursor(page.nextCursor);
    },
    [connectionId, action, actor],
  );

  useEffect(() => {
    void ask(null);
    return () => {
      turn.current += 1;
    };
  }, [ask]);

  return {
    entries,
    trouble,
    loading,
    hasMore: cursor !== null,
    more: () => void ask(cursor),
    // A page that failed in the middle goes on where it stood.
    reload: () => void ask(entries === null ? null : cursor),
  };
}
