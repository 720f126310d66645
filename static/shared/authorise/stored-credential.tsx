import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import type { CredentialView } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import { CredentialFacts } from './credential-facts';
import { Note } from './note';

interface Props {
  readonly platform: string;
  readonly credential: CredentialView;
  readonly submit: string;
  readonly busy: boolean;
  readonly onStart: () => void;
  /** Null for credentials that are in use. */
  readonly onReplace: (() => void) | null;
  readonly ways: ReactNode;
}

/** Credentials that are stored already, by what may be shown of them, and the way on with them. */
export function StoredCredential({ platform, credential, submit, busy, onStart, onReplace, ways }: Props) {
  const { say } = useLanguage();
  return (
    <div className={layout['stack']}>
      <CredentialFacts credential={credential} />
      <Note>{say(credential.method === 'oauth2' ? 'auth.reminder' : 'auth.checksAtOnce', { platform })}</Note>
      <div className={parts['row']}>
        <Button appearance="primary" isLoading={busy} onClick={onStart}>
          {submit}
        </Button>
        {onReplace === null ? null : (
          <Button isDisabled={busy} onClick={onReplace}>
            {say('auth.enterOthers')}
          </Button>
        )}
        {ways}
      </div>
    </div>
  );
}
