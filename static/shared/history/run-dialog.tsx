import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { HistoryEntry, HistoryPage } from '../../../src/contract/history-views';
import type { Answer, RunView } from '../../../src/contract/views';
import { DataTable, type Column } from '../data-table';
import { Dialog } from '../dialog';
import { duration } from '../duration';
import { FactList } from '../fact-list';
import { IssueLink } from '../issue-link';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { ProblemMessage } from '../problem-message';
import { useLanguage } from '../reader';
import { RunOutcome } from '../run-outcome';
import { Skeleton } from '../skeleton';
import { usePages } from '../use-pages';
import { asPage } from './as-page';
import { FieldChanges } from './field-changes';
import { toldAction, toldCause } from './told-entry';

export type AskForRun = (
  runId: string,
  cursor: string | null,
) => Promise<Answer<{ readonly run: RunView; readonly page: HistoryPage }>>;

function useColumns(platform: string): readonly Column<HistoryEntry>[] {
  const language = useLanguage();
  const { say } = language;
  return [
    {
      key: 'issue',
      title: say('items.issue'),
      shape: 'narrow',
      cell: ({ issueKey }) => (issueKey === null ? say('none') : <IssueLink issueKey={issueKey} />),
    },
    { key: 'task', title: say('items.task'), shape: 'narrow', cell: ({ taskKey }) => taskKey ?? say('none') },
    {
      key: 'what',
      title: say('run.wrote'),
      cell: (entry) => (
        <div className={layout['tight']}>
          <span>{toldAction(language, entry, platform)}</span>
          <FieldChanges changes={entry.changes} />
        </div>
      ),
    },
    {
      key: 'why',
      title: say('review.why'),
      cell: (entry) => <span className={parts['small']}>{toldCause(language, entry, platform)}</span>,
    },
  ];
}

function RunFacts({ run }: { readonly run: RunView }) {
  const { say, number, locale } = useLanguage();
  const { created, updated, failed } = run;
  return (
    <FactList
      facts={[
        [say('run.trigger'), say(`run.trigger.${run.trigger}`)],
        [say('run.outcome'), <RunOutcome key="outcome" outcome={run.outcome} />],
        [say('run.counts'), say('run.countsOf', { created, updated, failed })],
        [say('run.took'), duration(run.startedAt, run.endedAt, locale)],
        [say('run.points'), run.points === null || run.points === undefined ? null : number(run.points)],
      ]}
    />
  );
}

/** One run, and what it wrote: which item, which field, from what to what, and why. */
export default function RunDialog({
  run,
  platform,
  ask,
  onClose,
}: {
  readonly run: RunView;
  readonly platform: string;
  readonly ask: AskForRun;
  readonly onClose: () => void;
}) {
  const { say, exact, clock } = useLanguage();
  const [newest, setNewest] = useState(run);
  const { items, hasMore, loading, trouble, more } = usePages(run.id, async (cursor) => {
    const answer = await ask(run.id, cursor);
    if (!answer.ok) return answer;
    setNewest({ ...run, ...answer.data.run });
    return asPage({ ok: true, data: answer.data.page });
  });
  const columns = useColumns(platform);
  return (
    <Dialog
      wide
      title={say('run.title', { time: clock(run.startedAt, Date.now()) })}
      onClose={onClose}
      footer={
        <Button appearance="primary" onClick={onClose}>
          {say('close')}
        </Button>
      }
    >
      <p className={layout['subtle']}>{exact(run.startedAt)}</p>
      <RunFacts run={newest} />
      {items === null ? (
        trouble === null && <Skeleton lines={4} tall />
      ) : (
        <DataTable
          label={say('run.wrote')}
          columns={columns}
          rows={items}
          keyOf={(entry) => entry.id}
          none={say('history.runNone')}
          top
        />
      )}
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      {trouble === null && !hasMore ? null : (
        <div>
          <Button isLoading={loading} onClick={more}>
            {say(trouble === null ? 'history.more' : 'tryAgain')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
