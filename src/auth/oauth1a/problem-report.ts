import type { ErrorCode } from '../../contract/error-codes';
import { Problem, type RetryRule } from '../../errors/problem';

type Cause = readonly [code: ErrorCode, retry: Extract<RetryRule, 'never' | 'backoff'>];

/**
 * The words of the Problem Reporting extension, http://wiki.oauth.net/w/page/12238543/ProblemReporting, which
 * Atlassian's servers speak. `refused` means for now there, `rejected` for good.
 */
const causes: ReadonlyMap<string, Cause> = new Map<string, Cause>([
  ['consumer_key_unknown', ['OAUTH1_CONSUMER_UNKNOWN', 'never']],
  ['consumer_key_rejected', ['OAUTH1_CONSUMER_REFUSED', 'never']],
  ['consumer_key_refused', ['OAUTH1_CONSUMER_REFUSED', 'backoff']],
  ['signature_invalid', ['OAUTH1_SIGNATURE_INVALID', 'never']],
  ['signature_method_rejected', ['OAUTH1_REQUEST_REJECTED', 'never']],
  ['timestamp_refused', ['OAUTH1_TIMESTAMP_REFUSED', 'backoff']],
  ['nonce_used', ['OAUTH1_NONCE_USED', 'backoff']],
  ['token_expired', ['OAUTH1_TOKEN_EXPIRED', 'never']],
  ['token_revoked', ['OAUTH1_TOKEN_REJECTED', 'never']],
  ['token_rejected', ['OAUTH1_TOKEN_REJECTED', 'never']],
  ['token_used', ['OAUTH1_TOKEN_REJECTED', 'never']],
  ['permission_denied', ['OAUTH1_PERMISSION_DENIED', 'never']],
  ['permission_unknown', ['OAUTH1_PERMISSION_DENIED', 'never']],
  ['additional_authorization_required', ['OAUTH1_PERMISSION_DENIED', 'never']],
  ['user_refused', ['OAUTH1_PERMISSION_DENIED', 'backoff']],
  ['verifier_invalid', ['OAUTH1_VERIFIER_INVALID', 'never']],
  ['parameter_absent', ['OAUTH1_REQUEST_REJECTED', 'never']],
  ['parameter_rejected', ['OAUTH1_REQUEST_REJECTED', 'never']],
  ['version_rejected', ['OAUTH1_REQUEST_REJECTED', 'never']],
]);

/** A report is a line; what is longer is a page of something else. */
const LONGEST_REPORT = 8_000;

/**
 * The cause a refusal reports, in its `WWW-Authenticate` header or in its form-encoded body; undefined when it reports
 * none. Of what the other side wrote only a known word and two times are read. `now` is in milliseconds.
 */
export function oauthProblem(challenge: string | null, body: string, now: number): Problem | undefined {
  const inHeader = challengeParameters(challenge ?? '');
  const inBody = new URLSearchParams(body.slice(0, LONGEST_REPORT).trim());
  const told = (name: string): string | null => inHeader.get(name) ?? inBody.get(name);
  const word = told('oauth_problem');
  if (word === null) return undefined;
  const known = causes.get(word);
  if (known === undefined)
    return new Problem('OAUTH1_REQUEST_REJECTED', { scope: 'connection', retry: 'never' });
  const [code, retry] = known;
  const minutes =
    code === 'OAUTH1_TIMESTAMP_REFUSED' ? minutesOff(told('oauth_acceptable_timestamps'), now) : undefined;
  const facts = { problem: word, ...(minutes === undefined ? {} : { minutes }) };
  return new Problem(code, { scope: 'connection', retry, facts });
}

/** The parameters of all challenges together (RFC 9110, 11.6.1); their values are percent-encoded (RFC 5849, 3.5.1). */
function challengeParameters(challenge: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const parameter = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;
  for (const [, name = '', quoted, bare = ''] of challenge.slice(0, LONGEST_REPORT).matchAll(parameter)) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), decoded(quoted ?? bare));
  }
  return found;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * How far the platform's clock is from ours, by the times it would take: its own now lies in their middle. Whole
 * minutes, at least one; undefined when it does not say, or when our time was among them and the cause is another.
 */
function minutesOff(acceptable: string | null, now: number): number | undefined {
  const [, from, to] = /^(\d{9,11})-(\d{9,11})$/.exec(acceptable?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined) return undefined;
  const seconds = now / 1000;
  if (seconds >= Number(from) && seconds <= Number(to)) return undefined;
  return Math.max(1, Math.round(Math.abs(seconds - (Number(from) + Number(to)) / 2) / 60));
}
