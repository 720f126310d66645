import Textfield from '@atlaskit/textfield';
import SearchIcon from '@atlaskit/icon/core/search';
import { useState } from 'react';
import type { ConnectionStatus, ConnectionSummary } from '../../src/contract/views';
import { DataTable, type Column } from '../shared/data-table';
import { FilterMenu } from '../shared/filter-menu';
import layout from '../shared/layout.module.css';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { Mark, StatusMark } from '../shared/status-mark';
import { ConnectionMenu } from './connection-menu';
import { listRows, platformsOf, type ListView } from './list-rows';
import type { Route } from './route';
import { RouteLink } from './route-link';
import { SyncCell } from './sync-cell';
import type { DialogName } from './dialog-props';

interface Props {
  readonly connections: readonly ConnectionSummary[];
  readonly go: (route: Route) => void;
  readonly onDialog: (name: DialogName, connection: ConnectionSummary) => void;
  readonly onChanged: () => void;
}

const statuses: readonly ConnectionStatus[] = ['Authorized', 'Interrupted', 'Unauthorized', 'Draft'];

function openingRoute(connection: ConnectionSummary): Route {
  return connection.status === 'Draft'
    ? { page: 'setup', connectionId: connection.id }
    : { page: 'connection', connectionId: connection.id, tab: 'overview' };
}

function Name({
  connection,
  go,
}: {
  readonly connection: ConnectionSummary;
  readonly go: (route: Route) => void;
}) {
  return (
    <div className={layout['tight']}>
      {connection.deleting ? (
        <span>{connection.name}</span>
      ) : (
        <RouteLink route={openingRoute(connection)} go={go}>
          {connection.name}
        </RouteLink>
      )}
      <span className={parts['small']}>{connection.address}</span>
    </div>
  );
}

/** A draft is neither active nor switched off. */
function Nothing() {
  const { say } = useLanguage();
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className={parts['unseen']}>{say('sync.never')}</span>
    </>
  );
}

function useColumns({ go, onDialog, onChanged }: Props): readonly Column<ConnectionSummary>[] {
  const { say, number } = useLanguage();
  return [
    {
      key: 'name',
      title: say('column.name'),
      sortable: true,
      cell: (row) => <Name connection={row} go={go} />,
    },
    { key: 'platform', title: say('column.platform'), sortable: true, cell: (row) => row.platformName },
    {
      key: 'status',
      title: say('column.status'),
      sortable: true,
      cell: (row) =>
        row.deleting ? (
          <Mark tone="neutral">{say('list.deleting')}</Mark>
        ) : (
          <StatusMark status={row.status} />
        ),
    },
    {
      key: 'active',
      title: say('column.active'),
      sortable: true,
      cell: (row) => (row.status === 'Draft' ? <Nothing /> : say(row.active ? 'active' : 'inactive')),
    },
    {
      key: 'sync',
      title: say('column.sync'),
      sortable: true,
      cell: (row) => <SyncCell connection={row} go={go} />,
    },
    {
      key: 'workspaces',
      title: say('column.workspaces'),
      sortable: true,
      shape: 'number',
      cell: (row) => number(row.grantedWorkspaces),
    },
    {
      key: 'actions',
      title: say('column.actions'),
      hidden: true,
      shape: 'narrow',
      cell: (row) => (
        <ConnectionMenu
          connection={row}
          go={go}
          onDialog={(name) => onDialog(name, row)}
          onChanged={onChanged}
        />
      ),
    },
  ];
}

export function ConnectionsTable(props: Props) {
  const { say, locale } = useLanguage();
  const [view, setView] = useState<ListView>({
    search: '',
    status: null,
    platform: null,
    order: { by: 'name', up: true },
  });
  const rows = listRows(props.connections, view, locale);
  const columns = useColumns(props);
  return (
    <div className={layout['stack']}>
      <div className={layout['bar']}>
        <div className={layout['search']}>
          <Textfield
            aria-label={say('list.search')}
            placeholder={say('list.search')}
            value={view.search}
            isCompact
            elemBeforeInput={
              <span className={parts['before']}>
                <SearchIcon label="" size="small" />
              </span>
            }
            onChange={(event) => setView({ ...view, search: event.currentTarget.value })}
          />
        </div>
        <FilterMenu
          label={say('column.status')}
          all={say('list.allStatuses')}
          value={view.status}
          choices={statuses.map((value) => ({ value, label: say(`status.${value}`) }))}
          onChoose={(status) => setView({ ...view, status })}
        />
        <FilterMenu
          label={say('column.platform')}
          all={say('list.allPlatforms')}
          value={view.platform}
          choices={platformsOf(props.connections, locale)}
          onChoose={(platform) => setView({ ...view, platform })}
        />
        <span role="status" className={parts['small']}>
          {say(rows.length === props.connections.length ? 'list.total' : 'list.count', {
            shown: rows.length,
            count: props.connections.length,
          })}
        </span>
      </div>
      <DataTable
        label={say('list.title')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        none={say('list.noMatch')}
        order={view.order}
        onOrder={(order) => setView({ ...view, order })}
      />
    </div>
  );
}
