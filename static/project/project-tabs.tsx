import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { ReactNode } from 'react';
import type { ProjectOverview } from '../../src/contract/views';
import { FailureList } from '../shared/failure-list';
import layout from '../shared/layout.module.css';
import { useLanguage } from '../shared/reader';
import { RunsTable } from '../shared/runs-table';
import { LinkedItemsTable } from './linked-items-table';
import styles from './project-page.module.css';

interface Props {
  readonly overview: ProjectOverview;
  readonly projectId: string;
}

/** The linked items, what needs somebody, and what was done. */
export function ProjectTabs({ overview, projectId }: Props) {
  const { say, number } = useLanguage();
  const { connections, failures } = overview;
  const failed = failures.filter((one) => one.severity === 'failure').length;
  const items = (
    <LinkedItemsTable
      projectId={projectId}
      freshness={connections.map((one) => `${one.status}${one.lastRunAt ?? ''}${one.linkedItems}`).join()}
    />
  );
  const activity = (
    <div className={layout['stack']}>
      {connections.map(({ connectionId, connectionName, runs }) => (
        <RunsTable key={connectionId} title={say('project.runs', { name: connectionName })} runs={runs} />
      ))}
    </div>
  );
  // Failures are for those who may mend them: an empty tab would tell the others that there are none.
  const mends = connections.some((one) => one.mayMend);
  const tabs: readonly (readonly [string, ReactNode])[] = [
    [say('items.title'), items],
    ...(mends
      ? [
          [
            `${say('tab.failures')} (${number(failed)})`,
            <FailureList key="failures" failures={failures} />,
          ] as const,
        ]
      : []),
    [say('tab.activity'), activity],
  ];
  return (
    <Tabs id="project-tabs" shouldUnmountTabPanelOnChange>
      <TabList>
        {tabs.map(([name]) => (
          <Tab key={name}>{name}</Tab>
        ))}
      </TabList>
      {tabs.map(([name, panel]) => (
        <TabPanel key={name}>
          <div className={styles['panel']}>{panel}</div>
        </TabPanel>
      ))}
    </Tabs>
  );
}
