import type { RunView } from '../../src/contract/views';
import { DataTable } from './data-table';
import layout from './layout.module.css';
import { useLanguage } from './reader';
import { Mark } from './status-mark';
import { RelativeTime } from './time';
import { duration } from './duration';

const tones = {
  running: 'information',
  complete: 'success',
  'complete-with-failures': 'warning',
  waiting: 'information',
  stopped: 'danger',
} as const;

export function RunsTable({ title, runs }: { readonly title: string; readonly runs: readonly RunView[] }) {
  const { say, number, locale } = useLanguage();
  return (
    <section className={layout['stack']}>
      <h2 className={layout['section']}>{title}</h2>
      <DataTable
        label={title}
        columns={[
          { key: 'started', title: say('run.started'), cell: (run) => <RelativeTime iso={run.startedAt} /> },
          { key: 'trigger', title: say('run.trigger'), cell: (run) => say(`run.trigger.${run.trigger}`) },
          {
            key: 'outcome',
            title: say('run.outcome'),
            cell: (run) => <Mark tone={tones[run.outcome]}>{say(`run.outcome.${run.outcome}`)}</Mark>,
          },
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
    </section>
  );
}
