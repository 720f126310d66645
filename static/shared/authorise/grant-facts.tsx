import type { ReactNode } from 'react';
import type { AuthorisationView } from '../../../src/contract/authorisation-views';
import { FactList } from '../fact-list';
import { useLanguage } from '../reader';
import { RelativeTime } from '../time';
import styles from './authorise.module.css';

/** Whom Planlink acts as on the platform and what it was given. */
export function GrantFacts({ authorisation }: { readonly authorisation: AuthorisationView }) {
  const { say, date } = useLanguage();
  const { account, accountEmail, accountKind, tenant, scopes, grantedAt, grantExpiresAt } = authorisation;
  const who = [account, accountEmail].filter((text) => text !== null);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say('grant.account'), who.length === 0 ? say('none') : who.join(', ')],
    [say('grant.kind'), accountKind === null ? null : say(`grant.kind.${accountKind}`)],
    [say('grant.tenant'), tenant ?? say('none')],
    [
      say('auth.scopes'),
      scopes.length === 0 ? null : (
        <ul key="scopes" className={styles['scopes']}>
          {scopes.map((scope) => (
            <li key={scope}>{scope}</li>
          ))}
        </ul>
      ),
    ],
    [say('grant.grantedAt'), grantedAt === null ? say('none') : <RelativeTime key="at" iso={grantedAt} />],
    [say('grant.endsAt'), grantExpiresAt === null ? say('grant.noEnd') : date(grantExpiresAt)],
  ];
  return <FactList facts={rows} />;
}
