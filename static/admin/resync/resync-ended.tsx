import type { ResyncView } from '../../../src/contract/life-cycle-views';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { RelativeTime } from '../../shared/time';
import type { Route } from '../route';
import { RouteLink } from '../route-link';

const tones = {
  stopped: 'neutral',
  complete: 'success',
  'complete-with-failures': 'warning',
} as const;

/** How the last resync ended; what failed in it is one step away. */
export function ResyncEnded({
  connectionId,
  resync,
  scope,
  go,
}: {
  readonly connectionId: string;
  readonly resync: ResyncView;
  readonly scope: string;
  readonly go: (route: Route) => void;
}) {
  const { say } = useLanguage();
  const { state, endedAt, failures, done, total } = resync;
  if (state !== 'stopped' && state !== 'complete' && state !== 'complete-with-failures') return null;
  return (
    <>
      <div className={parts['row']}>
        <Mark tone={tones[state]}>{say(`resync.state.${state}`)}</Mark>
        <span>
          {state === 'stopped'
            ? say('resync.itemsOf', { count: Math.max(total, done), done })
            : say('resync.items', { count: done })}
        </span>
        {endedAt === null ? null : <RelativeTime iso={endedAt} />}
        {failures === 0 ? null : (
          <RouteLink route={{ page: 'connection', connectionId, tab: 'failures' }} go={go}>
            {say('resync.failures', { count: failures })}
          </RouteLink>
        )}
      </div>
      <p className={parts['small']}>{scope}</p>
    </>
  );
}
