import Button from '@atlaskit/button/new';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import InfoIcon from '@atlaskit/icon/core/status-information';
import { useId, useState } from 'react';
import type { FailureGroup } from '../../src/contract/history-views';
import type { FailureView } from '../../src/contract/views';
import type { FailureCalls } from './failure-list-calls';
import { FailureItem } from './failure-list-item';
import { isQueued, type Queued } from './failure-list-queued';
import styles from './failure-list.module.css';
import layout from './layout.module.css';
import parts from './parts.module.css';
import { ProblemMessage } from './problem-message';
import { useLanguage } from './reader';
import { Skeleton } from './skeleton';
import { useFailureItems } from './use-failure-items';
import { useNow } from './use-now';

export interface GroupSurroundings {
  readonly calls: FailureCalls;
  readonly platform: string;
  readonly linkId: string | null;
  readonly freshness: string;
  readonly queued: Queued;
  readonly whyNot: string | null;
  readonly onQueued: (failures: readonly FailureView[]) => void;
  readonly onGone: () => void;
}

interface Props extends GroupSurroundings {
  readonly group: FailureGroup;
  readonly given: readonly FailureView[];
  /** The items are in sight from the beginning. */
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onRetry: (items: readonly FailureView[]) => void;
}

/** One cause: what to do about it first, then why, then the items it concerns. */
export function FailureGroupCard({ group, given, isOpen, isBusy, onRetry, ...around }: Props) {
  const { say, error } = useLanguage();
  const [shown, setShown] = useState(isOpen);
  const now = useNow();
  const id = useId();
  const { calls, linkId, freshness, queued, whyNot } = around;
  const { items, hasMore, loading, trouble, more } = useFailureItems(
    calls,
    group,
    linkId,
    given,
    shown,
    freshness,
  );
  const said = error(group.code, group.facts);
  const isFailure = group.severity === 'failure';
  const Icon = isFailure ? ErrorIcon : InfoIcon;
  // What a person has to decide is not decided by another try.
  const isAsked = group.code === 'CONFLICT_OPEN';
  const known = items ?? given;
  return (
    <section className={styles['group']} aria-labelledby={id}>
      <div className={styles['head']}>
        <span className={styles[isFailure ? 'bad' : 'note']}>
          <Icon label="" color="currentColor" />
        </span>
        <div className={layout['near']}>
          <h3 id={id} className={styles['title']}>
            {said.title}
          </h3>
          <p className={styles['todo']}>{said.todo}</p>
          <p className={parts['small']}>
            {said.why} {say('problem.code', { code: group.code })}
          </p>
          <div className={parts['row']}>
            {isAsked ? null : (
              <Button
                spacing="compact"
                isLoading={isBusy}
                isDisabled={whyNot !== null}
                onClick={() => onRetry(known)}
              >
                {say('failures.retryGroup')}
              </Button>
            )}
            <span className={styles['toggle']}>
              <Button
                spacing="compact"
                appearance="subtle"
                aria-expanded={shown}
                aria-controls={`${id}-items`}
                onClick={() => setShown(!shown)}
              >
                {say(shown ? 'failures.hide' : 'failures.show')}
              </Button>
            </span>
          </div>
        </div>
        <span className={styles['count']}>
          {say(group.more ? 'failures.itemsMore' : 'failures.items', { count: group.count })}
        </span>
      </div>
      <div id={`${id}-items`} hidden={!shown}>
        {shown && items === null && trouble === null ? <Skeleton lines={3} tall /> : null}
        {shown && items !== null ? (
          <ul className={styles['items']}>
            {items.map((failure) => (
              <FailureItem
                key={failure.id}
                failure={failure}
                calls={calls}
                platform={around.platform}
                isQueued={isQueued(queued, failure, now)}
                whyNot={whyNot}
                onQueued={(one) => around.onQueued([one])}
                onGone={around.onGone}
              />
            ))}
          </ul>
        ) : null}
        {trouble === null ? null : <ProblemMessage trouble={trouble} />}
        {shown && (hasMore || trouble !== null) ? (
          <div className={styles['more']}>
            <Button isLoading={loading} onClick={more}>
              {say(trouble === null ? 'failures.more' : 'tryAgain')}
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}
