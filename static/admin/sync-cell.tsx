import type { ConnectionSummary } from '../../src/contract/views';
import layout from '../shared/layout.module.css';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { RelativeTime } from '../shared/time';

type Known = Pick<ConnectionSummary, 'status' | 'active' | 'run' | 'lastRunAt' | 'nextRunAt'>;

function Next({ connection }: { readonly connection: Known }) {
  const { say } = useLanguage();
  const due = connection.run.resumesAt ?? connection.nextRunAt;
  // A next run is promised only where one will happen.
  if (
    due === null ||
    !connection.active ||
    connection.status === 'Unauthorized' ||
    connection.status === 'Draft'
  )
    return null;
  return (
    <span className={parts['small']}>
      {say('sync.next')} {Date.parse(due) <= Date.now() ? say('sync.soon') : <RelativeTime iso={due} />}
    </span>
  );
}

/** Last and next run of a connection, or that one is under way. */
export function SyncCell({ connection }: { readonly connection: Known }) {
  const { say } = useLanguage();
  const { run, lastRunAt } = connection;
  if (run.state === 'syncing') return <span role="status">{say('sync.running', { count: run.done })}</span>;
  return (
    <div className={layout['tight']}>
      <span>
        {lastRunAt === null ? (
          say('sync.never')
        ) : (
          <>
            {say('sync.last')} <RelativeTime iso={lastRunAt} />
          </>
        )}
      </span>
      <Next connection={connection} />
    </div>
  );
}
