import type { HistoryEntry } from '../../src/contract/history-views';
import { FieldChanges } from '../shared/history/field-changes';
import { toldAction, toldCause } from '../shared/history/told-entry';
import { useLanguage } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { RelativeTime } from '../shared/time';
import type { Pages } from '../shared/use-pages';
import styles from './issue-panel.module.css';
import { PanelButton } from './panel-button';
import { TroubleLine } from './trouble-line';

/** What Planlink wrote of this pair, the newest first, each with why. */
export default function PairHistory({
  pages,
  platform,
}: {
  readonly pages: Pages<HistoryEntry>;
  readonly platform: string;
}) {
  const language = useLanguage();
  const { say } = language;
  const { items, hasMore, loading, trouble, more } = pages;
  return (
    <section className={styles['history']} aria-label={say('history.label')}>
      {items === null ? trouble === null && <Skeleton lines={3} /> : null}
      {items?.length === 0 ? <p className={styles['cause']}>{say('history.none')}</p> : null}
      <ol className={styles['entries']}>
        {(items ?? []).map((entry) => (
          <li key={entry.id} className={styles['entry']}>
            <span className={styles['did']}>
              {toldAction(language, entry, platform)} <RelativeTime iso={entry.at} />
            </span>
            <FieldChanges changes={entry.changes} />
            <span className={styles['cause']}>
              {toldCause(language, entry, platform)} {say(`history.trigger.${entry.why.trigger}`)}
            </span>
          </li>
        ))}
      </ol>
      <TroubleLine trouble={trouble} />
      {hasMore || trouble !== null ? (
        <PanelButton busy={loading} onPress={more}>
          {say(trouble === null ? 'history.more' : 'tryAgain')}
        </PanelButton>
      ) : null}
    </section>
  );
}
