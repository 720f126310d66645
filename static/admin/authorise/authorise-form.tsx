import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { CopyButton } from '../../shared/copy-button';
import { describedBy, Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { ConsentWait } from './consent-wait';
import { CredentialsChoice } from './credentials-choice';
import { useAuthorisation } from './use-authorisation';

interface Props {
  readonly connection: ConnectionDetail;
  /** What the consent page will ask for, where it is known before the first grant. */
  readonly scopes?: readonly string[];
  /** Takes up a consent that was awaited when the page was left. */
  readonly resumes?: boolean;
  readonly onDone: (connection: ConnectionDetail) => void;
}

/** Client id and secret, or the stored ones again, then the platform's consent page. */
export function AuthoriseForm({ connection, scopes = [], resumes = false, onDone }: Props) {
  const { say } = useLanguage();
  const { redirectUri, clientSecretStoredAt } = connection.authorisation;
  const stored = clientSecretStoredAt !== null;
  const first = connection.status === 'Draft';
  const [useStored, setUseStored] = useState(stored);
  const [clientId, setClientId] = useState(connection.authorisation.clientId ?? '');
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const authorisation = useAuthorisation(connection.id, resumes, (authorised) => {
    setSecret('');
    onDone(authorised);
  });
  const withStored = stored && useStored;
  const idError = tried && !withStored && clientId.trim() === '' ? say('authorise.idMissing') : null;
  const secretError = tried && !withStored && secret === '' ? say('authorise.secretMissing') : null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!withStored && (clientId.trim() === '' || secret === '')) {
      document.getElementById(clientId.trim() === '' ? 'client-id' : 'client-secret')?.focus();
      return;
    }
    const credentials = withStored ? null : { clientId: clientId.trim(), clientSecret: secret };
    // The secret stays in this form until the consent is there: who declined by mistake need not enter it again.
    void authorisation.start(credentials).then(() => setTried(false));
  };

  if (authorisation.phase === 'waiting') {
    return (
      <ConsentWait
        platform={connection.platformName}
        url={authorisation.url}
        expiresAt={authorisation.expiresAt}
        onCancel={authorisation.cancel}
      />
    );
  }
  return (
    <form className={layout['stack']} onSubmit={submit} noValidate autoComplete="off">
      {authorisation.trouble === null ? null : <ProblemMessage trouble={authorisation.trouble} />}
      {stored ? (
        <CredentialsChoice useStored={useStored} storedAt={clientSecretStoredAt} onChoose={setUseStored} />
      ) : null}
      {withStored ? null : (
        <>
          <Field
            wide
            id="redirect-uri"
            label={say('authorise.redirectUri')}
            help={say('authorise.redirectUriHelp', { platform: connection.platformName })}
          >
            <Textfield
              id="redirect-uri"
              value={redirectUri}
              isReadOnly
              isMonospaced
              aria-describedby={describedBy('redirect-uri')}
              elemAfterInput={
                <CopyButton iconOnly label={say('authorise.copyRedirectUri')} text={redirectUri} />
              }
            />
          </Field>
          <Field id="client-id" label={say('authorise.clientId')} error={idError}>
            <Textfield
              id="client-id"
              value={clientId}
              isInvalid={idError !== null}
              aria-describedby={describedBy('client-id')}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setClientId(event.currentTarget.value)}
            />
          </Field>
          <Field
            id="client-secret"
            label={say('authorise.clientSecret')}
            help={say('authorise.clientSecretHelp')}
            error={secretError}
          >
            <Textfield
              id="client-secret"
              type="password"
              value={secret}
              isInvalid={secretError !== null}
              aria-describedby={describedBy('client-secret')}
              autoComplete="new-password"
              onChange={(event) => setSecret(event.currentTarget.value)}
            />
          </Field>
        </>
      )}
      {scopes.length === 0 ? null : (
        <div className={layout['tight']}>
          <span className={layout['subtle']}>{say('authorise.scopes')}</span>
          <span className={layout['code']}>{scopes.join(' ')}</span>
        </div>
      )}
      <p className={layout['subtle']}>{say('authorise.next', { platform: connection.platformName })}</p>
      <div>
        <Button type="submit" appearance="primary" isLoading={authorisation.phase === 'starting'}>
          {say(authorisation.trouble !== null ? 'tryAgain' : first ? 'authorise.start' : 'menu.reauthorise')}
        </Button>
      </div>
    </form>
  );
}
