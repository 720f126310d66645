import type { ErrorCode } from '../../../src/contract/error-codes';
import type { MatchKind } from './match';

/** The causes of OAuth 1.0a, each with the texts to compare with the other side, the likeliest first. */
const hints = {
  OAUTH1_CONSUMER_UNKNOWN: ['consumerKey'],
  OAUTH1_CONSUMER_REFUSED: ['consumerKey'],
  OAUTH1_SIGNATURE_INVALID: ['publicKey', 'address'],
  OAUTH1_TIMESTAMP_REFUSED: [],
  OAUTH1_NONCE_USED: [],
  OAUTH1_TOKEN_EXPIRED: [],
  OAUTH1_TOKEN_REJECTED: ['consumerKey', 'publicKey'],
  OAUTH1_PERMISSION_DENIED: [],
  OAUTH1_VERIFIER_INVALID: [],
  OAUTH1_REQUEST_REJECTED: ['address'],
} as const satisfies Partial<Record<ErrorCode, readonly MatchKind[]>>;

export type HintedCode = keyof typeof hints;

function isHinted(code: ErrorCode): code is HintedCode {
  return code in hints;
}

export interface CompareHint {
  readonly code: HintedCode;
  readonly kinds: readonly MatchKind[];
}

/** What to compare after a failure; null where the cause is none of OAuth 1.0a. */
export function compareHint(code: ErrorCode): CompareHint | null {
  return isHinted(code) ? { code, kinds: hints[code] } : null;
}
