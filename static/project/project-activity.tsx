import type { ProjectConnectionView } from '../../src/contract/views';
import { callProject } from '../shared/call';
import layout from '../shared/layout.module.css';
import { useLanguage } from '../shared/reader';
import { RunsTable } from '../shared/runs-table';

/** What ran, connection by connection; a run opens what it wrote in this project. */
export default function ProjectActivity({
  projectId,
  connections,
}: {
  readonly projectId: string;
  readonly connections: readonly ProjectConnectionView[];
}) {
  const { say } = useLanguage();
  return (
    <div className={layout['stack']}>
      {connections.map(({ connectionId, connectionName, platformName, runs }) => (
        <RunsTable
          key={connectionId}
          title={say('project.runs', { name: connectionName })}
          runs={runs}
          platform={platformName}
          ask={(runId, cursor) =>
            callProject('project.run', {
              projectId,
              connectionId,
              runId,
              ...(cursor === null ? {} : { cursor }),
            })
          }
        />
      ))}
    </div>
  );
}
