import Textfield from '@atlaskit/textfield';
import { CopyButton } from '../../copy-button';
import { describedBy, Field } from '../../field';
import parts from '../../parts.module.css';
import { useLanguage } from '../../reader';
import type { WordKey } from '../../words/catalogue';
import styles from '../authorise.module.css';
import type { Copied, GuideFacts } from './guide-step';

interface Props {
  readonly what: Copied;
  readonly facts: GuideFacts;
}

const names = {
  applicationUrl: 'guide.applicationUrl.name',
  applicationName: 'guide.applicationName.name',
  consumerKey: 'auth.consumerKey',
  consumerName: 'guide.consumerName.name',
  callback: 'guide.callback.name',
  tokenName: 'guide.tokenName.name',
  accountName: 'guide.accountName.name',
} as const satisfies Partial<Record<Copied, WordKey>>;

function RedirectUri({ value }: { readonly value: string }) {
  const { say } = useLanguage();
  return (
    <Field wide id="redirect-uri" label={say('auth.redirectUri')}>
      <Textfield
        id="redirect-uri"
        value={value}
        isReadOnly
        isMonospaced
        aria-describedby={describedBy('redirect-uri')}
        elemAfterInput={<CopyButton iconOnly label={say('auth.copyRedirectUri')} text={value} />}
      />
    </Field>
  );
}

/** One text to enter on the other side, with what copies it. */
export function GuideValue({ what, facts }: Props) {
  const { say } = useLanguage();
  const { authorisation, consumerKey, publicKey } = facts;
  const { applicationUrl, redirectUri } = authorisation;
  if (what === 'redirectUri') return <RedirectUri value={redirectUri} />;
  if (what === 'publicKey') {
    return publicKey === null ? null : (
      <span className={parts['row']}>
        <CopyButton label={say('guide.copyKey')} text={publicKey.pem} />
        <CopyButton label={say('guide.copyBareKey')} text={publicKey.bare} />
      </span>
    );
  }
  const host = URL.canParse(applicationUrl) ? new URL(applicationUrl).hostname : applicationUrl;
  const text = {
    applicationUrl,
    applicationName: say('guide.applicationName.value', { host }),
    consumerKey: consumerKey ?? '',
    consumerName: say('guide.consumerName.value'),
    callback: redirectUri,
    tokenName: say('guide.applicationName.value', { host }),
    accountName: say('guide.accountName.value'),
  }[what];
  return (
    <span className={styles['value']}>
      <span>{text}</span>
      <CopyButton iconOnly label={say('guide.copy', { name: say(names[what]) })} text={text} />
    </span>
  );
}
