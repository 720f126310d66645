import { DeleteDialog } from './ending/delete-dialog';
import { DisconnectDialog } from './ending/disconnect-dialog';
import { EditDialog } from './connection/edit-dialog';
import { ResyncDialog } from './resync/resync-dialog';
import { TestDialog } from './test-now/test-dialog';
import type { ConnectionDialogProps } from './dialog-props';

/** What is asked or shown above the page before something happens to a connection. */
export default function ConnectionDialog({ name, ...given }: ConnectionDialogProps) {
  switch (name) {
    case 'test':
      return <TestDialog {...given} />;
    case 'resync':
      return <ResyncDialog {...given} />;
    case 'disconnect':
      return <DisconnectDialog {...given} />;
    case 'delete':
      return <DeleteDialog {...given} />;
    case 'edit':
      return <EditDialog {...given} />;
  }
}
