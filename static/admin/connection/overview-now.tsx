import type { ReactNode } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { useNow } from '../../shared/use-now';
import styles from './overview.module.css';
import { ShareBar } from './share-bar';

function Tile({
  name,
  value,
  hint,
  children = null,
}: {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['tile']}>
      <dt>{name}</dt>
      <dd className={styles['big']}>{value}</dd>
      {children === null ? null : <dd>{children}</dd>}
      <dd className={parts['small']}>{hint}</dd>
    </div>
  );
}

function tone(share: number): 'plain' | 'middling' | 'bad' {
  return share >= 1 ? 'bad' : share >= 0.8 ? 'middling' : 'plain';
}

/** What waits, and how much of what Jira and the platform allow is used up. */
export function OverviewNow({
  connection,
}: {
  readonly connection: Pick<ConnectionDetail, 'queued' | 'quota' | 'platformName'>;
}) {
  const { say, clock } = useLanguage();
  const now = useNow();
  const { queued, quota, platformName: platform } = connection;
  const spent = quota.budget === 0 ? 0 : quota.spent / quota.budget;
  const requests = quota.platform;
  const used = requests === null || requests.limit === 0 ? 0 : 1 - requests.remaining / requests.limit;
  const resets = (at: string): string => say('now.resets', { time: clock(at, now) });
  return (
    <section className={layout['near']} aria-labelledby="now-title">
      <h2 id="now-title" className={layout['section']}>
        {say('now.title')}
      </h2>
      <dl className={styles['tiles']}>
        <Tile
          name={say('now.queue')}
          value={queued === 0 ? say('now.queueNone') : say('now.queued', { count: queued })}
          hint={say('now.queueHint')}
        />
        <Tile
          name={say('now.points')}
          value={say('now.pointsOf', { spent: Math.round(quota.spent), budget: quota.budget })}
          hint={resets(quota.resetsAt)}
        >
          <ShareBar share={spent} tone={tone(spent)} />
        </Tile>
        <Tile
          name={say('now.platform', { platform })}
          value={
            requests === null
              ? say('now.platformUnknown')
              : say('now.platformOf', { remaining: requests.remaining, limit: requests.limit })
          }
          hint={
            requests?.resetsAt === null || requests === null
              ? say('now.platformHint')
              : resets(requests.resetsAt)
          }
        >
          {requests === null ? null : <ShareBar share={used} tone={tone(used)} />}
        </Tile>
      </dl>
    </section>
  );
}
