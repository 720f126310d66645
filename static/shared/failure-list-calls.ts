import type { ErrorCode } from '../../src/contract/error-codes';
import type { FailurePage } from '../../src/contract/history-views';
import type { Answer, FailureView } from '../../src/contract/views';

export interface FailureFilter {
  readonly code: ErrorCode | null;
  readonly linkId: string | null;
  readonly cursor: string | null;
}

/** What can be asked and done about failures, whether on the page of a connection or of a project. */
export interface FailureCalls {
  readonly page: (filter: FailureFilter) => Promise<Answer<FailurePage>>;
  readonly retryOne: (failure: FailureView) => Promise<Answer<{ readonly queued: number }>>;
  /** Null: all there are. */
  readonly retryAll: (code: ErrorCode | null) => Promise<Answer<{ readonly queued: number }>>;
  readonly dismiss: (failure: FailureView) => Promise<Answer<unknown>>;
  readonly settle: (
    failure: FailureView,
    field: string,
    keep: 'jira' | 'platform',
  ) => Promise<Answer<unknown>>;
}
