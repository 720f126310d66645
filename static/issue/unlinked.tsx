import type { UnlinkedIssueView } from '../../src/contract/views';
import { useLanguage } from '../shared/reader';
import type { AskedWords } from './asked';
import styles from './issue-panel.module.css';
import { PairActions } from './pair-actions';

/** An issue without a task: whether it could have one, and the ways to it for those who may. */
export function Unlinked({
  issueId,
  unlinked,
  isPending,
  onAsked,
}: {
  readonly issueId: string;
  /** Null in a project that is not linked. */
  readonly unlinked: UnlinkedIssueView | null;
  readonly isPending: boolean;
  readonly onAsked: (words: AskedWords) => void;
}) {
  const { say } = useLanguage();
  return (
    <>
      <h1 className={styles['task']}>{say('issue.notLinked')}</h1>
      {unlinked === null ? (
        <p className={styles['cause']}>{say('issue.notLinkedWhy')}</p>
      ) : (
        <>
          <p className={styles['cause']}>
            {say('issue.notLinkedTo', { platform: unlinked.platformName })}{' '}
            {unlinked.mayMend ? '' : say('issue.askMender')}
          </p>
          {!unlinked.mayMend || isPending ? null : unlinked.mayCreate ? (
            <PairActions issueId={issueId} mayCreate mayUnlink={false} onAsked={onAsked} />
          ) : (
            <p className={styles['cause']}>{say('issue.mayNotCreate')}</p>
          )}
        </>
      )}
    </>
  );
}
