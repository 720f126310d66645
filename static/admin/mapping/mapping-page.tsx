import type { MappingView } from '../../../src/contract/mapping';
import type { Answer, ConnectionDetail, ProjectLinkView } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { LoadTrouble } from '../../shared/load-trouble';
import { PageTitle } from '../../shared/page-title';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import layout from '../../shared/layout.module.css';
import { linkName } from '../connection/link-name';
import { RouteLink } from '../route-link';
import type { Navigation } from '../use-route';
import type { CreateTasks } from './edited-mapping';
import { MappingForm } from './mapping-form';

interface Props {
  readonly connectionId: string;
  readonly linkId: string;
  readonly navigation: Navigation;
}

interface Read {
  readonly connection: ConnectionDetail;
  readonly link: ProjectLinkView;
  readonly view: MappingView & { readonly createTasks: CreateTasks };
}

async function read(connectionId: string, linkId: string): Promise<Answer<Read>> {
  const [connection, view] = await Promise.all([
    callAdmin('connection.get', { connectionId }),
    callAdmin('link.mapping', { connectionId, linkId }),
  ]);
  if (!connection.ok) return connection;
  if (!view.ok) return view;
  const link = connection.data.links.find(({ id }) => id === linkId);
  return link === undefined
    ? { ok: false, error: { code: 'NOT_FOUND', facts: {}, reference: '' } }
    : { ok: true, data: { connection: connection.data, link, view: view.data } };
}

/** How one project link translates, on a page of its own. */
export default function MappingPage({ connectionId, linkId, navigation }: Props) {
  const { say } = useLanguage();
  const { data, trouble, loading, reload } = useAnswer(
    `${connectionId} ${linkId}`,
    () => read(connectionId, linkId),
    // What is being edited is not pulled away from under its reader.
    () => 86_400_000,
  );
  const projects = { page: 'connection', connectionId, tab: 'projects' } as const;
  return (
    <>
      <header className={layout['headText']}>
        <nav aria-label={say('breadcrumbs')}>
          <RouteLink route={{ page: 'list' }} go={navigation.go}>
            {say('list.title')}
          </RouteLink>
          {' / '}
          <RouteLink route={projects} go={navigation.go}>
            {data?.connection.name ?? say('tab.projects')}
          </RouteLink>
        </nav>
        <PageTitle takeFocus={navigation.moved}>{say('mapping.title')}</PageTitle>
        <p className={layout['subtle']}>
          {data === null
            ? say('loading')
            : say('done.projectPair', {
                jira: linkName(data.link),
                remote: data.link.platformProjectName,
              })}
        </p>
      </header>
      {data === null && trouble !== null ? (
        <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
      ) : null}
      {data === null ? (
        trouble === null && <Skeleton lines={12} tall />
      ) : (
        <MappingForm {...data} onSaved={() => navigation.go(projects)} />
      )}
    </>
  );
}
