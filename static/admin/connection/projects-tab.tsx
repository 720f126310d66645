import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ConnectionDetail, ProjectLinkView } from '../../../src/contract/views';
import { DataTable } from '../../shared/data-table';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { LinkForm } from '../link/link-form';

interface Props {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

function Link({ link, platform }: { readonly link: ProjectLinkView; readonly platform: string }) {
  const { say, number } = useLanguage();
  const name = `${link.jiraProjectName} (${link.jiraProjectKey})`;
  return (
    <section className={layout['stack']} aria-label={name}>
      <h2 className={layout['section']}>
        {say('done.projectPair', { jira: name, remote: link.platformProjectName })}
      </h2>
      <dl className={layout['facts']}>
        <dt>{say('projects.workspace')}</dt>
        <dd>{link.workspaceName}</dd>
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

export function ProjectsTab({ connection, onChanged }: Props) {
  const { say } = useLanguage();
  const [adding, setAdding] = useState(false);
  return (
    <>
      {connection.links.length === 0 ? <p className={layout['text']}>{say('projects.none')}</p> : null}
      {connection.links.map((link) => (
        <Link key={link.id} link={link} platform={connection.platformName} />
      ))}
      {adding ? (
        <section className={layout['stack']} aria-label={say('projects.add')}>
          <h2 className={layout['section']}>{say('projects.add')}</h2>
          <LinkForm
            connection={connection}
            onLinked={(detail) => {
              tellDone(say('done.linked'));
              setAdding(false);
              onChanged(detail);
            }}
          />
          <div>
            <Button appearance="subtle" onClick={() => setAdding(false)}>
              {say('cancel')}
            </Button>
          </div>
        </section>
      ) : (
        <div>
          <Button isDisabled={connection.grantedWorkspaces === 0} onClick={() => setAdding(true)}>
            {say('projects.add')}
          </Button>
        </div>
      )}
    </>
  );
}
