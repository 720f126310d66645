import type { ConnectionSummary } from '../../src/contract/views';
import layout from '../shared/layout.module.css';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { RelativeTime } from '../shared/time';
import type { Route } from './route';
import { RouteLink } from './route-link';

type Known = Pick<
  ConnectionSummary,
  'id' | 'status' | 'active' | 'run' | 'lastRunAt' | 'nextRunAt' | 'resync' | 'deleting'
>;

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

/** Last and next run of a connection, or that one is under way; without access, the way to mend it. */
export function SyncCell({
  connection,
  go,
}: {
  readonly connection: Known;
  readonly go: (route: Route) => void;
}) {
  const { say } = useLanguage();
  const { run, lastRunAt, resync, status, deleting } = connection;
  if (deleting) return null;
  if (resync?.state === 'running')
    return <span role="status">{say('resync.short', { done: resync.done, total: resync.total })}</span>;
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
      {status === 'Unauthorized' ? (
        <RouteLink route={{ page: 'connection', connectionId: connection.id, tab: 'authorisation' }} go={go}>
          {say('menu.reauthorise')}
        </RouteLink>
      ) : null}
    </div>
  );
}
