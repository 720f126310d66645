import type { ErrorCode } from '../../src/contract/error-codes';
import type { ProblemScope, RetryRule } from '../../src/errors/problem';

/** What a cause touches and when it is tried again, as src/ throws it. `notice`: the item was synced all the same. */
export interface Handling {
  readonly touches: readonly (ProblemScope | 'notice')[];
  readonly again: readonly RetryRule[];
}

const request: Handling = { touches: ['request'], again: ['never'] };
const notice: Handling = { touches: ['notice'], again: ['never'] };
const connectionOnceMore: Handling = { touches: ['connection'], again: ['backoff'] };
const connectionForGood: Handling = { touches: ['connection'], again: ['never'] };
const itemOnceMore: Handling = { touches: ['item'], again: ['backoff'] };

/** test/guard/docs.test.ts holds this against every `new Problem` of src/. */
export const handling: Readonly<Record<ErrorCode, Handling>> = {
  INPUT_INVALID: request,
  NOT_ALLOWED: request,
  NOT_FOUND: request,
  VERSION_STALE: { touches: ['request'], again: ['never', 'backoff'] },
  ADDRESS_NOT_HTTPS: request,
  ADDRESS_HAS_CREDENTIALS: request,
  ADDRESS_HAS_PATH: request,
  ADDRESS_NOT_PUBLIC: request,
  ADDRESS_PORT_CLOSED: request,
  NAME_TAKEN: request,
  CONNECTION_NOT_READY: request,
  WORKSPACE_NOT_GRANTED: request,
  PROJECT_ALREADY_LINKED: request,
  EGRESS_NOT_APPROVED: connectionForGood,
  PLATFORM_NOT_FOUND: connectionOnceMore,
  PLATFORM_UNREACHABLE: connectionOnceMore,
  PLATFORM_TIMEOUT: connectionOnceMore,
  PLATFORM_UNAVAILABLE: { touches: ['connection'], again: ['backoff', 'after'] },
  PLATFORM_NOT_COMPATIBLE: connectionForGood,
  PLATFORM_RATE_LIMITED: { touches: ['connection'], again: ['after'] },
  PLATFORM_FORBIDDEN: { touches: ['item', 'project', 'connection'], again: ['never'] },
  PLATFORM_REFUSED_ITEM: { touches: ['item', 'project', 'connection'], again: ['never'] },
  PLATFORM_ITEM_GONE: { touches: ['notice', 'item', 'project', 'connection'], again: ['never'] },
  PLATFORM_VERSION_CONFLICT: itemOnceMore,
  OAUTH_CLIENT_REJECTED: connectionForGood,
  OAUTH_CONSENT_REFUSED: { touches: ['request', 'connection'], again: ['never'] },
  OAUTH_STATE_UNKNOWN: request,
  OAUTH_STATE_EXPIRED: request,
  OAUTH_STATE_USED: request,
  OAUTH_STATE_OTHER_USER: request,
  OAUTH_CODE_REJECTED: connectionForGood,
  OAUTH_RESPONSE_INVALID: connectionOnceMore,
  GRANT_INVALID: connectionForGood,
  TENANT_MISMATCH: connectionForGood,
  OAUTH1_CONSUMER_UNKNOWN: connectionForGood,
  OAUTH1_CONSUMER_REFUSED: { touches: ['connection'], again: ['never', 'backoff'] },
  OAUTH1_SIGNATURE_INVALID: connectionForGood,
  OAUTH1_TIMESTAMP_REFUSED: connectionOnceMore,
  OAUTH1_NONCE_USED: connectionOnceMore,
  OAUTH1_TOKEN_EXPIRED: connectionForGood,
  OAUTH1_TOKEN_REJECTED: connectionForGood,
  OAUTH1_PERMISSION_DENIED: { touches: ['connection'], again: ['never', 'backoff'] },
  OAUTH1_VERIFIER_INVALID: connectionForGood,
  OAUTH1_REQUEST_REJECTED: connectionForGood,
  WEBHOOK_SIGNATURE_INVALID: request,
  WEBHOOK_EXPIRED: request,
  WEBHOOK_REPLAYED: request,
  WEBHOOK_MALFORMED: request,
  JIRA_RATE_LIMITED: { touches: ['connection'], again: ['after'] },
  JIRA_UNAVAILABLE: connectionOnceMore,
  JIRA_FORBIDDEN: { touches: ['item', 'project'], again: ['backoff'] },
  JIRA_ITEM_GONE: { touches: ['notice', 'item'], again: ['never'] },
  JIRA_FIELD_NOT_ON_SCREEN: { touches: ['notice', 'item'], again: ['never', 'backoff'] },
  JIRA_FIELD_REQUIRED: itemOnceMore,
  JIRA_REFUSED_ITEM: itemOnceMore,
  JIRA_NO_TRANSITION: itemOnceMore,
  JIRA_TRANSITION_NEEDS_FIELD: itemOnceMore,
  TITLE_SHORTENED: notice,
  TEXT_SHORTENED: notice,
  ASSIGNEE_UNMATCHED: notice,
  STATUS_UNMAPPED: notice,
  RUN_STALE: connectionOnceMore,
  INTERNAL: request,
};
