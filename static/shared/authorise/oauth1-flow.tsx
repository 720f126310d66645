import { useState, type ReactNode } from 'react';
import type { AuthorisationView, CredentialView } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import styles from './authorise.module.css';
import { AuthoriseTrouble } from './authorise-trouble';
import { OAuth1Consent } from './oauth1-consent';
import { OAuth1Keys } from './oauth1-keys';
import type { Authorisation } from './use-authorisation';
import { useKeptFocus } from './use-kept-focus';

interface Props {
  readonly kind: string;
  readonly platform: string;
  readonly address: string | null;
  readonly authorisation: AuthorisationView;
  readonly credential: CredentialView | null;
  readonly existing: boolean;
  readonly flow: Authorisation<unknown>;
  /** The ways out, beside the way on; the consent has its own way back to the keys. */
  readonly ways: ReactNode;
}

/** OAuth 1.0a in three steps: keys on both sides, approval on the platform, the completed connection. */
export function OAuth1Flow({
  kind,
  platform,
  address,
  authorisation,
  credential,
  existing,
  flow,
  ways,
}: Props) {
  const [continued, setContinued] = useState(false);
  const underWay = flow.phase === 'waiting' || (flow.phase === 'working' && flow.at !== 'request');
  const keys = !underWay && !continued;
  const place = useKeptFocus(String(keys));
  return (
    <div ref={place} tabIndex={-1} className={`${layout['stack'] ?? ''} ${styles['step'] ?? ''}`}>
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
          kind={kind}
          platform={platform}
          address={address}
          authorisation={authorisation}
          credential={credential}
          fixed={existing}
          busy={flow.phase === 'working'}
          ways={ways}
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
