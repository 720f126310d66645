import { isEgressRefusal } from '../../errors/network';
import { Problem } from '../../errors/problem';
import { oauthProblem } from './problem-report';

/** Three short parameters; what needs more is no token. */
const LONGEST_ANSWER = 16_384;

/** A token is shown back in headers: printable ASCII, and no longer than a header bears. */
const tokenPattern = /^[\x21-\x7e]{1,1000}$/;

/** A token endpoint's form-encoded answer, read strictly (RFC 5849, 2.1 and 2.3). Throws the problem it reports. */
export async function readAnswer(response: Response, now: number): Promise<URLSearchParams> {
  if (isEgressRefusal(response))
    throw new Problem('EGRESS_NOT_APPROVED', { scope: 'connection', retry: 'never' });
  const body = await bounded(response);
  if (!response.ok) throw refusal(response, body, now);
  if (body === null) throw unusable('too_long');
  return new URLSearchParams(body.trim());
}

/** The one value of a parameter that is a token. */
export function readToken(answer: URLSearchParams, name: 'oauth_token' | 'oauth_session_handle'): string {
  const [value, ...more] = answer.getAll(name);
  if (value === undefined) throw unusable(`${name}_absent`);
  if (more.length > 0 || !tokenPattern.test(value)) throw unusable(`${name}_malformed`);
  return value;
}

/** Milliseconds since the epoch, by a parameter that counts seconds from now; null where it is absent. */
export function readExpiry(answer: URLSearchParams, name: string, now: number): number | null {
  const [value, ...more] = answer.getAll(name);
  if (value === undefined) return null;
  if (more.length > 0 || !/^\d{1,10}$/.test(value)) throw unusable(`${name}_malformed`);
  // Zero is how servers that do not limit a token say so.
  return Number(value) === 0 ? null : now + Number(value) * 1000;
}

/** `error` is a word of ours, never one of the answer. */
export function unusable(error: string): Problem {
  return new Problem('OAUTH_RESPONSE_INVALID', { scope: 'connection', retry: 'backoff', facts: { error } });
}

function refusal(response: Response, body: string | null, now: number): Problem {
  const { status, headers } = response;
  const reported = oauthProblem(headers.get('www-authenticate'), body ?? '', now);
  if (reported !== undefined) return reported;
  if (status === 429) {
    const wait = Number(/^\d{1,5}$/.exec(headers.get('retry-after') ?? '')?.[0] ?? 60);
    return new Problem('PLATFORM_RATE_LIMITED', {
      scope: 'connection',
      retry: 'after',
      retryAt: now + Math.max(wait, 1) * 1000,
    });
  }
  if (status >= 500)
    return new Problem('PLATFORM_UNAVAILABLE', { scope: 'connection', retry: 'backoff', facts: { status } });
  if (status === 401 || status === 403)
    return new Problem('OAUTH1_REQUEST_REJECTED', { scope: 'connection', retry: 'never' });
  return unusable(`http_${String(status)}`);
}

/** Null when it is longer than any answer is; the rest is not fetched then. */
async function bounded(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts).toString('utf8');
    length += value.byteLength;
    if (length > LONGEST_ANSWER) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
