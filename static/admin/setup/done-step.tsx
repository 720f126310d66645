import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import SectionMessage from '@atlaskit/section-message';
import { lazy, Suspense, useEffect } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import { ActionTrouble } from '../action-trouble';
import { useConnectionActions } from '../use-connection-actions';
import { firstSync } from './first-sync';

const TestNow = lazy(async () => ({ default: (await import('../test-now/test-now')).TestNow }));

interface Props {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onBack: () => void;
  readonly onOpen: () => void;
}

function Progress({ connection }: { readonly connection: ConnectionDetail }) {
  const { say } = useLanguage();
  const sync = firstSync(connection);
  if (sync.state === 'off') return <p className={layout['text']}>{say('firstSync.off')}</p>;
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

function Summary({ connection }: { readonly connection: ConnectionDetail }) {
  const { say } = useLanguage();
  const [link] = connection.links;
  return (
    <dl className={layout['facts']}>
      <dt>{say('detail.address')}</dt>
      <dd>{connection.address}</dd>
      <dt>{say('detail.account')}</dt>
      <dd>{connection.authorisation.account ?? say('none')}</dd>
      <dt>{say('column.workspaces')}</dt>
      <dd>{say('done.workspaces', { count: connection.grantedWorkspaces })}</dd>
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
  );
}

/** What was set up, its test, and the switch that starts it; then the first sync as it goes. */
export function DoneStep({ connection, onChanged, onBack, onOpen }: Props) {
  const { say } = useLanguage();
  const fresh = useAnswer(
    connection.id,
    () => callAdmin('connection.get', { connectionId: connection.id }),
    (detail) => (detail !== null && firstSync(detail).state === 'done' ? 30_000 : 5_000),
  );
  const { data, replace, reload } = fresh;
  useEffect(() => {
    if (data !== null && data !== connection) onChanged(data);
  }, [data, connection, onChanged]);
  const now = data ?? connection;
  const taken = (detail: ConnectionDetail | null): void => {
    if (detail === null) void reload();
    else replace(detail);
  };
  const actions = useConnectionActions(now, taken);
  const trouble = fresh.trouble ?? now.error;
  return (
    <div className={layout['stack']}>
      <Summary connection={now} />
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      {now.active ? null : (
        <section className={layout['stack']} aria-labelledby="test-title">
          <h3 id="test-title" className={layout['section']}>
            {say('setup.test')}
          </h3>
          <div id="setup-test" tabIndex={-1}>
            <Suspense fallback={<Skeleton lines={4} />}>
              <TestNow connection={now} onDone={() => void reload()} />
            </Suspense>
          </div>
        </section>
      )}
      <Progress connection={now} />
      <div className={parts['row']}>
        {now.active ? null : (
          <Button
            appearance="primary"
            isLoading={actions.setActive.busy}
            onClick={() => void actions.setActive.run(true)}
          >
            {say('done.activate')}
          </Button>
        )}
        <Button appearance={now.active ? 'primary' : 'default'} onClick={onOpen}>
          {say('done.open')}
        </Button>
        {now.active ? null : (
          <Button appearance="subtle" onClick={onBack}>
            {say('setup.back')}
          </Button>
        )}
      </div>
      <ActionTrouble
        connection={now}
        actions={actions}
        onTest={() => document.getElementById('setup-test')?.querySelector('button')?.click()}
        onChanged={taken}
      />
    </div>
  );
}
