import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { Authorise } from '../../shared/authorise/authorise';
import { CredentialFacts } from '../../shared/authorise/credential-facts';
import { GrantFacts } from '../../shared/authorise/grant-facts';
import { GrantWarnings } from '../../shared/authorise/grant-warnings';
import type { Intent } from '../../shared/authorise/method-now';
import { PublicKeyPanel } from '../../shared/authorise/public-key-panel';
import { useAuthorisation, type Authorisation } from '../../shared/authorise/use-authorisation';
import { CopyButton } from '../../shared/copy-button';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { leave } from '../../shared/unsaved';
import { adminAuthoriseCalls } from '../authorise/admin-authorise-calls';
import { ReauthoriseActions } from '../authorise/reauthorise-actions';
import { StagedMessage } from '../authorise/staged-message';

interface Props {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** Whom Planlink acts as, and what it holds to prove it. */
function Standing({ connection }: { readonly connection: ConnectionDetail }) {
  const { say } = useLanguage();
  const { authorisation, platformName } = connection;
  const { current, redirectUri } = authorisation;
  return (
    <>
      <GrantWarnings platform={platformName} authorisation={authorisation} />
      <GrantFacts authorisation={authorisation} />
      <h2 className={layout['section']}>{say('auth.credentials')}</h2>
      {current === null ? (
        <p className={layout['text']}>{say('auth.noCredentials')}</p>
      ) : (
        <CredentialFacts credential={current} />
      )}
      {current === null || current.publicKey === null ? null : (
        <PublicKeyPanel publicKey={current.publicKey} />
      )}
      <dl className={layout['facts']}>
        <dt>{say('auth.redirectUri')}</dt>
        <dd className={parts['row']}>
          <span className={layout['code']}>{redirectUri}</span>
          <CopyButton iconOnly label={say('auth.copyRedirectUri')} text={redirectUri} />
        </dd>
      </dl>
    </>
  );
}

interface FlowProps {
  readonly connection: ConnectionDetail;
  readonly intent: Exclude<Intent, 'first'>;
  readonly flow: Authorisation<ConnectionDetail>;
  readonly onClose: () => void;
}

function Reauthorising({ connection, intent, flow, onClose }: FlowProps) {
  const { say } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={layout['stack']} aria-labelledby="reauthorise-title">
      <div className={layout['head']}>
        <h2 id="reauthorise-title" ref={heading} tabIndex={-1} className={layout['section']}>
          {say(`reauthorize.${intent}`)}
        </h2>
        {flow.phase === 'proven' ? null : (
          <Button appearance="subtle" isDisabled={flow.phase === 'working'} onClick={onClose}>
            {say('reauthorize.close')}
          </Button>
        )}
      </div>
      {intent === 'rotate' && flow.phase !== 'proven' ? (
        <ol className={layout['points']}>
          <li>{say('rotate.make', { platform: connection.platformName })}</li>
          <li>{say('rotate.enter')}</li>
          <li>{say('rotate.prove')}</li>
          <li>{say('rotate.remove', { platform: connection.platformName })}</li>
        </ol>
      ) : null}
      <Authorise
        kind={connection.platform}
        platform={connection.platformName}
        address={connection.address}
        standing={connection}
        authorisation={connection.authorisation}
        intent={intent}
        flow={flow}
        complete={say('completed.complete')}
        onComplete={onClose}
      />
    </section>
  );
}

/** Whom Planlink acts as on the platform, with what, until when; and the ways to give it a new grant. */
export function AuthorisationTab({ connection, onChanged }: Props) {
  const { say } = useLanguage();
  const [intent, setIntent] = useState<Exclude<Intent, 'first'> | null>(null);
  const [cameFrom, setCameFrom] = useState<typeof intent>(null);
  const flow = useAuthorisation(adminAuthoriseCalls(connection.id, onChanged), (detail) => {
    tellDone(say('completed.flag', { name: detail.name }));
    onChanged(detail);
  });
  const { staged } = connection.authorisation;
  // A consent that was awaited when the page was left shows itself again.
  const resumed = flow.phase === 'waiting' ? (staged === null ? 'existing' : 'new') : null;
  const shown = intent ?? resumed;
  const close = (): void =>
    leave(() => {
      if (flow.phase === 'waiting') flow.cancel();
      else flow.reset();
      setCameFrom(shown);
      setIntent(null);
    });
  if (shown !== null)
    return <Reauthorising connection={connection} intent={shown} flow={flow} onClose={close} />;
  return (
    <div className={layout['stack']}>
      {staged === null && flow.trouble !== null ? <ProblemMessage trouble={flow.trouble} /> : null}
      {staged === null ? null : (
        <StagedMessage staged={staged} flow={flow} onContinue={() => setIntent('new')} />
      )}
      <Standing connection={connection} />
      <ReauthoriseActions connection={connection} cameFrom={cameFrom} onChoose={setIntent} />
    </div>
  );
}
