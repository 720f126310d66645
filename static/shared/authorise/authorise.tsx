import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import type { AuthMethod, AuthorisationView } from '../../../src/contract/authorisation-views';
import type { StagedCredentials } from '../../../src/contract/requests';
import type { ConnectionStatus } from '../../../src/contract/views';
import layout from '../layout.module.css';
import { useLanguage } from '../reader';
import styles from './authorise.module.css';
import { AuthoriseTrouble } from './authorise-trouble';
import { Completed } from './completed';
import { ConsentWait } from './consent-wait';
import { PlatformGuide } from './guides/platform-guide';
import { MethodChoice } from './method-choice';
import { methodNow, type Intent } from './method-now';
import { Note } from './note';
import { OAuth1Flow } from './oauth1-flow';
import { SecretForm } from './secret-form';
import { StoredCredential } from './stored-credential';
import type { Authorisation } from './use-authorisation';
import { useKeptFocus } from './use-kept-focus';

interface Props {
  /** The platform by its kind and by its name. */
  readonly kind: string;
  readonly platform: string;
  /** Where the platform is; null where the page is not told. */
  readonly address: string | null;
  /** How the connection stands with the credentials in use. */
  readonly standing: { readonly status: ConnectionStatus; readonly active: boolean };
  readonly authorisation: AuthorisationView;
  readonly intent: Intent;
  /** What the consent page will ask for, where it is known before the first grant. */
  readonly scopes?: readonly string[];
  readonly flow: Authorisation<unknown>;
  readonly complete: string;
  readonly onComplete: () => void;
  /** The way out of it, where the page offers one. */
  readonly way?: ReactNode;
}

/** Authorising by any of the four methods, with credentials in use or new ones, up to the completed connection. */
export function Authorise(props: Props) {
  const {
    kind,
    platform,
    address,
    standing,
    authorisation,
    intent,
    scopes = [],
    flow,
    complete,
    onComplete,
    way,
  } = props;
  const { say } = useLanguage();
  const [picked, setPicked] = useState<AuthMethod | null>(null);
  const [entering, setEntering] = useState(false);
  const place = useKeptFocus(`${flow.phase} ${String(entering)} ${String(authorisation.staged === null)}`);
  if (flow.phase === 'proven') {
    return (
      <Completed
        platform={platform}
        authorisation={flow.proven?.authorisation ?? null}
        complete={complete}
        onComplete={onComplete}
      />
    );
  }
  const existing = intent === 'existing';
  const { staged, current, methods } = authorisation;
  const credential = existing ? current : entering ? null : staged;
  const method = methodNow(authorisation, intent, entering ? null : staged, picked);
  const busy = flow.phase === 'working';
  const submit = say(authorisation.grantedAt === null ? 'auth.authorize' : 'auth.reauthorize');
  const send = async (credentials: StagedCredentials): Promise<void> => {
    // The form stays with what was typed until the platform has taken it.
    setEntering(true);
    if (!(await flow.stageCredentials(credentials))) return;
    if (await flow.start('staged', 'callback')) setEntering(false);
  };
  const discard = !existing && staged !== null ? flow.discard : null;
  // In the first set-up nothing is in use that the new credentials would stand beside; what is given up is the method.
  const ways = (
    <>
      {discard === null || (intent === 'first' && (method !== 'oauth1a' || credential === null)) ? null : (
        <Button
          appearance="subtle"
          isDisabled={busy}
          onClick={() => {
            setEntering(false);
            void discard();
          }}
        >
          {say(intent === 'first' ? 'auth.otherMethod' : 'auth.discard')}
        </Button>
      )}
      {way}
    </>
  );
  // Without a grant that holds, or switched off, nothing goes on meanwhile.
  const syncs = standing.active && standing.status === 'Authorized';

  return (
    <div ref={place} tabIndex={-1} className={`${layout['stack'] ?? ''} ${styles['step'] ?? ''}`}>
      {!existing && current !== null && syncs ? <Note>{say('auth.oldStay')}</Note> : null}
      {credential === null && (intent === 'first' || intent === 'new') ? (
        <MethodChoice
          kind={kind}
          platform={platform}
          methods={methods}
          chosen={method}
          onChoose={setPicked}
        />
      ) : null}
      {method === 'oauth1a' ? (
        <OAuth1Flow
          key={existing ? 'existing' : 'new'}
          kind={kind}
          platform={platform}
          address={address}
          authorisation={authorisation}
          credential={credential}
          existing={existing}
          flow={flow}
          ways={ways}
        />
      ) : (
        <>
          {flow.trouble === null ? null : (
            <AuthoriseTrouble
              trouble={flow.trouble}
              platform={platform}
              address={address}
              credential={credential}
            />
          )}
          {flow.phase === 'waiting' ? (
            <ConsentWait
              platform={platform}
              url={flow.url}
              expiresAt={flow.expiresAt}
              onCancel={flow.cancel}
            />
          ) : credential === null ? (
            <>
              {method === 'oauth2' && scopes.length > 0 ? (
                <div className={layout['tight']}>
                  <span className={styles['legend']}>{say('auth.scopes')}</span>
                  <span className={layout['code']}>{scopes.join(' ')}</span>
                </div>
              ) : null}
              <Note>{say(method === 'oauth2' ? 'auth.reminder' : 'auth.serviceAccount', { platform })}</Note>
              <div className={styles['columns']}>
                <PlatformGuide
                  kind={kind}
                  platform={platform}
                  address={address}
                  method={method}
                  facts={{ authorisation, consumerKey: null, publicKey: null }}
                />
                <SecretForm
                  key={method}
                  kind={kind}
                  method={method}
                  known={staged ?? current}
                  busy={busy}
                  submit={submit}
                  onSubmit={(credentials) => void send(credentials)}
                  onCancel={entering && staged !== null && !busy ? () => setEntering(false) : null}
                  ways={ways}
                />
              </div>
            </>
          ) : (
            <StoredCredential
              platform={platform}
              credential={credential}
              submit={flow.trouble === null ? submit : say('tryAgain')}
              busy={busy}
              onStart={() => void flow.start(existing ? 'current' : 'staged', 'callback')}
              onReplace={existing ? null : () => setEntering(true)}
              ways={ways}
            />
          )}
        </>
      )}
    </div>
  );
}
