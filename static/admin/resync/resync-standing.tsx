import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { ResyncView } from '../../../src/contract/life-cycle-views';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { hasEnded } from '../../shared/poll-period';
import { ProblemMessage } from '../../shared/problem-message';
import { ProgressBar } from '../../shared/progress-bar';
import { useLanguage } from '../../shared/reader';
import { useAction, type Action } from '../../shared/use-action';
import { useNow } from '../../shared/use-now';
import type { Route } from '../route';
import { ResyncEnded } from './resync-ended';
import { minutesLeft, resyncShare } from './resync-share';
import styles from './resync-standing.module.css';

interface Props {
  readonly connection: Pick<ConnectionDetail, 'id' | 'resync' | 'error'>;
  readonly go: (route: Route) => void;
  readonly onChanged: (detail: ConnectionDetail) => void;
}

/** Which items it goes through: what it was asked for, and in which projects. */
function useScope(): (resync: ResyncView) => string {
  const { say, day } = useLanguage();
  return ({ which, since, projects }) => {
    const kind =
      which === 'since' && since !== null
        ? say('resync.sinceDay', { date: day(since) })
        : say(`resync.which.${which === 'failed' ? 'failed' : 'all'}`);
    return `${kind}: ${projects.join(', ')}`;
  };
}

function isResting({ resumesAt }: ResyncView, now: number): boolean {
  return resumesAt !== null && Date.parse(resumesAt) > now;
}

/** What is beside its bar: the state where that is not simply that it runs, and how many of how many. */
function useLabel(): (resync: ResyncView, progress: string) => string {
  const { say } = useLanguage();
  const now = useNow();
  return (resync, progress) => {
    const { state, done } = resync;
    if (state === 'running') return progress;
    if (state === 'waiting' && !isResting(resync, now))
      return done === 0 ? say('resync.state.waiting') : `${say('resync.goesOn')}: ${progress}`;
    return `${state === 'waiting' ? say('resync.rests') : say(`resync.state.${state}`)}: ${progress}`;
  };
}

function Pace({ resync }: { readonly resync: ResyncView }) {
  const { say, clock, locale } = useLanguage();
  const now = useNow();
  const { resumesAt, rate, current, state } = resync;
  if (state !== 'running' && state !== 'waiting') return null;
  const left = minutesLeft(resync);
  const minutes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  const resting = isResting(resync, now);
  const pieces = [
    ...(resting && resumesAt !== null ? [say('resync.resumesAt', { time: clock(resumesAt, now) })] : []),
    ...(state === 'running' && rate !== null && !resting
      ? [say('resync.rate', { count: Math.max(1, Math.round(rate)) })]
      : []),
    ...(state === 'running' && current !== null ? [say('resync.current', { item: current })] : []),
    ...(left !== null && !resting ? [say('resync.left', { time: minutes.format(left) })] : []),
  ];
  // Its line is there from the beginning, so that nothing moves once there is something to say.
  return (
    <p className={`${parts['small'] ?? ''} ${styles['pace'] ?? ''}`}>
      {pieces.length === 0 ? '\u00a0' : pieces.join(' · ')}
    </p>
  );
}

function Stalled({ connection, resync }: { readonly resync: ResyncView } & Pick<Props, 'connection'>) {
  const { error } = useLanguage();
  const now = useNow();
  const minutes = Math.floor((now - Date.parse(resync.advancedAt ?? resync.startedAt)) / 60_000);
  const said = error('RUN_STALLED', { minutes });
  const cause = connection.error === null ? null : error(connection.error.code, connection.error.facts);
  return (
    <SectionMessage appearance="warning" title={said.title}>
      <div className={parts['message']}>
        <p>
          {said.why} {cause === null ? null : cause.title}
        </p>
        <p>{cause === null ? said.todo : cause.todo}</p>
      </div>
    </SectionMessage>
  );
}

function Turns({
  state,
  pause,
  resume,
  stop,
}: Pick<ResyncView, 'state'> & Readonly<Record<'pause' | 'resume' | 'stop', Action<[]>>>) {
  const { say } = useLanguage();
  if (state === 'stopping') return null;
  return (
    <div className={parts['row']}>
      {state === 'stalled' ? null : state === 'paused' ? (
        <Button isLoading={resume.busy} onClick={() => void resume.run()}>
          {say('resync.resume')}
        </Button>
      ) : (
        <Button isLoading={pause.busy} onClick={() => void pause.run()}>
          {say('resync.pause')}
        </Button>
      )}
      <Button
        appearance={state === 'stalled' ? 'default' : 'subtle'}
        isLoading={stop.busy}
        onClick={() => void stop.run()}
      >
        {say('resync.stop')}
      </Button>
    </div>
  );
}

/** How far a resync is, with what can be done about it; once it has ended, how. Leaving the page does not stop it. */
export function ResyncStanding({ connection, go, onChanged }: Props) {
  const { say } = useLanguage();
  const scope = useScope();
  const label = useLabel();
  const { id: connectionId, resync } = connection;
  const turn = (
    name: 'resync.pause' | 'resync.resume' | 'resync.stop',
    done: 'resync.pauseAsked' | 'resync.resumed' | 'resync.stopAsked',
  ) =>
    [
      () => callAdmin(name, { connectionId }),
      (detail: ConnectionDetail) => {
        tellDone(say(done));
        onChanged(detail);
      },
    ] as const;
  const pause = useAction(...turn('resync.pause', 'resync.pauseAsked'));
  const resume = useAction(...turn('resync.resume', 'resync.resumed'));
  const stop = useAction(...turn('resync.stop', 'resync.stopAsked'));
  if (resync === null) return null;
  const { state, done, total } = resync;
  const trouble = pause.trouble ?? resume.trouble ?? stop.trouble;
  const counts = { count: Math.max(total, done), done, projects: scope(resync) };
  return (
    <section className={layout['near']} aria-labelledby="resync-title">
      <h2 id="resync-title" className={layout['section']}>
        {say('resync.heading')}
      </h2>
      {hasEnded(resync) ? (
        <ResyncEnded connectionId={connectionId} resync={resync} scope={scope(resync)} go={go} />
      ) : (
        <>
          {state === 'stalled' ? <Stalled connection={connection} resync={resync} /> : null}
          <div role="status">
            <ProgressBar label={label(resync, say('resync.progress', counts))} share={resyncShare(resync)} />
          </div>
          <Pace resync={resync} />
          {state === 'stopping' || state === 'stalled' ? null : (
            <p className={parts['small']}>
              {say(state === 'paused' ? 'resync.keepsPlace' : 'resync.canLeave')}
            </p>
          )}
          <Turns state={state} pause={pause} resume={resume} stop={stop} />
        </>
      )}
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
    </section>
  );
}
