import type { ConnectionDetail } from '../../../src/contract/views';
import { DataTable } from '../../shared/data-table';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { AttentionList } from '../attention/attention-list';
import { attentionOf } from '../attention/needed';
import { ResyncStanding } from '../resync/resync-standing';
import type { Route } from '../route';
import type { DialogName } from '../dialog-props';
import { linkName } from './link-name';
import { ManageActions } from './manage-actions';
import { RunsTable } from '../../shared/runs-table';

/** The rest stands under Activity. */
const shownRuns = 5;

function Links({ connection }: { readonly connection: ConnectionDetail }) {
  const { say, number } = useLanguage();
  return (
    <section className={layout['stack']}>
      <h2 className={layout['section']}>{say('overview.links')}</h2>
      <DataTable
        label={say('overview.links')}
        columns={[
          { key: 'jira', title: say('link.jiraProject'), cell: linkName },
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
              link.paused !== null ? (
                <Mark tone="warning">{say('projects.paused')}</Mark>
              ) : link.firstSyncDone ? (
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

interface Props {
  readonly connection: ConnectionDetail;
  readonly go: (route: Route) => void;
  readonly onDialog: (name: DialogName) => void;
  readonly onChanged: (detail: ConnectionDetail | null) => void;
}

export function OverviewTab({ connection, go, onDialog, onChanged }: Props) {
  const { say } = useLanguage();
  return (
    <>
      {/* That the links are kept stands in the sentence below the name. */}
      <AttentionList
        needed={attentionOf(connection).filter(({ kind }) => kind !== 'links-kept')}
        go={go}
        onTest={() => onDialog('test')}
        withoutName
      />
      <ResyncStanding connection={connection} onChanged={onChanged} />
      <ManageActions connection={connection} go={go} onDialog={onDialog} onChanged={onChanged} />
      <Links connection={connection} />
      <RunsTable title={say('overview.runs')} runs={connection.runs.slice(0, shownRuns)} />
    </>
  );
}
