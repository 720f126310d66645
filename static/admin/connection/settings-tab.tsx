import type { ConnectionDetail, ConnectionSummary } from '../../../src/contract/views';
import type { DialogName } from '../dialog-props';
import { DangerZone } from './danger-zone';
import { KeepSection } from './keep-section';
import { SettingsForm } from './settings-form';

/** What is decided once and seldom changed; what ends a connection stands last. */
export function SettingsTab({
  connection,
  onChanged,
  onDialog,
}: {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onDialog: (name: DialogName, connection: ConnectionSummary) => void;
}) {
  return (
    <>
      <SettingsForm connection={connection} onChanged={onChanged} />
      <KeepSection connection={connection} />
      <DangerZone connection={connection} onDialog={(name) => onDialog(name, connection)} />
    </>
  );
}
