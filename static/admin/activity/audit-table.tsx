import type { AuditEntry } from '../../../src/contract/life-cycle-views';
import { DataTable, type Column } from '../../shared/data-table';
import { useLanguage } from '../../shared/reader';
import { RelativeTime } from '../../shared/time';
import { Changes } from './changes';
import { heldChanges } from './told-change';

/** Who did what and when, with what changed; the connection is named where several are listed. */
export function AuditTable({
  label,
  entries,
  withConnection,
  none,
}: {
  readonly label: string;
  readonly entries: readonly AuditEntry[];
  readonly withConnection: boolean;
  readonly none: string;
}) {
  const { say } = useLanguage();
  const connection: readonly Column<AuditEntry>[] = withConnection
    ? [{ key: 'connection', title: say('activity.connection'), cell: (entry) => entry.connectionName }]
    : [];
  return (
    <DataTable
      label={label}
      columns={[
        { key: 'at', title: say('activity.when'), cell: (entry) => <RelativeTime iso={entry.at} /> },
        {
          key: 'actor',
          title: say('activity.who'),
          cell: (entry) => (entry.actor === '' ? say('activity.itself') : entry.actorName),
        },
        ...connection,
        { key: 'action', title: say('activity.what'), cell: (entry) => say(`audit.${entry.action}`) },
        {
          key: 'changes',
          title: say('activity.changes'),
          cell: (entry) => <Changes changes={heldChanges(entry.changes)} />,
        },
      ]}
      rows={entries}
      keyOf={(entry) => entry.id}
      none={none}
      top
    />
  );
}
