import { lazy, Suspense, useState } from 'react';
import type { RunView } from '../../src/contract/views';
import { DataTable } from './data-table';
import { duration } from './duration';
import type { AskForRun } from './history/run-dialog';
import styles from './history/history.module.css';
import layout from './layout.module.css';
import { useLanguage } from './reader';
import { RunOutcome } from './run-outcome';
import { useNow } from './use-now';

const RunDialog = lazy(() => import('./history/run-dialog'));

interface Props {
  readonly title: string;
  readonly runs: readonly RunView[];
  readonly platform: string;
  readonly ask: AskForRun;
}

/** What ran, when and with what result; a run opens what it wrote. */
export function RunsTable({ title, runs, platform, ask }: Props) {
  const { say, number, locale, relative, exact, clock } = useLanguage();
  const now = useNow();
  const [open, setOpen] = useState<RunView | null>(null);
  return (
    <section className={layout['stack']}>
      <h2 className={layout['section']}>{title}</h2>
      <DataTable
        label={title}
        columns={[
          {
            key: 'started',
            title: say('run.started'),
            cell: (run) => (
              <button
                type="button"
                className={styles['open']}
                title={exact(run.startedAt)}
                aria-label={say('run.open', {
                  ago: relative(run.startedAt, now),
                  time: clock(run.startedAt, now),
                })}
                onClick={() => setOpen(run)}
              >
                {relative(run.startedAt, now)}
              </button>
            ),
          },
          { key: 'trigger', title: say('run.trigger'), cell: (run) => say(`run.trigger.${run.trigger}`) },
          { key: 'outcome', title: say('run.outcome'), cell: (run) => <RunOutcome outcome={run.outcome} /> },
          { key: 'created', title: say('run.created'), shape: 'number', cell: (run) => number(run.created) },
          { key: 'updated', title: say('run.updated'), shape: 'number', cell: (run) => number(run.updated) },
          { key: 'failed', title: say('run.failed'), shape: 'number', cell: (run) => number(run.failed) },
          {
            key: 'took',
            title: say('run.took'),
            shape: 'number',
            cell: (run) => duration(run.startedAt, run.endedAt, locale) ?? say('none'),
          },
        ]}
        rows={runs}
        keyOf={(run) => run.id}
        none={say('overview.noRuns')}
      />
      {open === null ? null : (
        <Suspense fallback={null}>
          <RunDialog run={open} platform={platform} ask={ask} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </section>
  );
}
