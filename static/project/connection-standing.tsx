import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import type { ErrorView, ProjectConnectionView } from '../../src/contract/views';
import { ErrorDialog } from '../shared/error-dialog';
import layout from '../shared/layout.module.css';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { Mark, StatusMark } from '../shared/status-mark';
import { statusSentence } from '../shared/status-sentence';
import { RelativeTime } from '../shared/time';
import { useNow } from '../shared/use-now';

interface Props {
  readonly connection: ProjectConnectionView;
  readonly mayManage: boolean;
  readonly onManage: () => void;
}

function ErrorBanner({ error, connection, mayManage, onManage }: Props & { readonly error: ErrorView }) {
  const { say, error: words } = useLanguage();
  const [reviewing, setReviewing] = useState(false);
  const said = words(error.code, error.facts);
  return (
    <div role="alert">
      <SectionMessage
        appearance={connection.status === 'Unauthorized' ? 'error' : 'warning'}
        title={said.title}
      >
        <div className={parts['message']}>
          <p>
            {said.why} {mayManage ? said.todo : say('project.askAdmin')}
          </p>
          <p className={parts['small']}>
            {say('project.since')} <RelativeTime iso={error.firstSeenAt} />
          </p>
          <div className={parts['row']}>
            <Button onClick={() => setReviewing(true)}>{say('project.review')}</Button>
            {mayManage ? (
              <Button appearance="subtle" onClick={onManage}>
                {connection.status === 'Unauthorized'
                  ? say('project.reauthorise')
                  : say('project.openConnections')}
              </Button>
            ) : null}
          </div>
        </div>
      </SectionMessage>
      {reviewing ? <ErrorDialog error={error} onClose={() => setReviewing(false)} /> : null}
    </div>
  );
}

/** How one connection of this project stands: a quiet line when all is well, one banner when it is not. */
export function ConnectionStanding(props: Props) {
  const { connection } = props;
  const language = useLanguage();
  const { say } = language;
  const now = useNow();
  return (
    <section className={layout['stack']} aria-label={connection.connectionName}>
      {connection.error === null ? null : <ErrorBanner {...props} error={connection.error} />}
      <div className={layout['tight']}>
        <div className={layout['bar']}>
          <h2 className={layout['section']}>{connection.connectionName}</h2>
          <StatusMark status={connection.status} />
          {connection.active ? null : <Mark tone="neutral">{say('inactive')}</Mark>}
        </div>
        <p className={layout['text']} role="status">
          {statusSentence(language, connection, now)}
        </p>
        <p className={layout['subtle']}>
          {say('project.source', {
            platform: connection.platformName,
            workspace: connection.workspaceName,
            project: connection.platformProjectName,
          })}{' '}
          {say('project.linked', { count: connection.linkedItems })}
        </p>
      </div>
    </section>
  );
}
