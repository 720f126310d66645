import type { ErrorCode } from '../contract/error-codes';

/** What a problem touches: one item, one project link, or the whole connection. */
export type ProblemScope = 'item' | 'project' | 'connection' | 'request';

/** `never`: only a person can mend it. `backoff`: try again with growing waits. `after`: not before `retryAt`. */
export type RetryRule = 'never' | 'backoff' | 'after';

export interface ProblemDetails {
  readonly scope: ProblemScope;
  readonly retry: RetryRule;
  /** Milliseconds since the epoch; present when `retry` is `after`. */
  readonly retryAt?: number;
  /** Values for the message catalogue: names and numbers a reader may see, never remote bodies or secrets. */
  readonly facts?: Readonly<Record<string, string | number>>;
  /** Whose work it was, for a problem of project scope: whoever asked knew, and it cannot be found out later. */
  readonly linkId?: string;
}

/**
 * The one error class of the app: a cause that was classified where it happened. Its code selects the words
 * (src/contract/error-codes.ts, static catalogue, docs/errors.md); the original error is kept for logs only after redaction.
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ErrorCode,
    readonly details: ProblemDetails,
  ) {
    super(code);
  }

  /** True when the same call may succeed later without anybody doing anything. */
  get passing(): boolean {
    return this.details.retry !== 'never';
  }
}
