import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ConnectionSummary } from '../../src/contract/views';
import type { ConnectionDialogProps, DialogName } from './dialog-props';

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
