import type { ConnectionDetail, RunView } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { RunsTable } from '../../shared/runs-table';

/** Runs of a connection, as many as the place has room for. */
export function ConnectionRuns({
  connection,
  title,
  runs,
}: {
  readonly connection: Pick<ConnectionDetail, 'id' | 'platformName'>;
  readonly title: string;
  readonly runs: readonly RunView[];
}) {
  return (
    <RunsTable
      title={title}
      runs={runs}
      platform={connection.platformName}
      ask={(runId, cursor) =>
        callAdmin('run.get', {
          connectionId: connection.id,
          runId,
          ...(cursor === null ? {} : { cursor }),
        })
      }
    />
  );
}
