import Button from '@atlaskit/button/new';
import { lazy, Suspense, useState } from 'react';
import type { ConnectionDetail, MappingInShort, ProjectLinkView } from '../../../src/contract/views';
import { FactList } from '../../shared/fact-list';
import layout from '../../shared/layout.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { RelativeTime } from '../../shared/time';
import type { Route } from '../route';
import { LinkActions } from './link-actions';
import { linkName } from './link-name';

const DryRunDialog = lazy(() => import('../link/dry-run-dialog'));

interface Props {
  readonly link: ProjectLinkView;
  readonly connection: ConnectionDetail;
  readonly go: (route: Route) => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

function Standing({ link }: { readonly link: ProjectLinkView }) {
  const { say } = useLanguage();
  if (link.paused !== null) {
    return (
      <p className={layout['text']}>
        <Mark tone="warning">{say('projects.paused')}</Mark> {say(`paused.${link.paused.by}`)}{' '}
        <RelativeTime iso={link.paused.since} />
      </p>
    );
  }
  if (link.trouble !== undefined && link.trouble !== null) {
    return (
      <p className={layout['text']}>
        <Mark tone="danger">{say('projects.resting')}</Mark> {say('projects.restingSince')}{' '}
        <RelativeTime iso={link.trouble.firstSeenAt} />
      </p>
    );
  }
  return link.firstSyncDone ? null : (
    <p className={layout['text']}>
      <Mark tone="information">{say('projects.firstSyncOpen')}</Mark>
    </p>
  );
}

/** The mapping in one line: types, direction, further fields, filters. */
function useMappingLine(link: ProjectLinkView, platform: string): string {
  const { say, locale } = useLanguage();
  const more = (mapping: MappingInShort): readonly (string | null)[] => [
    mapping.otherwise > 0 ? say('projects.otherwise', { count: mapping.otherwise }) : null,
    mapping.custom > 0 ? say('projects.customFields', { count: mapping.custom }) : null,
    mapping.filter.jira === null ? null : say('projects.filterJira', { filter: mapping.filter.jira }),
    mapping.filter.platform === null
      ? null
      : say('projects.filterPlatform', { platform, filter: mapping.filter.platform }),
    mapping.deletions === 'follow' ? say('projects.follows') : null,
  ];
  const { mapping } = link;
  if (mapping === undefined) return link.issueTypeName;
  const types =
    mapping.types > 1
      ? say('projects.typesMore', { name: link.issueTypeName, count: mapping.types - 1 })
      : link.issueTypeName;
  const words = [types, say(`projects.way.${mapping.direction}`, { platform }), ...more(mapping)];
  return new Intl.ListFormat(locale, { type: 'unit' }).format(words.flatMap((one) => one ?? []));
}

/** One project link: what it joins, how it is mapped, whether it rests, and what can be done with it. */
export function ProjectLink({ link, connection, go, onChanged }: Props) {
  const { say, number } = useLanguage();
  const [dryRun, setDryRun] = useState(false);
  const line = useMappingLine(link, connection.platformName);
  return (
    <section className={layout['card']} aria-label={linkName(link)}>
      <div className={layout['head']}>
        <div className={layout['headText']}>
          <h2 className={layout['section']}>
            {say('done.projectPair', { jira: linkName(link), remote: link.platformProjectName })}
          </h2>
          <Standing link={link} />
        </div>
        <LinkActions link={link} connection={connection} onChanged={onChanged}>
          <Button
            spacing="compact"
            aria-label={say('mapping.changeOf', { name: linkName(link) })}
            onClick={() => go({ page: 'mapping', connectionId: connection.id, linkId: link.id })}
          >
            {say('mapping.change')}
          </Button>
          <Button
            spacing="compact"
            aria-label={say('dryRun.of', { name: linkName(link) })}
            onClick={() => setDryRun(true)}
          >
            {say('dryRun.open')}
          </Button>
        </LinkActions>
      </div>
      {link.trouble === undefined || link.trouble === null ? null : (
        <ProblemMessage trouble={link.trouble} tone="warning" />
      )}
      <FactList
        facts={[
          [say('projects.mapping'), line],
          [say('projects.workspace'), link.workspaceName],
          [say('link.createTasks'), say(`link.createTasks.${link.createTasks}`)],
          [say('overview.linkedItems'), number(link.linkedItems)],
        ]}
      />
      {dryRun ? (
        <Suspense fallback={null}>
          <DryRunDialog
            connection={connection}
            link={{ id: link.id, name: linkName(link) }}
            onClose={() => setDryRun(false)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
