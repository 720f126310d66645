import Button from '@atlaskit/button/new';
import type { ResyncView } from '../../../src/contract/life-cycle-views';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { isUnderWay } from '../../shared/poll-period';
import { ProblemMessage } from '../../shared/problem-message';
import { ProgressBar } from '../../shared/progress-bar';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { RelativeTime } from '../../shared/time';
import { useAction } from '../../shared/use-action';
import { resyncShare } from './resync-share';

interface Props {
  readonly connection: Pick<ConnectionDetail, 'id' | 'resync'>;
  readonly onChanged: (detail: ConnectionDetail) => void;
}

const endTones = {
  stopped: 'neutral',
  complete: 'success',
  'complete-with-failures': 'warning',
} as const;

function Ended({ resync }: { readonly resync: ResyncView }) {
  const { say } = useLanguage();
  const { state, endedAt } = resync;
  if (state === 'waiting' || state === 'running' || state === 'stopping') return null;
  return (
    <div className={parts['row']}>
      <Mark tone={endTones[state]}>{say(`resync.state.${state}`)}</Mark>
      <span>{say('resync.items', { count: resync.done })}</span>
      {endedAt === null ? null : <RelativeTime iso={endedAt} />}
    </div>
  );
}

/** How far a resync is, with Stop; once it has ended, how the last one ended. Leaving the page does not stop it. */
export function ResyncStanding({ connection, onChanged }: Props) {
  const { say } = useLanguage();
  const { resync } = connection;
  const stop = useAction(
    () => callAdmin('resync.stop', { connectionId: connection.id }),
    (detail) => {
      tellDone(say('resync.stopAsked'));
      onChanged(detail);
    },
  );
  if (resync === null) return null;
  return (
    <section className={layout['near']} aria-labelledby="resync-title">
      <h2 id="resync-title" className={layout['section']}>
        {say('resync.heading')}
      </h2>
      {isUnderWay(resync) ? (
        <>
          <div role="status">
            <ProgressBar
              label={
                resync.state === 'running'
                  ? say('resync.progress', {
                      count: Math.max(resync.total, resync.done),
                      done: resync.done,
                      projects: resync.projects.join(', '),
                    })
                  : say(`resync.state.${resync.state}`)
              }
              share={resyncShare(resync)}
            />
          </div>
          <p className={parts['small']}>{say('resync.canLeave')}</p>
          <div>
            <Button
              isLoading={stop.busy}
              isDisabled={resync.state === 'stopping'}
              onClick={() => void stop.run()}
            >
              {say('resync.stop')}
            </Button>
          </div>
        </>
      ) : (
        <Ended resync={resync} />
      )}
      {stop.trouble === null ? null : <ProblemMessage trouble={stop.trouble} />}
    </section>
  );
}
