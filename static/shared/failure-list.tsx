import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { ErrorCode } from '../../src/contract/error-codes';
import type { FailureGroup } from '../../src/contract/history-views';
import type { FailureView } from '../../src/contract/views';
import { CopyButton } from './copy-button';
import type { FailureCalls } from './failure-list-calls';
import { FailureFilters, type LinkChoice } from './failure-list-filters';
import { FailureGroupCard } from './failure-list-group';
import { isQueued, withQueued, type Queued } from './failure-list-queued';
import styles from './failure-list.module.css';
import { tellDone } from './flag';
import layout from './layout.module.css';
import { LoadTrouble } from './load-trouble';
import parts from './parts.module.css';
import { JqlLink } from './jql-link';
import { ProblemMessage } from './problem-message';
import { useLanguage } from './reader';
import { Skeleton } from './skeleton';
import { useAction } from './use-action';
import { useAnswer } from './use-answer';

/** Of more causes than this only the first is opened at once. */
const fewCauses = 3;
const watchedMs = 4_000;
const quietMs = 30_000;

interface Props {
  readonly calls: FailureCalls;
  readonly platform: string;
  /** The project links to choose among; none where the page is about one project. */
  readonly links: readonly LinkChoice[];
  /** Finds the issues in Jira's search, where an entity property of those that failed is called `planningSync`. */
  readonly jql: string;
  /** Why nothing can be tried now, in words; null where it can. */
  readonly whyNot: string | null;
  /** The numbers on the page around have changed. */
  readonly onChanged: () => void;
}

const titles = { failure: 'project.attention', notice: 'project.notices' } as const;

function ownOf(group: FailureGroup, items: readonly FailureView[]): readonly FailureView[] {
  return items.filter(({ severity, error }) => severity === group.severity && error.code === group.code);
}

function None({ filtered }: { readonly filtered: boolean }) {
  const { say } = useLanguage();
  if (filtered) return <p className={layout['text']}>{say('failures.noMatch')}</p>;
  return (
    <section className={layout['empty']}>
      <h2 className={layout['section']}>{say('failures.none')}</h2>
      <p className={layout['text']}>{say('failures.noneText')}</p>
    </section>
  );
}

/** What needs somebody, then what is good to know: one card per cause, which can be tried again alone or all at once. */
export function FailureList({ calls, platform, links, jql, whyNot, onChanged }: Props) {
  const { say } = useLanguage();
  const [linkId, setLinkId] = useState<string | null>(null);
  const [code, setCode] = useState<ErrorCode | null>(null);
  const [queued, setQueued] = useState<Queued>(new Map());
  const latest = useRef(onChanged);
  latest.current = onChanged;
  const { data, trouble, loading, reload } = useAnswer(
    linkId ?? '',
    () => calls.page({ code: null, linkId, cursor: null }),
    (page) => (page?.items.some((one) => isQueued(queued, one, Date.now())) === true ? watchedMs : quietMs),
  );
  const queue = (failures: readonly FailureView[]): void => {
    setQueued((before) => withQueued(before, failures, Date.now()));
    void reload();
  };
  const retry = useAction(
    async (which: ErrorCode | null, known: readonly FailureView[]) => {
      const answer = await calls.retryAll(which);
      if (!answer.ok) return answer;
      // Notices are not counted as failures, but tried again with their cause.
      const count = which === null ? answer.data.queued : Math.max(answer.data.queued, known.length);
      return { ok: true as const, data: { count, known } };
    },
    ({ count, known }) => {
      tellDone(say('failures.retried', { count }), say('failures.retriedText'));
      queue(known);
    },
  );
  const [retrying, setRetrying] = useState<ErrorCode | null>(null);
  const freshness = (data?.groups ?? []).map(({ count, lastSeenAt }) => `${count} ${lastSeenAt}`).join();
  // The number in the tab is the page's, which asks more rarely.
  const known = useRef<string | null>(null);
  const hasData = data !== null;
  useEffect(() => {
    if (!hasData || known.current === freshness) return;
    if (known.current !== null) latest.current();
    known.current = freshness;
  }, [hasData, freshness]);
  if (data === null)
    return trouble === null ? (
      <Skeleton lines={6} tall />
    ) : (
      <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
    );
  const groups = data.groups.filter((group) => code === null || group.code === code);
  const filtered = linkId !== null || code !== null;
  const retryable = groups.filter((group) => group.severity === 'failure' && group.code !== 'CONFLICT_OPEN');
  return (
    <div className={layout['stack']}>
      {data.groups.length === 0 && !filtered ? null : (
        <div className={layout['bar']}>
          <FailureFilters
            links={links}
            linkId={linkId}
            onLink={setLinkId}
            codes={[...new Set(data.groups.map((group) => group.code))]}
            code={code}
            onCode={setCode}
          />
          {code === null && linkId === null && retryable.length > 0 ? (
            <Button
              isLoading={retry.busy && retrying === null}
              isDisabled={whyNot !== null}
              onClick={() => {
                setRetrying(null);
                void retry.run(null, data.items);
              }}
            >
              {say('failures.retryAll')}
            </Button>
          ) : null}
          {whyNot === null ? null : (
            <span className={parts['small']}>{say('failures.blocked', { why: whyNot })}</span>
          )}
        </div>
      )}
      {retry.trouble === null ? null : <ProblemMessage trouble={retry.trouble} />}
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      {groups.length === 0 ? <None filtered={filtered} /> : null}
      {(['failure', 'notice'] as const).map((severity) => {
        const members = groups.filter((group) => group.severity === severity);
        return members.length === 0 ? null : (
          <section key={severity} className={layout['stack']} aria-label={say(titles[severity])}>
            <h2 className={layout['section']}>{say(titles[severity])}</h2>
            {members.map((group, place) => (
              <FailureGroupCard
                key={`${group.code} ${linkId ?? ''}`}
                group={group}
                given={ownOf(group, data.items)}
                isOpen={severity === 'failure' && (place === 0 || members.length <= fewCauses)}
                isBusy={retry.busy && retrying === group.code}
                onRetry={(known) => {
                  setRetrying(group.code);
                  void retry.run(group.code, known);
                }}
                calls={calls}
                platform={platform}
                linkId={linkId}
                freshness={freshness}
                queued={queued}
                whyNot={whyNot}
                onQueued={queue}
                onGone={() => void reload()}
              />
            ))}
          </section>
        );
      })}
      {data.groups.some(({ severity }) => severity === 'failure') ? (
        <p className={styles['jql']}>
          <span>{say('failures.jql')}</span> <JqlLink jql={jql}>{jql}</JqlLink>
          <CopyButton iconOnly text={jql} label={say('failures.jqlCopy')} />
        </p>
      ) : null}
    </div>
  );
}
