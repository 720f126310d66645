import { errorView } from '../connection/error-view';
import type { FailureView } from '../contract/views';
import type { Failure } from './failures';

export function failureView({
  id,
  severity,
  error,
  attempts,
  nextTryAt,
  issueKey,
  taskKey,
  taskUrl,
  connectionId,
  projectLinkId,
  conflicts,
}: Failure): FailureView {
  return {
    id,
    severity,
    error: errorView(error),
    attempts,
    nextTryAt: nextTryAt === null ? null : new Date(nextTryAt).toISOString(),
    issueKey,
    taskKey,
    taskUrl,
    connectionId,
    linkId: projectLinkId,
    conflicts,
  };
}
