import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ConnectionDetail, ConnectionSummary } from '../../src/contract/views';

export type DialogName = 'test' | 'resync' | 'disconnect' | 'delete' | 'edit';

export interface ConnectionDialogProps {
  readonly name: DialogName;
  readonly connection: ConnectionSummary;
  readonly onClose: () => void;
  /** Null: what the page shows has to be read again. */
  readonly onChanged: (detail: ConnectionDetail | null) => void;
  readonly onDeleted: () => void;
}

const ConnectionDialog = lazy(() => import('./connection-dialog'));

/** The dialogs of a connection, kept by the page, so that a row that moves or leaves does not take its dialog along. */
export function useConnectionDialog(given: Pick<ConnectionDialogProps, 'onChanged' | 'onDeleted'>): {
  readonly open: (name: DialogName, connection: ConnectionSummary) => void;
  readonly dialog: ReactNode;
} {
  const [shown, setShown] = useState<{ name: DialogName; connection: ConnectionSummary } | null>(null);
  return {
    open: (name, connection) => setShown({ name, connection }),
    dialog:
      shown === null ? null : (
        <Suspense fallback={null}>
          <ConnectionDialog {...given} {...shown} onClose={() => setShown(null)} />
        </Suspense>
      ),
  };
}
