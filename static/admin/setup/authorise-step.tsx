import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { Authorise } from '../../shared/authorise/authorise';
import { GrantFacts } from '../../shared/authorise/grant-facts';
import { GrantWarnings } from '../../shared/authorise/grant-warnings';
import { useAuthorisation } from '../../shared/authorise/use-authorisation';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { leave } from '../../shared/unsaved';
import { adminAuthoriseCalls } from '../authorise/admin-authorise-calls';

interface Props {
  readonly connection: ConnectionDetail;
  /** What the consent page will ask for, where the platform has said so. */
  readonly scopes: readonly string[];
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onBack: () => void;
  /** With the connection as it is now. */
  readonly onNext: (connection: ConnectionDetail) => void;
}

/** Authorises for the first time; gone back to, shows the grant there is and lets it be replaced. */
export function AuthoriseStep({ connection, scopes, onChanged, onBack, onNext }: Props) {
  const { say } = useLanguage();
  const [again, setAgain] = useState(false);
  // Kept until the reader has seen whom Planlink acts as: the next step would hide it.
  const [proven, setProven] = useState<ConnectionDetail | null>(null);
  const flow = useAuthorisation(adminAuthoriseCalls(connection.id, onChanged), setProven);
  const { authorisation, platformName } = connection;
  if (connection.status === 'Authorized' && !again && flow.phase === 'idle') {
    return (
      <div className={layout['stack']}>
        <GrantWarnings platform={platformName} authorisation={authorisation} />
        <GrantFacts authorisation={authorisation} />
        <div className={parts['row']}>
          <Button appearance="primary" onClick={() => onNext(connection)}>
            {say('setup.continue')}
          </Button>
          <Button onClick={() => setAgain(true)}>{say('auth.reauthorize')}</Button>
          <Button appearance="subtle" onClick={onBack}>
            {say('setup.back')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Authorise
      kind={connection.platform}
      platform={platformName}
      address={connection.address}
      standing={connection}
      authorisation={authorisation}
      intent={again ? 'new' : 'first'}
      scopes={scopes}
      flow={flow}
      complete={say('completed.complete')}
      onComplete={() => onNext(proven ?? connection)}
      way={
        <Button
          appearance="subtle"
          isDisabled={flow.phase === 'working'}
          onClick={() => leave(again ? () => setAgain(false) : onBack)}
        >
          {say('setup.back')}
        </Button>
      }
    />
  );
}
