import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { CredentialView } from '../../../src/contract/authorisation-views';
import type { StagedCredentials } from '../../../src/contract/requests';
import { describedBy, Field } from '../field';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import { useUnsavedGuard } from '../use-unsaved-guard';
import { fieldWords } from './method-words';
import { credentialsOf, firstMissing, secretFields, type SecretMethod } from './secret-fields';

interface Props {
  readonly kind: string;
  readonly method: SecretMethod;
  /** Fills in the names that are known; secrets are always entered anew. */
  readonly known: CredentialView | null;
  readonly busy: boolean;
  readonly submit: string;
  readonly onSubmit: (credentials: StagedCredentials) => void;
  readonly onCancel: (() => void) | null;
  readonly ways: ReactNode;
}

/** Client id and secret, a token, or user name and password: entered once, never shown again. */
export function SecretForm({ kind, method, known, busy, submit, onSubmit, onCancel, ways }: Props) {
  const { say } = useLanguage();
  const remembered = { 'client-id': known?.clientId ?? '', username: known?.username ?? '' };
  const [given, setGiven] = useState<Readonly<Record<string, string>>>(remembered);
  const [tried, setTried] = useState(false);
  const [tomorrow] = useState(() => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  useUnsavedGuard(Object.values(given).join('') !== Object.values(remembered).join(''));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const missing = firstMissing(method, given, tomorrow);
    if (missing === null) onSubmit(credentialsOf(method, given));
    else document.getElementById(missing)?.focus();
  };
  return (
    <form className={layout['stack']} onSubmit={send} noValidate autoComplete="off">
      {secretFields[method].map(({ id, secret }) => {
        const { label, missing } = fieldWords(kind, method, id);
        const error = tried && (given[id] ?? '').trim() === '' ? say(missing) : null;
        return (
          <Field
            key={id}
            id={id}
            label={say(label)}
            help={secret ? say('auth.secretHelp') : undefined}
            error={error}
          >
            <Textfield
              id={id}
              type={secret ? 'password' : 'text'}
              value={given[id] ?? ''}
              isInvalid={error !== null}
              aria-describedby={describedBy(id)}
              autoComplete={secret ? 'new-password' : 'off'}
              spellCheck={false}
              onChange={(event) => setGiven({ ...given, [id]: event.currentTarget.value })}
            />
          </Field>
        );
      })}
      <Field
        id="expires-on"
        label={say('auth.expiresOn')}
        help={say('auth.expiresOnHelp')}
        error={
          tried && firstMissing(method, given, tomorrow) === 'expires-on' ? say('auth.expiresOn.past') : null
        }
      >
        <Textfield
          id="expires-on"
          type="date"
          min={tomorrow}
          value={given['expires-on'] ?? ''}
          aria-describedby={describedBy('expires-on')}
          onChange={(event) => setGiven({ ...given, 'expires-on': event.currentTarget.value })}
        />
      </Field>
      <div className={parts['row']}>
        <Button type="submit" appearance="primary" isLoading={busy}>
          {submit}
        </Button>
        {onCancel === null ? null : (
          <Button appearance="subtle" onClick={onCancel}>
            {say('cancel')}
          </Button>
        )}
        {ways}
      </div>
    </form>
  );
}
