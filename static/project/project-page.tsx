import Button from '@atlaskit/button/new';
import { router } from '@forge/bridge';
import type { ProjectOverview } from '../../src/contract/views';
import { callProject } from '../shared/call';
import layout from '../shared/layout.module.css';
import { LeaveQuestion } from '../shared/leave-question';
import { LoadTrouble } from '../shared/load-trouble';
import { PageTitle } from '../shared/page-title';
import { pollPeriod } from '../shared/poll-period';
import { useLanguage, useReader } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { useAnswer } from '../shared/use-answer';
import { ConnectionStanding } from './connection-standing';
import { ProjectTabs } from './project-tabs';

function openConnections(): void {
  void router.navigate({ target: 'module', moduleKey: 'admin' });
}

function NotLinked({ mayManage }: { readonly mayManage: boolean }) {
  const { say } = useLanguage();
  return (
    <section className={layout['empty']}>
      <h2 className={layout['section']}>{say('project.notLinked')}</h2>
      <p className={layout['text']}>
        {mayManage ? say('project.notLinkedManage') : say('project.notLinkedAsk')}
      </p>
      {mayManage ? (
        <Button appearance="primary" onClick={openConnections}>
          {say('project.openConnections')}
        </Button>
      ) : null}
    </section>
  );
}

function Overview({
  overview,
  projectId,
  refresh,
}: {
  readonly overview: ProjectOverview;
  readonly projectId: string;
  readonly refresh: () => Promise<void>;
}) {
  if (overview.connections.length === 0) return <NotLinked mayManage={overview.mayManage} />;
  return (
    <>
      {overview.connections.map((connection) => (
        <ConnectionStanding
          key={connection.connectionId}
          projectId={projectId}
          connection={connection}
          refresh={refresh}
        />
      ))}
      <ProjectTabs overview={overview} projectId={projectId} refresh={refresh} />
    </>
  );
}

/** What a project's people see: is it in step, and if not, why and who can mend it. */
export function ProjectPage() {
  const { projectId, language } = useReader();
  const { data, trouble, loading, reload } = useAnswer(
    projectId ?? '',
    () => callProject('project.overview', { projectId: projectId ?? '' }),
    (overview) => pollPeriod(overview?.connections ?? []),
  );
  return (
    <main className={layout['page']}>
      <header className={layout['head']}>
        <div className={layout['headText']}>
          <PageTitle takeFocus={false}>{language.say('project.title')}</PageTitle>
        </div>
        {data?.mayManage === true && data.connections.length > 0 ? (
          <Button onClick={openConnections}>{language.say('project.openConnections')}</Button>
        ) : null}
      </header>
      <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
      {data === null ? (
        trouble === null && <Skeleton lines={6} tall />
      ) : (
        <Overview overview={data} projectId={projectId ?? ''} refresh={reload} />
      )}
      <LeaveQuestion />
    </main>
  );
}
