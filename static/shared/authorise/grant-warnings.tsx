import SectionMessage from '@atlaskit/section-message';
import type { AuthorisationView } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import { useLanguage } from '../reader';
import { useNow } from '../use-now';
import { expiryOf } from './expiry';

interface Props {
  readonly platform: string;
  readonly authorisation: AuthorisationView;
}

function Ending({ kind, endsAt }: { readonly kind: 'grant' | 'secret'; readonly endsAt: string | null }) {
  const { say, date } = useLanguage();
  const now = useNow(60_000);
  const expiry = expiryOf(endsAt, now);
  if (endsAt === null || expiry === null || expiry.level === 'later') return null;
  const when = date(endsAt);
  return (
    <SectionMessage
      appearance={expiry.level === 'warning' ? 'warning' : 'error'}
      title={
        expiry.level === 'past'
          ? say(`expiry.${kind}.past`, { date: when })
          : say(`expiry.${kind}`, { count: expiry.days, date: when })
      }
    >
      <p className={layout['text']}>{say(`expiry.${kind}.todo`)}</p>
    </SectionMessage>
  );
}

/** What is not right with a grant although it works today. */
export function GrantWarnings({ platform, authorisation }: Props) {
  const { say } = useLanguage();
  const { accountKind, account, missingScopes, grantExpiresAt, current } = authorisation;
  return (
    <>
      {accountKind === 'person' ? (
        <SectionMessage appearance="warning" title={say('personal.title', { account: account ?? platform })}>
          <p className={layout['text']}>{say('personal.text', { platform })}</p>
        </SectionMessage>
      ) : null}
      {missingScopes.length === 0 ? null : (
        <SectionMessage appearance="warning" title={say('scopes.title')}>
          <p className={layout['text']}>
            {say('scopes.text', { scopes: missingScopes.join(' '), platform })}
          </p>
        </SectionMessage>
      )}
      <Ending kind="grant" endsAt={grantExpiresAt} />
      <Ending kind="secret" endsAt={current?.expiresAt ?? null} />
    </>
  );
}
