import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { router } from '@forge/bridge';
import { useState, type FormEvent } from 'react';
import { CopyButton } from '../copy-button';
import { describedBy, Field } from '../field';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import { useNow } from '../use-now';
import { countdown } from './countdown';

interface Props {
  readonly platform: string;
  readonly url: string;
  readonly expiresAt: string | null;
  readonly busy: boolean;
  readonly onVerify: (code: string) => void;
  readonly onRegenerate: () => void;
  readonly onCancel: () => void;
}

/** The authorisation URL to open, and the verification code that comes back by hand. */
export function OAuth1Code({ platform, url, expiresAt, busy, onVerify, onRegenerate, onCancel }: Props) {
  const { say } = useLanguage();
  const now = useNow(1_000);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [opened, setOpened] = useState('');
  const missing = tried && code.trim() === '' ? say('code.missing') : null;
  const late = expiresAt !== null && Date.parse(expiresAt) <= now;
  // Before the page was opened there is no code to verify.
  const toVerify = opened === url || code !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code.trim() === '') document.getElementById('verification-code')?.focus();
    else onVerify(code.trim());
  };
  return (
    <form className={layout['stack']} onSubmit={submit} noValidate autoComplete="off">
      <Field
        wide
        id="authorization-url"
        label={say('code.url')}
        help={say('code.urlHelp', { platform })}
        error={late ? say('code.late') : null}
      >
        <Textfield
          id="authorization-url"
          value={url}
          isReadOnly
          isMonospaced
          aria-describedby={describedBy('authorization-url')}
          elemAfterInput={<CopyButton iconOnly label={say('code.copyUrl')} text={url} />}
        />
      </Field>
      <div className={parts['row']}>
        <Button
          appearance={toVerify ? 'default' : 'primary'}
          isDisabled={late}
          onClick={() => {
            setOpened(url);
            void router.open(url);
          }}
        >
          {say('code.open')}
        </Button>
        {expiresAt === null || late ? null : (
          <span className={parts['small']} role="timer">
            {say('wait.left', { time: countdown(expiresAt, now) })}
          </span>
        )}
      </div>
      <Field
        id="verification-code"
        label={say('code.code')}
        help={say('code.codeHelp', { platform })}
        error={missing}
      >
        <Textfield
          id="verification-code"
          value={code}
          isMonospaced
          isInvalid={missing !== null}
          aria-describedby={describedBy('verification-code')}
          autoComplete="one-time-code"
          spellCheck={false}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      </Field>
      <div className={parts['row']}>
        <Button
          type="submit"
          appearance={toVerify ? 'primary' : 'default'}
          isLoading={busy}
          isDisabled={late}
        >
          {say('code.verify')}
        </Button>
        <Button isDisabled={busy} onClick={onRegenerate}>
          {say('code.again')}
        </Button>
        <Button appearance="subtle" isDisabled={busy} onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
