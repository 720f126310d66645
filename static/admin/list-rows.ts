import type { ConnectionStatus, ConnectionSummary } from '../../src/contract/views';
import { matches, sortRows, type Order, type SortValue } from '../shared/sort-rows';

/** Worst first, so that sorting by status brings up what needs somebody. */
const urgency: Readonly<Record<ConnectionStatus, number>> = {
  Unauthorized: 0,
  Interrupted: 1,
  Draft: 2,
  Authorized: 3,
};

function valueOf(row: ConnectionSummary, by: string): SortValue {
  switch (by) {
    case 'platform':
      return row.platformName;
    case 'status':
      return urgency[row.status];
    case 'active':
      return row.active ? 0 : 1;
    case 'sync':
      return row.lastRunAt === null ? null : Date.parse(row.lastRunAt);
    case 'workspaces':
      return row.grantedWorkspaces;
    default:
      return row.name;
  }
}

export interface ListView {
  readonly search: string;
  readonly status: ConnectionStatus | null;
  /** A platform's kind. */
  readonly platform: string | null;
  readonly order: Order;
}

/** The connections a reader asked for, in the order they asked for. */
export function listRows(
  connections: readonly ConnectionSummary[],
  view: ListView,
  locale: string,
): readonly ConnectionSummary[] {
  const found = connections.filter(
    (row) =>
      (view.status === null || row.status === view.status) &&
      (view.platform === null || row.platform === view.platform) &&
      matches(view.search, [row.name, row.platformName, row.address]),
  );
  return sortRows(found, view.order, valueOf, locale);
}

/** The platforms that occur, by name; two kinds of one name are two choices. */
export function platformsOf(
  connections: readonly ConnectionSummary[],
  locale: string,
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Map(connections.map((row) => [row.platform, row.platformName]));
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
