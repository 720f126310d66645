import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { ConnectionRuns } from '../activity/connection-runs';
import { AttentionList } from '../attention/attention-list';
import { attentionOf } from '../attention/needed';
import type { DialogName } from '../dialog-props';
import { ResyncStanding } from '../resync/resync-standing';
import type { Route } from '../route';
import { RouteLink } from '../route-link';
import { ManageActions } from './manage-actions';
import { OverviewLinks } from './overview-links';
import { OverviewNow } from './overview-now';

/** The rest stands under Activity. */
const shownRuns = 5;

interface Props {
  readonly connection: ConnectionDetail;
  readonly go: (route: Route) => void;
  readonly onDialog: (name: DialogName) => void;
  readonly onChanged: (detail: ConnectionDetail | null) => void;
}

/** What needs somebody, what is going on, how fresh each project is, and what can be done. */
export function OverviewTab({ connection, go, onDialog, onChanged }: Props) {
  const { say } = useLanguage();
  const { id: connectionId, runs } = connection;
  return (
    <>
      {/* That the links are kept stands in the sentence below the name. */}
      <AttentionList
        needed={attentionOf(connection).filter(({ kind }) => kind !== 'links-kept')}
        go={go}
        onTest={() => onDialog('test')}
        withoutName
      />
      <ResyncStanding connection={connection} go={go} onChanged={onChanged} />
      <OverviewNow connection={connection} />
      <OverviewLinks connection={connection} />
      <div className={layout['near']}>
        <ConnectionRuns
          connection={connection}
          title={say('overview.runs')}
          runs={runs.slice(0, shownRuns)}
        />
        {runs.length > shownRuns ? (
          <div>
            <RouteLink route={{ page: 'connection', connectionId, tab: 'activity' }} go={go}>
              {say('run.all')}
            </RouteLink>
          </div>
        ) : null}
      </div>
      <ManageActions connection={connection} go={go} onDialog={onDialog} onChanged={onChanged} />
    </>
  );
}
