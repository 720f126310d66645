import type { ReactNode } from 'react';
import type { CredentialView } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import { useLanguage } from '../reader';
import { RelativeTime } from '../time';

/** What can be said of credentials without showing a secret: method, name, when they were stored and when they end. */
export function CredentialFacts({ credential }: { readonly credential: CredentialView }) {
  const { say, date } = useLanguage();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say('auth.method'), say(`method.${credential.method}`)],
    [say('auth.clientId'), credential.clientId],
    [say('auth.consumerKey'), credential.consumerKey],
    [say('auth.username'), credential.username],
    [say('auth.storedAt'), <RelativeTime key="stored" iso={credential.storedAt} />],
    [say('auth.endsAt'), credential.expiresAt === null ? null : date(credential.expiresAt)],
  ];
  return (
    <dl className={layout['facts']}>
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className={layout['pair']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
