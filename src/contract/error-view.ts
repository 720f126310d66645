import type { ErrorCode } from './error-codes';

/** Names and numbers for the message catalogue. */
export type Facts = Readonly<Record<string, string | number>>;

/** An error as a reader meets it: the code chooses the words, the facts fill them in. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly facts: Facts;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** What a reader quotes to support; the same value stands in the logs. */
  readonly reference: string;
}
