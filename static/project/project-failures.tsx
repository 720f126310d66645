import type { ProjectConnectionView } from '../../src/contract/views';
import { FailureList } from '../shared/failure-list';
import { useLanguage } from '../shared/reader';
import type { WordKey } from '../shared/words/catalogue';
import { projectFailureCalls } from './project-failure-calls';

interface Props {
  readonly projectId: string;
  readonly connections: readonly ProjectConnectionView[];
  readonly refresh: () => Promise<void>;
}

function whyNoTry(connections: readonly ProjectConnectionView[]): WordKey | null {
  const possible = connections.some(
    ({ active, status, paused }) =>
      active && !paused && (status === 'Authorized' || status === 'Interrupted'),
  );
  if (possible) return null;
  return connections.some(({ status }) => status === 'Unauthorized')
    ? 'blocked.unauthorized'
    : connections.some(({ paused }) => paused)
      ? 'blocked.paused'
      : 'blocked.inactive';
}

/** What failed in this project, for those who may do something about it. */
export default function ProjectFailures({ projectId, connections, refresh }: Props) {
  const { say } = useLanguage();
  const mendable = connections.filter(({ mayMend }) => mayMend);
  const why = whyNoTry(mendable);
  return (
    <FailureList
      calls={projectFailureCalls(
        projectId,
        mendable.map(({ connectionId }) => connectionId),
      )}
      platform={mendable[0]?.platformName ?? ''}
      links={[]}
      jql={`project = ${projectId} AND planningSync = failed`}
      whyNot={why === null ? null : say(why)}
      onChanged={() => void refresh()}
    />
  );
}
