import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import type { FailureView } from '../../src/contract/views';
import type { FailureCalls } from './failure-list-calls';
import { FailureConflict } from './failure-list-conflict';
import styles from './failure-list.module.css';
import { fieldName } from './field-name';
import { tellDone } from './flag';
import { IssueLink } from './issue-link';
import { OutsideLink } from './outside-link';
import parts from './parts.module.css';
import { ProblemMessage } from './problem-message';
import { useLanguage } from './reader';
import { Mark } from './status-mark';
import { RelativeTime } from './time';
import { useAction } from './use-action';

interface Props {
  readonly failure: FailureView;
  readonly calls: FailureCalls;
  readonly platform: string;
  readonly isQueued: boolean;
  /** Why nothing can be tried now, in words; null where it can. */
  readonly whyNot: string | null;
  readonly onQueued: (failure: FailureView) => void;
  readonly onGone: () => void;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className={styles['fact']}>
      <span className={styles['label']}>{name}</span> {children}
    </span>
  );
}

/** One item: which, since when, how often it was tried and when it is next, and what can be done. */
export function FailureItem({ failure, calls, platform, isQueued, whyNot, onQueued, onGone }: Props) {
  const language = useLanguage();
  const { say } = language;
  const { issueKey, taskKey, error, conflicts } = failure;
  const item = [issueKey, taskKey].filter((key) => key !== null).join(', ') || error.reference;
  const retry = useAction(
    () => calls.retryOne(failure),
    () => {
      tellDone(say('failures.retried', { count: 1 }), say('failures.retriedText'));
      onQueued(failure);
    },
  );
  const dismiss = useAction(
    () => calls.dismiss(failure),
    () => {
      tellDone(say('failures.dismissed', { item }), say('failures.dismissedText'));
      onGone();
    },
  );
  const settle = useAction(
    async (field: string, keep: 'jira' | 'platform') => {
      const answer = await calls.settle(failure, field, keep);
      return answer.ok ? { ok: true as const, data: field } : answer;
    },
    (field) => {
      tellDone(say('conflict.settled', { field: fieldName(language, field) }), say('conflict.settledText'));
      onQueued(failure);
    },
  );
  const trouble = retry.trouble ?? dismiss.trouble ?? settle.trouble;
  return (
    <li className={styles['item']}>
      <div className={styles['line']}>
        <div className={styles['names']}>
          {issueKey === null ? null : (
            <Fact name={say('items.issue')}>
              <IssueLink issueKey={issueKey} />
            </Fact>
          )}
          {taskKey === null ? null : (
            <Fact name={say('items.task')}>
              <OutsideLink href={failure.taskUrl}>{taskKey}</OutsideLink>
            </Fact>
          )}
          {issueKey === null && taskKey === null ? <span>{say('failures.itself')}</span> : null}
        </div>
        <div className={styles['facts']}>
          <Fact name={say('failures.first')}>
            <RelativeTime iso={error.firstSeenAt} />
          </Fact>
          <Fact name={say('failures.last')}>
            <RelativeTime iso={error.lastSeenAt} />
          </Fact>
          <span className={styles['fact']}>{say('failures.tries', { count: failure.attempts })}</span>
          {isQueued ? (
            <Mark tone="information">{say('failures.queued')}</Mark>
          ) : failure.nextTryAt === null ? (
            failure.severity === 'failure' && conflicts.length === 0 ? (
              <span className={styles['fact']}>{say('failures.notByItself')}</span>
            ) : null
          ) : (
            <Fact name={say('failures.next')}>
              <RelativeTime iso={failure.nextTryAt} />
            </Fact>
          )}
        </div>
        <div className={parts['row']}>
          {conflicts.length > 0 ? null : (
            <Button
              spacing="compact"
              aria-label={say('failures.retryOf', { item })}
              isLoading={retry.busy}
              isDisabled={isQueued || whyNot !== null}
              onClick={() => void retry.run()}
            >
              {say('failures.retry')}
            </Button>
          )}
          <Button
            spacing="compact"
            appearance="subtle"
            aria-label={say('failures.dismissOf', { item })}
            isLoading={dismiss.busy}
            onClick={() => void dismiss.run()}
          >
            {say('failures.dismiss')}
          </Button>
        </div>
      </div>
      {conflicts.map((conflict) => (
        <FailureConflict
          key={conflict.field}
          item={item}
          platform={platform}
          conflict={conflict}
          isBusy={settle.busy || isQueued}
          whyNot={whyNot}
          onKeep={(keep) => void settle.run(conflict.field, keep)}
        />
      ))}
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
    </li>
  );
}
