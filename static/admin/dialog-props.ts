import type { ConnectionDetail, ConnectionSummary } from '../../src/contract/views';

export type DialogName = 'test' | 'resync' | 'disconnect' | 'delete' | 'edit';

/** What every dialog of a connection is given by the page it stands on. */
export interface ConnectionDialogProps {
  readonly name: DialogName;
  readonly connection: ConnectionSummary;
  readonly onClose: () => void;
  /** Null: what the page shows has to be read again. */
  readonly onChanged: (detail: ConnectionDetail | null) => void;
  readonly onDeleted: () => void;
}
