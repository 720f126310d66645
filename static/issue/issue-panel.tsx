import type { IssueLinkView } from '../../src/contract/views';
import { callIssue } from '../shared/call';
import { OutsideLink } from '../shared/outside-link';
import parts from '../shared/parts.module.css';
import { useLanguage, useReader } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { ItemStateMark, Mark } from '../shared/status-mark';
import { RelativeTime } from '../shared/time';
import { useAnswer } from '../shared/use-answer';
import styles from './issue-panel.module.css';

function Facts({ link }: { readonly link: IssueLinkView }) {
  const { say } = useLanguage();
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
      {link.lastChangeBy === null ? null : (
        <>
          <dt>{say('issue.lastChange')}</dt>
          <dd>
            {link.lastChangeBy === 'jira'
              ? say('issue.inJira')
              : say('issue.inPlatform', { platform: link.platformName })}
          </dd>
        </>
      )}
      <dt>{say('issue.connection')}</dt>
      <dd>{link.connectionName}</dd>
    </dl>
  );
}

function Cause({ link }: { readonly link: IssueLinkView }) {
  const { error: words, say } = useLanguage();
  if (link.error === null) {
    return link.status === 'Authorized' ? null : (
      <p className={styles['cause']}>{say(`issue.connection.${link.status}`)}</p>
    );
  }
  const said = words(link.error.code, link.error.facts);
  return (
    <p className={styles['cause']} role="alert">
      {said.title} {said.todo}
    </p>
  );
}

function Linked({ link }: { readonly link: IssueLinkView }) {
  const { say } = useLanguage();
  return (
    <>
      <h1 className={styles['task']}>
        {link.task === null ? (
          say('issue.taskGone')
        ) : (
          <OutsideLink
            href={link.task.url}
            label={say('issue.openTask', {
              key: link.task.key,
              title: link.task.title,
              platform: link.platformName,
            })}
          >
            <span className={styles['key']}>{link.task.key}</span> {link.task.title}
          </OutsideLink>
        )}
      </h1>
      <p className={styles['line']}>
        {link.status === 'Authorized' ? (
          <ItemStateMark state={link.state} />
        ) : (
          <Mark tone="warning">{say('issue.paused')}</Mark>
        )}
      </p>
      <Cause link={link} />
      <Facts link={link} />
    </>
  );
}

/** One glance: which task, its status, in step or not and since when, and which side changed last. */
export function IssuePanel() {
  const { issueId, language } = useReader();
  const { data, trouble, loading, reload } = useAnswer(
    issueId ?? '',
    () => callIssue('issue.link', { issueId: issueId ?? '' }),
    (answer) => (answer?.link?.state === 'pending' ? 5_000 : 30_000),
  );
  if (data === null && trouble === null)
    return (
      <main className={styles['panel']}>
        <Skeleton lines={4} />
      </main>
    );
  if (data === null) {
    const said = language.error(trouble?.code ?? 'INTERNAL', trouble?.facts ?? {});
    return (
      <main className={styles['panel']}>
        <h1 className={styles['task']}>{said.title}</h1>
        <p className={styles['cause']} role="alert">
          {said.todo}
        </p>
        <button type="button" className={styles['button']} disabled={loading} onClick={() => void reload()}>
          {language.say('tryAgain')}
        </button>
      </main>
    );
  }
  return (
    <main className={styles['panel']}>
      {data.link === null ? (
        <>
          <h1 className={styles['task']}>{language.say('issue.notLinked')}</h1>
          <p className={parts['small']}>{language.say('issue.notLinkedWhy')}</p>
        </>
      ) : (
        <Linked link={data.link} />
      )}
    </main>
  );
}
