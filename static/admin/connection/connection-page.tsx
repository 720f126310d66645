import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { lazy, Suspense, useEffect } from 'react';
import type { ConnectionDetail, ConnectionSummary } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { LoadTrouble } from '../../shared/load-trouble';
import { pollPeriod } from '../../shared/poll-period';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer, type Loaded } from '../../shared/use-answer';
import { tabs, type Tab as TabName } from '../route';
import type { Navigation } from '../use-route';
import { BackLink } from '../back-link';
import type { DialogName } from '../dialog-props';
import { useConnectionDialog } from '../use-connection-dialog';
import { AuthorisationTab } from './authorisation-tab';
import { ConnectionHeader } from './connection-header';
import { ConnectionTrouble } from './connection-trouble';
import { OverviewTab } from './overview-tab';
import { ProjectsTab } from './projects-tab';
import { SettingsTab } from './settings-tab';
import styles from './connection-page.module.css';
import { WorkspacesTab } from './workspaces-tab';

const FailuresTab = lazy(() => import('../failures/failures-tab'));
const ActivityTab = lazy(() => import('./activity-tab'));

interface Props {
  readonly connectionId: string;
  readonly tab: TabName;
  readonly navigation: Navigation;
}

interface PanelProps {
  readonly tab: TabName;
  readonly detail: ConnectionDetail;
  readonly loaded: Loaded<ConnectionDetail>;
  readonly go: Navigation['go'];
  readonly onDialog: (name: DialogName, connection: ConnectionSummary) => void;
}

function Panel({ tab, detail, loaded, go, onDialog }: PanelProps) {
  switch (tab) {
    case 'overview':
      return (
        <OverviewTab
          connection={detail}
          go={go}
          onDialog={(name) => onDialog(name, detail)}
          onChanged={(changed) => {
            if (changed === null) void loaded.reload();
            else loaded.replace(changed);
          }}
        />
      );
    case 'projects':
      return <ProjectsTab connection={detail} go={go} onChanged={loaded.replace} />;
    case 'workspaces':
      return <WorkspacesTab connection={detail} onChanged={loaded.replace} />;
    case 'authorisation':
      return <AuthorisationTab connection={detail} onChanged={loaded.replace} />;
    case 'failures':
      return <FailuresTab connection={detail} onChanged={() => void loaded.reload()} />;
    case 'activity':
      return <ActivityTab connection={detail} />;
    case 'settings':
      return <SettingsTab connection={detail} onChanged={loaded.replace} onDialog={onDialog} />;
  }
}

function Shown({
  detail,
  loaded,
  tab,
  navigation,
}: { readonly detail: ConnectionDetail; readonly loaded: Loaded<ConnectionDetail> } & Pick<
  Props,
  'tab' | 'navigation'
>) {
  const { say, number } = useLanguage();
  const { go } = navigation;
  const { open, dialog } = useConnectionDialog({
    onChanged: (changed) => {
      if (changed === null) void loaded.reload();
      else loaded.replace(changed);
    },
    onDeleted: () => navigation.replace({ page: 'list' }),
  });
  const counts: Partial<Record<TabName, number>> = {
    projects: detail.links.length,
    workspaces: detail.grantedWorkspaces,
    failures: detail.openFailures,
  };
  return (
    <>
      <ConnectionHeader connection={detail} navigation={navigation} loaded={loaded} onDialog={open} />
      <ConnectionTrouble connection={detail} go={go} onChanged={() => void loaded.reload()} />
      <Tabs
        id="connection-tabs"
        selected={tabs.indexOf(tab)}
        shouldUnmountTabPanelOnChange
        onChange={(place) =>
          go({ page: 'connection', connectionId: detail.id, tab: tabs[place] ?? 'overview' })
        }
      >
        <div className={styles['tabs']}>
          <TabList>
            {tabs.map((name) => (
              <Tab key={name}>
                {say(`tab.${name}`)}
                {counts[name] === undefined ? '' : ` (${number(counts[name])})`}
              </Tab>
            ))}
          </TabList>
        </div>
        {tabs.map((name) => (
          <TabPanel key={name}>
            <div className={styles['panel']}>
              <Suspense fallback={<Skeleton lines={6} tall />}>
                <Panel tab={tab} detail={detail} loaded={loaded} go={go} onDialog={open} />
              </Suspense>
            </div>
          </TabPanel>
        ))}
      </Tabs>
      {dialog}
    </>
  );
}

/** One connection: how it stands, what it joins, whom it acts as, and what needs somebody. */
export default function ConnectionPage({ connectionId, tab, navigation }: Props) {
  const loaded = useAnswer(
    connectionId,
    () => callAdmin('connection.get', { connectionId }),
    (detail) => pollPeriod(detail === null ? [] : [detail]),
  );
  const { data, trouble, loading, reload } = loaded;
  const { replace } = navigation;
  const unfinished = data?.status === 'Draft';
  useEffect(() => {
    if (unfinished) replace({ page: 'setup', connectionId });
  }, [unfinished, replace, connectionId]);
  return (
    <>
      {data === null ? <BackLink navigation={navigation} /> : null}
      <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
      {data === null || unfinished ? (
        trouble === null && <Skeleton lines={6} tall />
      ) : (
        <Shown detail={data} loaded={loaded} tab={tab} navigation={navigation} />
      )}
    </>
  );
}
