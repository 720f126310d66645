import type { ReactNode } from 'react';
import type { AuthorisationView } from '../../../src/contract/authorisation-views';
import { CopyButton } from '../copy-button';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import styles from './authorise.module.css';

interface Props {
  readonly platform: string;
  readonly authorisation: AuthorisationView;
  readonly consumerKey: string;
}

function Value({ name, text }: { readonly name: string; readonly text: string }) {
  const { say } = useLanguage();
  return (
    <span className={styles['value']}>
      <span>{text}</span>
      <CopyButton iconOnly label={say('guide.copy', { name })} text={text} />
    </span>
  );
}

function Step({ about, children }: { readonly about: string; readonly children?: ReactNode }) {
  return (
    <li>
      <div className={layout['tight']}>
        <p>{about}</p>
        {children}
      </div>
    </li>
  );
}

/** What to do on the other side, in its order, each text ready to be copied. */
export function LinkGuide({ platform, authorisation, consumerKey }: Props) {
  const { say } = useLanguage();
  const { applicationUrl, redirectUri } = authorisation;
  const host = URL.canParse(applicationUrl) ? new URL(applicationUrl).hostname : applicationUrl;
  const applicationName = say('guide.applicationName.value', { host });
  const consumerName = say('guide.consumerName.value');
  return (
    <section className={styles['panel']} aria-label={say('guide.title', { platform })}>
      <h3 className={layout['section']}>{say('guide.title', { platform })}</h3>
      <ol className={styles['guide']}>
        <Step about={say('guide.open', { platform })}>
          <span className={parts['small']}>{say('guide.open.tip')}</span>
        </Step>
        <Step about={say('guide.applicationUrl')}>
          <Value name={say('guide.applicationUrl.name')} text={applicationUrl} />
          <span className={parts['small']}>{say('guide.noResponse', { platform })}</span>
        </Step>
        <Step about={say('guide.applicationName')}>
          <Value name={say('guide.applicationName.name')} text={applicationName} />
        </Step>
        <Step about={say('guide.edit')} />
        <Step about={say('guide.consumerKey')}>
          <Value name={say('auth.consumerKey')} text={consumerKey} />
        </Step>
        <Step about={say('guide.consumerName')}>
          <Value name={say('guide.consumerName.name')} text={consumerName} />
        </Step>
        <Step about={say('guide.publicKey')} />
        <Step about={say('guide.callback')}>
          <Value name={say('guide.callback.name')} text={redirectUri} />
        </Step>
        <Step about={say('guide.save')} />
      </ol>
    </section>
  );
}
