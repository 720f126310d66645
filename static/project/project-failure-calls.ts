import type { ErrorCode } from '../../src/contract/error-codes';
import type { Answer } from '../../src/contract/views';
import { callProject } from '../shared/call';
import type { FailureCalls } from '../shared/failure-list-calls';

/** Failures of one project; all at once means those of each connection that the reader may mend. */
export function projectFailureCalls(projectId: string, mendable: readonly string[]): FailureCalls {
  const retryAll = async (code: ErrorCode | null): Promise<Answer<{ readonly queued: number }>> => {
    let queued = 0;
    for (const connectionId of mendable) {
      const which = code === null ? {} : { code };
      const answer = await callProject('project.retry', { projectId, connectionId, ...which });
      if (!answer.ok) return answer;
      queued += answer.data.queued;
    }
    return { ok: true, data: { queued } };
  };
  return {
    retryAll,
    page: ({ code, cursor }) =>
      callProject('project.failures', {
        projectId,
        ...(code === null ? {} : { code }),
        ...(cursor === null ? {} : { cursor }),
      }),
    retryOne: ({ connectionId, id }) => callProject('project.retry', { projectId, connectionId, ids: [id] }),
    dismiss: ({ connectionId, id }) => callProject('project.dismiss', { projectId, connectionId, id }),
    settle: ({ connectionId, id }, field, keep) =>
      callProject('project.settle', { projectId, connectionId, id, field, keep }),
  };
}
