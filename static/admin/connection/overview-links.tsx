import type { FreshnessView } from '../../../src/contract/history-views';
import type { ConnectionDetail, ProjectLinkView } from '../../../src/contract/views';
import { DataTable } from '../../shared/data-table';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { RelativeTime } from '../../shared/time';
import { useNow } from '../../shared/use-now';
import { freshnessOf } from './freshness';
import { linkName } from './link-name';
import styles from './overview.module.css';
import { ShareBar } from './share-bar';

const tones = { fresh: 'good', aging: 'middling', old: 'bad', never: 'plain' } as const;

function Fresh({ link, known }: { readonly link: ProjectLinkView; readonly known: FreshnessView | null }) {
  const { say } = useLanguage();
  const now = useNow();
  if (link.paused !== null) return <Mark tone="warning">{say('projects.paused')}</Mark>;
  const lookedAt = known?.lookedAt ?? null;
  const { share, level } = freshnessOf(lookedAt, now);
  return (
    <div className={styles['fresh']}>
      <span>{say(`fresh.${level}`)}</span>
      <ShareBar share={share} tone={tones[level]} />
      {lookedAt === null ? null : (
        <span className={parts['small']}>
          {say('fresh.lookedAt')} <RelativeTime iso={lookedAt} />
        </span>
      )}
    </div>
  );
}

/** The project links, each with how fresh it is. */
export function OverviewLinks({ connection }: { readonly connection: ConnectionDetail }) {
  const { say, number } = useLanguage();
  const known = (link: ProjectLinkView): FreshnessView | null =>
    connection.freshness.find(({ linkId }) => linkId === link.id) ?? null;
  return (
    <section className={layout['stack']}>
      <div className={layout['tight']}>
        <h2 className={layout['section']}>{say('overview.links')}</h2>
        {connection.changes === null ? null : (
          <p className={layout['subtle']}>
            {say(`fresh.${connection.changes}`, { platform: connection.platformName })}
          </p>
        )}
      </div>
      <DataTable
        label={say('overview.links')}
        columns={[
          { key: 'jira', title: say('link.jiraProject'), cell: linkName },
          {
            key: 'remote',
            title: say('link.platformProject', { platform: connection.platformName }),
            cell: (link) => link.platformProjectName,
          },
          {
            key: 'fresh',
            title: say('fresh.title'),
            cell: (link) => <Fresh link={link} known={known(link)} />,
          },
          {
            key: 'change',
            title: say('fresh.lastChange'),
            cell: (link) => {
              const at = known(link)?.lastChangeAt ?? null;
              return at === null ? say('fresh.noChange') : <RelativeTime iso={at} />;
            },
          },
          {
            key: 'items',
            title: say('overview.linkedItems'),
            shape: 'number',
            cell: (link) => number(link.linkedItems),
          },
          {
            key: 'first',
            title: say('overview.firstSync'),
            cell: (link) =>
              link.firstSyncDone ? (
                <Mark tone="success">{say('overview.firstSyncDone')}</Mark>
              ) : (
                <Mark tone="information">{say('overview.firstSyncOpen')}</Mark>
              ),
          },
        ]}
        rows={connection.links}
        keyOf={(link) => link.id}
        none={say('projects.none')}
        top
      />
    </section>
  );
}
