import type { ReactNode } from 'react';
import type { CredentialView } from '../../../src/contract/authorisation-views';
import { FactList } from '../fact-list';
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
  return <FactList facts={rows} />;
}
