import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import SectionMessage from '@atlaskit/section-message';
import { useEffect } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAnswer } from '../../shared/use-answer';
import { useConnectionActions } from '../use-connection-actions';
import { firstSync } from './first-sync';

interface Props {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onOpen: () => void;
}

function Progress({ connection }: { readonly connection: ConnectionDetail }) {
  const { say } = useLanguage();
  const sync = firstSync(connection);
  if (sync.state === 'off') return null;
  if (sync.state === 'done') {
    return (
      <SectionMessage appearance="success" title={say('firstSync.done')}>
        <p className={layout['text']}>{say('firstSync.doneText', { count: sync.items })}</p>
      </SectionMessage>
    );
  }
  return (
    <p className={parts['row']} role="status">
      <Spinner size="small" label="" />
      {say(`firstSync.${sync.state}`, { count: sync.items })}
    </p>
  );
}

/** What was set up, and the first sync as it goes; the page can be left, the sync goes on. */
export function DoneStep({ connection, onChanged, onOpen }: Props) {
  const { say } = useLanguage();
  const fresh = useAnswer(
    connection.id,
    () => callAdmin('connection.get', { connectionId: connection.id }),
    (detail) => (detail !== null && firstSync(detail).state === 'done' ? 30_000 : 5_000),
  );
  const { data } = fresh;
  useEffect(() => {
    if (data !== null && data !== connection) onChanged(data);
  }, [data, connection, onChanged]);
  const now = data ?? connection;
  const { setActive } = useConnectionActions(now, (detail) => {
    if (detail !== null) fresh.replace(detail);
  });
  const trouble = setActive.trouble ?? fresh.trouble ?? now.error;
  const [link] = now.links;
  return (
    <div className={layout['stack']}>
      <dl className={layout['facts']}>
        <dt>{say('detail.address')}</dt>
        <dd>{now.address}</dd>
        <dt>{say('detail.account')}</dt>
        <dd>{now.authorisation.account ?? say('none')}</dd>
        <dt>{say('column.workspaces')}</dt>
        <dd>{say('done.workspaces', { count: now.grantedWorkspaces })}</dd>
        {link === undefined ? null : (
          <>
            <dt>{say('done.project')}</dt>
            <dd>
              {say('done.projectPair', {
                jira: `${link.jiraProjectName} (${link.jiraProjectKey})`,
                remote: link.platformProjectName,
              })}
            </dd>
          </>
        )}
      </dl>
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      <Progress connection={now} />
      <div className={parts['row']}>
        {now.active ? null : (
          <Button appearance="primary" isLoading={setActive.busy} onClick={() => void setActive.run(true)}>
            {say('done.activate')}
          </Button>
        )}
        <Button appearance={now.active ? 'primary' : 'default'} onClick={onOpen}>
          {say('done.open')}
        </Button>
      </div>
    </div>
  );
}
