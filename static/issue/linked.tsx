import { lazy, Suspense, useState } from 'react';
import type { IssueLinkView } from '../../src/contract/views';
import { callIssue } from '../shared/call';
import { asPage } from '../shared/history/as-page';
import { toldLast } from '../shared/history/told-entry';
import { OutsideLink } from '../shared/outside-link';
import { useLanguage } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { ItemStateMark, Mark } from '../shared/status-mark';
import { RelativeTime } from '../shared/time';
import { useAction } from '../shared/use-action';
import { usePages } from '../shared/use-pages';
import type { AskedWords } from './asked';
import { Conflicts } from './conflicts';
import { historyKey } from './history-key';
import styles from './issue-panel.module.css';
import { PairActions } from './pair-actions';
import { PairFacts } from './pair-facts';
import { PanelButton } from './panel-button';
import { TroubleLine } from './trouble-line';

const PairHistory = lazy(() => import('./pair-history'));

interface Props {
  readonly issueId: string;
  readonly link: IssueLinkView;
  /** Something was asked for and is not there yet. */
  readonly isPending: boolean;
  readonly onAsked: (words: AskedWords) => void;
}

function Title({ link }: Pick<Props, 'link'>) {
  const { say } = useLanguage();
  const { task, gone, platformName: platform } = link;
  return (
    <h1 className={styles['task']}>
      {task === null ? (
        say(gone === 'task' ? 'issue.gone' : 'issue.taskGone')
      ) : (
        <OutsideLink
          href={task.url}
          label={say('issue.openTask', { key: task.key, title: task.title, platform })}
        >
          <span className={styles['key']}>{task.key}</span> {task.title}
        </OutsideLink>
      )}
    </h1>
  );
}

/** The cause and what to do, in one line; while access is missing, that this is so. */
function Cause({ issueId, link, isPending, onAsked }: Props) {
  const { error: words, say } = useLanguage();
  const retry = useAction(
    () => callIssue('issue.retry', { issueId }),
    () => onAsked('issue.retrying'),
  );
  if (link.status !== 'Authorized')
    return <p className={styles['cause']}>{say(`issue.connection.${link.status}`)}</p>;
  if (link.gone === 'task')
    return <p className={styles['cause']}>{say('issue.goneText', { platform: link.platformName })}</p>;
  if (link.error === null || link.conflicts.length > 0) return null;
  const said = words(link.error.code, link.error.facts);
  return (
    <>
      <p className={styles['cause']} role="alert">
        {said.title} {said.todo}
      </p>
      {link.mayMend && !isPending ? (
        <div className={styles['buttons']}>
          <PanelButton busy={retry.busy} onPress={() => void retry.run()}>
            {say('issue.retry')}
          </PanelButton>
        </div>
      ) : null}
      <TroubleLine trouble={retry.trouble} />
    </>
  );
}

/** A pair: which task, in step or not, who changed what last and where, and what can be done. */
export function Linked({ issueId, link, isPending, onAsked }: Props) {
  const language = useLanguage();
  const { say } = language;
  const [asksWhy, setAsksWhy] = useState(false);
  const { gone, platformName: platform } = link;
  const pages = usePages(historyKey(link.lastSyncAt, Date.now()), async (cursor) =>
    asPage(await callIssue('issue.history', { issueId, ...(cursor === null ? {} : { cursor }) })),
  );
  const [newest] = pages.items ?? [];
  const last = newest === undefined ? null : toldLast(language, newest, platform);
  const isGone = gone === 'task';
  return (
    <>
      <Title link={link} />
      <p className={styles['line']}>
        {link.status === 'Authorized' ? (
          <ItemStateMark state={link.state} />
        ) : (
          <Mark tone="warning">{say('issue.paused')}</Mark>
        )}
        <RelativeTime iso={link.error?.firstSeenAt ?? link.lastSyncAt} />
      </p>
      <Cause issueId={issueId} link={link} isPending={isPending} onAsked={onAsked} />
      {link.conflicts.length > 0 && !isPending ? (
        <Conflicts issueId={issueId} link={link} onSettled={() => onAsked('issue.settling')} />
      ) : null}
      {isGone && link.mayMend && !isPending ? (
        <PairActions issueId={issueId} mayCreate mayUnlink onAsked={onAsked} />
      ) : null}
      <PairFacts link={link} last={last} lastAt={newest?.at ?? null} />
      <PanelButton subtle expanded={asksWhy} onPress={() => setAsksWhy(!asksWhy)}>
        {say('history.why')}
      </PanelButton>
      {asksWhy ? (
        <Suspense fallback={<Skeleton lines={3} />}>
          <PairHistory pages={pages} platform={platform} />
        </Suspense>
      ) : null}
    </>
  );
}
