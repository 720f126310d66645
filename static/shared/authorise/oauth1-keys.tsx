import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { AuthorisationView, CredentialView } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import { useUnsavedGuard } from '../use-unsaved-guard';
import styles from './authorise.module.css';
import { ConsumerKeyField } from './consumer-key-field';
import { consumerKeyFault } from './consumer-key';
import { PlatformGuide } from './guides/platform-guide';
import { MatchCheckers } from './match-checkers';
import { PublicKeyPanel } from './public-key-panel';

interface Props {
  readonly kind: string;
  readonly platform: string;
  readonly address: string | null;
  readonly authorisation: AuthorisationView;
  /** Null while no key pair has been made. */
  readonly credential: CredentialView | null;
  /** Keys in use are only looked at. */
  readonly fixed: boolean;
  readonly busy: boolean;
  readonly ways: ReactNode;
  /** Stores the consumer key, with a new pair or the one there is. */
  readonly onKeep: (consumerKey: string, newKeyPair: boolean) => Promise<boolean>;
  readonly onContinue: () => void;
}

/** Step 1 of OAuth 1.0a: the keys here, and beside them what has to be entered on the other side. */
export function OAuth1Keys(props: Props) {
  const { kind, platform, address, authorisation, credential, fixed, busy, ways, onKeep, onContinue } = props;
  const { say } = useLanguage();
  const stored = credential?.consumerKey ?? authorisation.suggestedConsumerKey;
  const [consumerKey, setConsumerKey] = useState(stored);
  const [linked, setLinked] = useState(fixed);
  const [tried, setTried] = useState(false);
  useUnsavedGuard(consumerKey !== stored);
  const faulty = consumerKeyFault(consumerKey) !== null;
  const publicKey = credential?.publicKey ?? null;

  const send = async (): Promise<void> => {
    setTried(true);
    if (faulty) {
      document.getElementById('consumer-key')?.focus();
      return;
    }
    if (publicKey === null) {
      await onKeep(consumerKey, true);
      setTried(false);
      return;
    }
    if (!linked) {
      document.getElementById('link-saved')?.focus();
      return;
    }
    if (consumerKey === stored || (await onKeep(consumerKey, false))) onContinue();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };

  return (
    <form className={layout['stack']} onSubmit={submit} noValidate autoComplete="off">
      <div className={styles['columns']}>
        <div className={layout['stack']}>
          <ConsumerKeyField value={consumerKey} onChange={fixed ? null : setConsumerKey} />
          {publicKey === null ? (
            <p className={layout['subtle']}>{say('auth.keysAbout')}</p>
          ) : (
            <PublicKeyPanel publicKey={publicKey} />
          )}
          {publicKey === null || credential === null ? null : (
            <section className={layout['stack']} aria-labelledby="compare-title">
              <h3 id="compare-title" className={layout['section']}>
                {say('match.title')}
              </h3>
              <MatchCheckers platform={platform} address={address} credential={credential} open={[]} />
            </section>
          )}
        </div>
        {publicKey === null || fixed ? null : (
          <PlatformGuide
            kind={kind}
            platform={platform}
            address={address}
            method="oauth1a"
            facts={{ authorisation, consumerKey, publicKey }}
          />
        )}
      </div>
      {publicKey === null || fixed ? null : (
        <div className={layout['tight']}>
          <Checkbox
            id="link-saved"
            label={say('auth.linkSaved', { platform })}
            isChecked={linked}
            isInvalid={tried && !linked}
            onChange={() => setLinked(!linked)}
          />
          {tried && !linked ? (
            <p role="alert" className={parts['small']}>
              {say('auth.linkSaved.missing', { platform })}
            </p>
          ) : null}
        </div>
      )}
      <div className={parts['row']}>
        <Button type="submit" appearance="primary" isLoading={busy}>
          {say(publicKey === null ? 'auth.generateKey' : 'setup.continue')}
        </Button>
        {publicKey === null || fixed ? null : (
          <Button
            appearance="subtle"
            isDisabled={busy || faulty}
            onClick={() => void onKeep(consumerKey, true).then((kept) => kept && setLinked(false))}
          >
            {say('auth.generateAgain')}
          </Button>
        )}
        {ways}
      </div>
    </form>
  );
}
