import type { ConnectionDetail, ProjectLinkView } from '../../../src/contract/views';
import { DataTable } from '../../shared/data-table';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { RelativeTime } from '../../shared/time';
import { LinkActions } from './link-actions';
import { linkName } from './link-name';

interface Props {
  readonly link: ProjectLinkView;
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

function Standing({ link }: { readonly link: ProjectLinkView }) {
  const { say } = useLanguage();
  if (link.paused !== null) {
    return (
      <p className={layout['text']}>
        <Mark tone="warning">{say('projects.paused')}</Mark> {say(`paused.${link.paused.by}`)}{' '}
        <RelativeTime iso={link.paused.since} />
      </p>
    );
  }
  return link.firstSyncDone ? null : (
    <p className={layout['text']}>
      <Mark tone="information">{say('projects.firstSyncOpen')}</Mark>
    </p>
  );
}

/** One project link: what it joins, how it is mapped, whether it rests, and what can be done with it. */
export function ProjectLink({ link, connection, onChanged }: Props) {
  const { say, number } = useLanguage();
  const { platformName: platform } = connection;
  return (
    <section className={layout['card']} aria-label={linkName(link)}>
      <div className={layout['head']}>
        <div className={layout['headText']}>
          <h2 className={layout['section']}>
            {say('done.projectPair', { jira: linkName(link), remote: link.platformProjectName })}
          </h2>
          <Standing link={link} />
        </div>
        <LinkActions link={link} connection={connection} onChanged={onChanged} />
      </div>
      <dl className={layout['facts']}>
        <dt>{say('projects.workspace')}</dt>
        <dd>{link.workspaceName}</dd>
        <dt>{say('projects.direction')}</dt>
        <dd>{say('projects.bothWays')}</dd>
        <dt>{say('link.issueType')}</dt>
        <dd>{link.issueTypeName}</dd>
        <dt>{say('link.createTasks')}</dt>
        <dd>{say(`link.createTasks.${link.createTasks}`)}</dd>
        <dt>{say('overview.linkedItems')}</dt>
        <dd>{number(link.linkedItems)}</dd>
      </dl>
      <details>
        <summary>{say('link.statuses')}</summary>
        <DataTable
          label={say('link.statuses')}
          columns={[
            { key: 'task', title: say('link.taskStatus', { platform }), cell: (pair) => pair.taskStatusName },
            { key: 'jira', title: say('link.jiraStatus'), cell: (pair) => pair.jiraStatusName },
          ]}
          rows={link.statuses}
          keyOf={(pair) => pair.taskStatusId}
          none={say('link.noStatuses')}
        />
      </details>
    </section>
  );
}
