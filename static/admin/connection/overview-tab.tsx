import type { ConnectionDetail, RunView } from '../../../src/contract/views';
import { DataTable } from '../../shared/data-table';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { RelativeTime } from '../../shared/time';
import { duration } from './duration';

const tones = {
  running: 'information',
  complete: 'success',
  'complete-with-failures': 'warning',
  waiting: 'information',
  stopped: 'danger',
} as const;

function Runs({ runs }: { readonly runs: readonly RunView[] }) {
  const { say, number, locale } = useLanguage();
  return (
    <section className={layout['stack']}>
      <h2 className={layout['section']}>{say('overview.runs')}</h2>
      <DataTable
        label={say('overview.runs')}
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

function Links({ connection }: { readonly connection: ConnectionDetail }) {
  const { say, number } = useLanguage();
  return (
    <section className={layout['stack']}>
      <h2 className={layout['section']}>{say('overview.links')}</h2>
      <DataTable
        label={say('overview.links')}
        columns={[
          {
            key: 'jira',
            title: say('link.jiraProject'),
            cell: (link) => `${link.jiraProjectName} (${link.jiraProjectKey})`,
          },
          {
            key: 'remote',
            title: say('link.platformProject', { platform: connection.platformName }),
            cell: (link) => link.platformProjectName,
          },
          {
            key: 'items',
            title: say('overview.linkedItems'),
            shape: 'number',
            cell: (link) => number(link.linkedItems),
          },
          {
            key: 'first',
            title: say('overview.firstSync'),
            cell: (link) =>
              link.firstSyncDone ? (
                <Mark tone="success">{say('overview.firstSyncDone')}</Mark>
              ) : (
                <Mark tone="information">{say('overview.firstSyncOpen')}</Mark>
              ),
          },
        ]}
        rows={connection.links}
        keyOf={(link) => link.id}
        none={say('projects.none')}
      />
    </section>
  );
}

export function OverviewTab({ connection }: { readonly connection: ConnectionDetail }) {
  return (
    <>
      <Links connection={connection} />
      <Runs runs={connection.runs} />
    </>
  );
}
