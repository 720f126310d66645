import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { AuthorisationView } from '../../src/contract/authorisation-views';
import type { ProjectConnectionView } from '../../src/contract/views';
import { Authorise } from '../shared/authorise/authorise';
import { useAuthorisation } from '../shared/authorise/use-authorisation';
import { Dialog } from '../shared/dialog';
import { tellDone } from '../shared/flag';
import layout from '../shared/layout.module.css';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { leave } from '../shared/unsaved';
import { projectAuthoriseCalls } from './project-authorise-calls';

interface Props {
  readonly projectId: string;
  readonly connection: ProjectConnectionView;
  readonly authorisation: AuthorisationView;
  readonly refresh: () => Promise<void>;
  readonly onClose: () => void;
}

/** Reauthorising without leaving the project: with the credentials there are, or with new ones. */
export default function ReauthoriseDialog({ projectId, connection, authorisation, refresh, onClose }: Props) {
  const { say } = useLanguage();
  const [intent, setIntent] = useState<'existing' | 'new' | null>(null);
  const { connectionId, connectionName, platformName } = connection;
  const flow = useAuthorisation(projectAuthoriseCalls(projectId, connectionId, refresh), () => {
    tellDone(say('completed.flag', { name: connectionName }));
    void refresh();
  });
  const { current, staged, methods } = authorisation;
  // What was under way when the page was left shows itself again, and how it ended.
  const underWay = flow.phase === 'waiting' || flow.phase === 'proven' || flow.trouble !== null;
  const shown = intent ?? (underWay ? (staged === null ? 'existing' : 'new') : null);
  const proven = flow.phase === 'proven';
  // Closing keeps a consent that is awaited: it is taken up again when the dialog is opened again.
  const close = (): void => leave(onClose);
  return (
    <Dialog
      wide
      title={say('project.reauthorizeTitle', { name: connectionName })}
      onClose={close}
      footer={
        proven ? null : (
          <>
            {shown === null || flow.phase === 'waiting' ? null : (
              <Button
                appearance="subtle"
                isDisabled={flow.phase === 'working'}
                onClick={() =>
                  leave(() => {
                    flow.reset();
                    setIntent(null);
                  })
                }
              >
                {say('setup.back')}
              </Button>
            )}
            <Button appearance="subtle" onClick={close}>
              {say('close')}
            </Button>
          </>
        )
      }
    >
      {shown === null ? (
        <ul className={layout['steps']}>
          <li>
            <div>
              <Button
                appearance={current === null ? 'default' : 'primary'}
                isDisabled={current === null}
                onClick={() => setIntent('existing')}
              >
                {say('reauthorize.existing')}
              </Button>
            </div>
            <span className={parts['small']}>
              {say(current === null ? 'reauthorize.blocked' : 'reauthorize.existing.about')}
            </span>
          </li>
          {methods.length === 0 ? null : (
            <li>
              <div>
                <Button
                  appearance={current === null ? 'primary' : 'default'}
                  onClick={() => setIntent('new')}
                >
                  {say('reauthorize.new')}
                </Button>
              </div>
              <span className={parts['small']}>{say('reauthorize.new.about')}</span>
            </li>
          )}
        </ul>
      ) : (
        <Authorise
          kind={connection.platform}
          platform={platformName}
          address={null}
          standing={connection}
          authorisation={authorisation}
          intent={shown}
          flow={flow}
          complete={say('close')}
          onComplete={onClose}
        />
      )}
    </Dialog>
  );
}
