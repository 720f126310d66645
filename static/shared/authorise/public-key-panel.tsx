import { Fragment } from 'react';
import type { PublicKeyView } from '../../../src/contract/authorisation-views';
import { CopyButton } from '../copy-button';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import { RelativeTime } from '../time';
import styles from './authorise.module.css';

/** Breaks between its pairs only, so that two can be compared by eye. */
function Fingerprint({ value }: { readonly value: string }) {
  return (
    <>
      {value.split(/(?<=:)/).map((pair, place) => (
        <Fragment key={place}>
          {pair}
          <wbr />
        </Fragment>
      ))}
    </>
  );
}

/** The public half of the key pair, in both forms that servers ask for. The private half never leaves the app. */
export function PublicKeyPanel({ publicKey }: { readonly publicKey: PublicKeyView }) {
  const { say } = useLanguage();
  return (
    <div className={layout['stack']}>
      <div className={layout['tight']}>
        <span className={styles['legend']}>{say('auth.publicKey')}</span>
        <pre className={styles['key']} tabIndex={0} role="region" aria-label={say('auth.publicKey')}>
          {publicKey.pem.trim()}
        </pre>
      </div>
      <div className={parts['row']}>
        <CopyButton label={say('auth.copyPem')} text={publicKey.pem} />
        <CopyButton label={say('auth.copyBare')} text={publicKey.bare} />
      </div>
      <dl className={layout['facts']}>
        <dt>{say('auth.fingerprint')}</dt>
        <dd className={layout['code']}>
          <Fingerprint value={publicKey.fingerprint} />
        </dd>
        <dt>{say('auth.keyMade')}</dt>
        <dd>
          <RelativeTime iso={publicKey.createdAt} />
        </dd>
      </dl>
    </div>
  );
}
