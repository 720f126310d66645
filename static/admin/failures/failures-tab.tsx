import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { FailureList } from '../../shared/failure-list';
import type { FailureCalls } from '../../shared/failure-list-calls';
import { useLanguage } from '../../shared/reader';
import { linkName } from '../connection/link-name';
import { possibleActions } from '../possible-actions';

function callsOf(connectionId: string): FailureCalls {
  return {
    page: ({ code, linkId, cursor }) =>
      callAdmin('failures.list', {
        connectionId,
        ...(code === null ? {} : { code }),
        ...(linkId === null ? {} : { linkId }),
        ...(cursor === null ? {} : { cursor }),
      }),
    retryOne: ({ id }) => callAdmin('failures.retry', { connectionId, ids: [id] }),
    retryAll: (code) => callAdmin('failures.retry', { connectionId, ...(code === null ? {} : { code }) }),
    dismiss: ({ id }) => callAdmin('failures.dismiss', { connectionId, id }),
    settle: ({ id }, field, keep) => callAdmin('conflict.settle', { connectionId, id, field, keep }),
  };
}

/** What failed on one connection, by cause. */
export default function FailuresTab({
  connection,
  onChanged,
}: {
  readonly connection: ConnectionDetail;
  readonly onChanged: () => void;
}) {
  const { say } = useLanguage();
  const why = possibleActions(connection).retry;
  return (
    <FailureList
      calls={callsOf(connection.id)}
      platform={connection.platformName}
      jql="planningSync = failed"
      links={connection.links.map((link) => ({ id: link.id, name: linkName(link) }))}
      whyNot={why === null ? null : say(why)}
      onChanged={onChanged}
    />
  );
}
