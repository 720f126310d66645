import type { IssueLinkView } from '../../src/contract/views';
import { useLanguage } from '../shared/reader';
import { RelativeTime } from '../shared/time';
import styles from './issue-panel.module.css';

interface Props {
  readonly link: IssueLinkView;
  /** Who changed what last and on which side; null until it is known. */
  readonly last: string | null;
  readonly lastAt: string | null;
}

function LastChange({ link, last, lastAt }: Props) {
  const { say } = useLanguage();
  const { lastChangeBy, platformName: platform } = link;
  if (last === null)
    return lastChangeBy === 'platform' ? say('issue.inPlatform', { platform }) : say('issue.inJira');
  return (
    <>
      {last}
      {lastAt === null ? null : (
        <>
          , <RelativeTime iso={lastAt} />
        </>
      )}
    </>
  );
}

/** The task as it is on the other side, and how the two have been doing. */
export function PairFacts(props: Props) {
  const { say } = useLanguage();
  const { link, last } = props;
  const { task } = link;
  return (
    <dl className={styles['facts']}>
      {task === null ? null : (
        <>
          <dt>{say('issue.status')}</dt>
          <dd>{task.status}</dd>
          <dt>{say('issue.assignee')}</dt>
          <dd>{task.assignee ?? say('issue.unassigned')}</dd>
        </>
      )}
      <dt>{say('issue.lastSync')}</dt>
      <dd>
        <RelativeTime iso={link.lastSyncAt} />
      </dd>
      {link.lastChangeBy === null && last === null ? null : (
        <>
          <dt>{say('issue.lastChange')}</dt>
          <dd>
            <LastChange {...props} />
          </dd>
        </>
      )}
      <dt>{say('issue.connection')}</dt>
      <dd>{link.connectionName}</dd>
    </dl>
  );
}
