import type { ConnectionSummary } from '../../src/contract/views';

export type Need = 'reauthorise' | 'approve' | 'failures' | 'setup';

export interface Needed {
  readonly need: Need;
  readonly connection: ConnectionSummary;
}

function needOf(connection: ConnectionSummary): Need | null {
  if (connection.status === 'Unauthorized') return 'reauthorise';
  if (connection.error?.code === 'EGRESS_NOT_APPROVED' && connection.status !== 'Draft') return 'approve';
  if (connection.status === 'Draft') return 'setup';
  return connection.openFailures > 0 ? 'failures' : null;
}

const order: readonly Need[] = ['reauthorise', 'approve', 'failures', 'setup'];

/** What only a person can mend, the most urgent first. What heals by itself is not among it. */
export function needsSomeone(connections: readonly ConnectionSummary[]): readonly Needed[] {
  return connections
    .flatMap((connection) => {
      const need = needOf(connection);
      return need === null ? [] : [{ need, connection }];
    })
    .sort((a, b) => order.indexOf(a.need) - order.indexOf(b.need));
}
