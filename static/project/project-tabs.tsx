import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { lazy, Suspense, type ReactNode } from 'react';
import type { ProjectOverview } from '../../src/contract/views';
import { useLanguage } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { LinkedItemsTable } from './linked-items-table';
import styles from './project-page.module.css';

// Most visits look at the items alone.
const ProjectFailures = lazy(() => import('./project-failures'));
const ProjectActivity = lazy(() => import('./project-activity'));

interface Props {
  readonly overview: ProjectOverview;
  readonly projectId: string;
  readonly refresh: () => Promise<void>;
}

/** The linked items, what needs somebody, and what was done. */
export function ProjectTabs({ overview, projectId, refresh }: Props) {
  const { say, number } = useLanguage();
  const { connections, failures } = overview;
  const failed = failures.filter((one) => one.severity === 'failure').length;
  const items = (
    <LinkedItemsTable
      projectId={projectId}
      freshness={connections.map((one) => `${one.status}${one.lastRunAt ?? ''}${one.linkedItems}`).join()}
    />
  );
  // Failures are for those who may mend them: an empty tab would tell the others that there are none.
  const mends = connections.some((one) => one.mayMend);
  const tabs: readonly (readonly [string, ReactNode])[] = [
    [say('items.title'), items],
    ...(mends
      ? [
          [
            `${say('tab.failures')} (${number(failed)})`,
            <ProjectFailures
              key="failures"
              projectId={projectId}
              connections={connections}
              refresh={refresh}
            />,
          ] as const,
        ]
      : []),
    [say('tab.activity'), <ProjectActivity key="activity" projectId={projectId} connections={connections} />],
  ];
  return (
    <Tabs id="project-tabs" shouldUnmountTabPanelOnChange>
      <TabList>
        {tabs.map(([name], place) => (
          // By place: a name with a number in it changes, and a tab that is made anew loses the focus.
          <Tab key={place}>{name}</Tab>
        ))}
      </TabList>
      {tabs.map(([, panel], place) => (
        <TabPanel key={place}>
          <div className={styles['panel']}>
            <Suspense fallback={<Skeleton lines={6} tall />}>{panel}</Suspense>
          </div>
        </TabPanel>
      ))}
    </Tabs>
  );
}
