import type { ReactNode } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { CopyButton } from '../../shared/copy-button';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { RelativeTime } from '../../shared/time';
import { AuthoriseForm } from '../authorise/authorise-form';

interface Props {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** Whom Planlink acts as on the platform, and the way to give it a new grant. */
export function AuthorisationTab({ connection, onChanged }: Props) {
  const { say } = useLanguage();
  const { account, accountEmail, tenant, scopes, grantedAt, clientId, redirectUri } =
    connection.authorisation;
  const known = (value: string | null): string => value ?? say('none');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      say('detail.account'),
      account !== null && accountEmail !== null
        ? `${account} (${accountEmail})`
        : known(account ?? accountEmail),
    ],
    [say('detail.tenant'), known(tenant)],
    [
      say('authorise.scopes'),
      <span key="scopes" className={layout['code']}>
        {scopes.length === 0 ? say('none') : scopes.join(' ')}
      </span>,
    ],
    [say('detail.grantedAt'), grantedAt === null ? say('none') : <RelativeTime iso={grantedAt} />],
    [say('authorise.clientId'), known(clientId)],
    [
      say('authorise.redirectUri'),
      <span key="uri" className={parts['row']}>
        <span className={layout['code']}>{redirectUri}</span>
        <CopyButton iconOnly label={say('authorise.copyRedirectUri')} text={redirectUri} />
      </span>,
    ],
  ];
  return (
    <>
      <dl className={layout['facts']}>
        {facts.map(([name, value]) => (
          <div key={name} className={layout['pair']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className={layout['stack']} aria-labelledby="reauthorise-title">
        <h2 id="reauthorise-title" className={layout['section']}>
          {say('menu.reauthorise')}
        </h2>
        <p className={layout['subtle']}>{say('authorise.againAbout')}</p>
        <AuthoriseForm
          resumes
          connection={connection}
          onDone={(detail) => {
            tellDone(say('done.authorised', { name: detail.name }));
            onChanged(detail);
          }}
        />
      </section>
    </>
  );
}
