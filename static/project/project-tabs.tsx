import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { ProjectOverview } from '../../src/contract/views';
import { FailureList } from '../shared/failure-list';
import layout from '../shared/layout.module.css';
import { useLanguage } from '../shared/reader';
import { LinkedItemsTable } from './linked-items-table';
import styles from './project-page.module.css';

interface Props {
  readonly overview: ProjectOverview;
  readonly projectId: string;
}

/** The linked items, and what needs somebody. */
export function ProjectTabs({ overview, projectId }: Props) {
  const { say, number } = useLanguage();
  const { connections, failures } = overview;
  const items = (
    <LinkedItemsTable
      projectId={projectId}
      freshness={connections.map((one) => `${one.status}${one.lastRunAt ?? ''}${one.linkedItems}`).join()}
    />
  );
  // Failures are for those who may mend them: an empty tab would tell the others that there are none.
  if (!connections.some((one) => one.mayMend)) {
    return (
      <div className={layout['stack']}>
        <h2 className={layout['section']}>{say('items.title')}</h2>
        {items}
      </div>
    );
  }
  return (
    <Tabs id="project-tabs" shouldUnmountTabPanelOnChange>
      <TabList>
        <Tab>{say('items.title')}</Tab>
        <Tab>
          {say('tab.failures')}
          {` (${number(failures.filter((one) => one.severity === 'failure').length)})`}
        </Tab>
      </TabList>
      <TabPanel>
        <div className={styles['panel']}>{items}</div>
      </TabPanel>
      <TabPanel>
        <div className={styles['panel']}>
          <FailureList
            title={say(
              failures.some((one) => one.severity === 'failure') ? 'project.attention' : 'project.notices',
            )}
            failures={failures}
            none={say('failures.none')}
          />
        </div>
      </TabPanel>
    </Tabs>
  );
}
