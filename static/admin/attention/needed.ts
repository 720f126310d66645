import type { Attention } from '../../../src/contract/life-cycle-views';
import type { ConnectionSummary } from '../../../src/contract/views';

/** What the state of a connection asks for, and what the backend has found on top. */
export type Need = Attention['kind'] | 'reauthorise' | 'approve' | 'setup';

export interface Needed extends Omit<Attention, 'kind'> {
  readonly kind: Need;
  readonly connection: ConnectionSummary;
}

const plain = { count: null, at: null, name: null } as const;

/** The state itself comes first: while there is no access, nothing else can be mended. */
function stateNeeds(connection: ConnectionSummary): readonly Needed[] {
  const needed = (kind: Need, level: Attention['level']): readonly Needed[] => [
    { kind, level, ...plain, connection },
  ];
  if (connection.deleting || connection.linksKeptUntil !== null) return [];
  if (connection.status === 'Unauthorized') return needed('reauthorise', 'danger');
  if (connection.status === 'Draft') return needed('setup', 'info');
  return connection.error?.code === 'EGRESS_NOT_APPROVED' ? needed('approve', 'danger') : [];
}

/** What the backend has found about one connection, the worst first. */
export function attentionOf(connection: ConnectionSummary): readonly Needed[] {
  if (connection.deleting) return [];
  return sorted(connection.attention.map((one) => ({ ...one, connection })));
}

/** Two connections to one tenant are one fact: it is told of the younger, which somebody has just made. */
function isToldElsewhere(one: Needed, connections: readonly ConnectionSummary[]): boolean {
  if (one.kind !== 'duplicate-tenant') return false;
  const other = connections.find(({ name }) => name === one.name);
  return other !== undefined && other.createdAt > one.connection.createdAt;
}

const levels: readonly Attention['level'][] = ['danger', 'warning', 'info'];

function sorted(needed: readonly Needed[]): readonly Needed[] {
  return [...needed].sort(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      // What happens sooner is more urgent than what has no date.
      (a.at === null || b.at === null ? 0 : a.at.localeCompare(b.at)),
  );
}

/** What only a person can do, on all connections, the most urgent first. What heals by itself is not among it. */
export function needsSomeone(connections: readonly ConnectionSummary[]): readonly Needed[] {
  const all = connections.flatMap((connection) => [...stateNeeds(connection), ...attentionOf(connection)]);
  return sorted(all.filter((one) => !isToldElsewhere(one, connections)));
}
