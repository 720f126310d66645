import { useState } from 'react';
import type { AuthorisationView, CredentialView } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import { useLanguage } from '../reader';
import styles from './authorise.module.css';
import { AuthoriseTrouble } from './authorise-trouble';
import { OAuth1Consent } from './oauth1-consent';
import { OAuth1Keys } from './oauth1-keys';
import { StepLine } from './step-line';
import type { Authorisation } from './use-authorisation';
import { useKeptFocus } from './use-kept-focus';

interface Props {
  readonly platform: string;
  readonly address: string | null;
  readonly authorisation: AuthorisationView;
  readonly credential: CredentialView | null;
  readonly existing: boolean;
  readonly flow: Authorisation<unknown>;
}

/** OAuth 1.0a in three steps: keys on both sides, approval on the platform, the completed connection. */
export function OAuth1Flow({ platform, address, authorisation, credential, existing, flow }: Props) {
  const { say } = useLanguage();
  const [continued, setContinued] = useState(false);
  const underWay = flow.phase === 'waiting' || (flow.phase === 'working' && flow.at !== 'request');
  const keys = !underWay && !continued;
  const place = useKeptFocus(String(keys));
  const steps = [
    { name: say('oauth1.keys'), state: keys ? 'now' : 'past' },
    { name: say('oauth1.authorize'), state: keys ? 'ahead' : 'now' },
    { name: say('oauth1.complete'), state: 'ahead' },
  ] as const;
  return (
    <div ref={place} tabIndex={-1} className={`${layout['stack'] ?? ''} ${styles['step'] ?? ''}`}>
      <StepLine label={say('oauth1.steps')} steps={steps} />
      {flow.trouble === null ? null : (
        <AuthoriseTrouble
          trouble={flow.trouble}
          platform={platform}
          address={address}
          credential={credential}
        />
      )}
      {keys ? (
        <OAuth1Keys
          key={credential?.storedAt ?? 'new'}
          platform={platform}
          address={address}
          authorisation={authorisation}
          credential={credential}
          fixed={existing}
          busy={flow.phase === 'working'}
          onKeep={(consumerKey, newKeyPair) =>
            flow.stageCredentials({ method: 'oauth1a', consumerKey, newKeyPair })
          }
          onContinue={() => {
            flow.reset();
            setContinued(true);
          }}
        />
      ) : (
        <OAuth1Consent
          platform={platform}
          flow={flow}
          again={authorisation.grantedAt !== null}
          onStart={(returns) => {
            setContinued(true);
            void flow.start(existing ? 'current' : 'staged', returns);
          }}
          onBack={() => {
            flow.reset();
            setContinued(false);
          }}
        />
      )}
    </div>
  );
}
