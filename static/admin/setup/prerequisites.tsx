import type { PlatformView } from '../../../src/contract/life-cycle-views';
import layout from '../../shared/layout.module.css';
import { OutsideLink } from '../../shared/outside-link';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { notesOf } from './platform-notes';
import styles from './platform-step.module.css';

/** Atlassian's own list of the addresses that apps on Forge call from. */
const addresses = 'https://ip-ranges.atlassian.com/';

/** What has to be at hand, who has to agree, and how long it takes. */
export function Prerequisites({
  platform: { kind, methods, name: platform },
}: {
  readonly platform: PlatformView;
}) {
  const { say } = useLanguage();
  const { admin, versions, rights, lacks } = notesOf(kind);
  const withOAuth1 = methods.includes('oauth1a');
  return (
    <section className={styles['needs']} aria-labelledby="needs-title">
      <h3 id="needs-title" className={layout['section']}>
        {say('prerequisites.title', { platform })}
      </h3>
      <p className={layout['subtle']}>{say(withOAuth1 ? 'prerequisites.time' : 'prerequisites.timeShort')}</p>
      <ul className={layout['points']}>
        {versions === null ? null : <li>{say(versions)}</li>}
        <li>{say(admin, { platform })}</li>
        <li>
          {say('prerequisites.account', { platform })}
          <ul className={styles['rights']}>
            {rights.map((right) => (
              <li key={right}>{say(right)}</li>
            ))}
          </ul>
          <span className={parts['small']}>{say('prerequisites.accountWhy')}</span>
        </li>
        <li>
          {say('prerequisites.network', { platform })}{' '}
          <OutsideLink href={addresses}>{say('prerequisites.networkLink')}</OutsideLink>
        </li>
      </ul>
      {lacks.length === 0 ? null : (
        <>
          <h4 className={styles['lacks']}>{say('prerequisites.lacks', { platform })}</h4>
          <ul className={layout['points']}>
            {lacks.map((lack) => (
              <li key={lack}>{say(lack)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
