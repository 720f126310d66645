import { Problem, type ProblemScope } from '../../errors/problem';
import type { HttpAnswer } from './fetcher';

const defaultWaitMs = 60_000;
const longestWaitMs = 24 * 3_600_000;

export interface Refused {
  readonly answer: HttpAnswer;
  readonly body: string;
  /** What the call was about; what concerns every call, like a limit or an outage, is of the connection whatever the call. */
  readonly scope: ProblemScope;
  /** In milliseconds since the epoch. */
  readonly now: number;
  readonly address: string;
  /**
   * What the platform's own words say of a refused request (400, 409, 413, 422, 428); null when they say nothing that is
   * known.
   */
  readonly reason?: (body: string, status: number, scope: ProblemScope) => Problem | null;
}

/** The cause of an answer that is not 2xx, by what HTTP says of it: https://www.rfc-editor.org/rfc/rfc9110#section-15 */
export function classifyAnswer({ answer, body, scope, now, address, reason }: Refused): Problem {
  const { status } = answer;
  const elsewhere = otherHost(answer, address);
  if (elsewhere !== null)
    return new Problem('PLATFORM_REDIRECTS', {
      scope: 'connection',
      retry: 'never',
      facts: { to: elsewhere },
    });
  const proxyError = answer.headers.get('forge-proxy-error');
  if (status === 403 && proxyError !== null && /EGRESS/.test(proxyError))
    return new Problem('EGRESS_NOT_APPROVED', { scope: 'connection', retry: 'never' });
  if (status === 429) {
    const retryAt = retryTime(answer, now) ?? now + defaultWaitMs;
    return new Problem('PLATFORM_RATE_LIMITED', { scope: 'connection', retry: 'after', retryAt });
  }
  if (status >= 500) {
    const retryAt = retryTime(answer, now);
    const rule = retryAt === null ? { retry: 'backoff' as const } : { retry: 'after' as const, retryAt };
    return new Problem('PLATFORM_UNAVAILABLE', { scope: 'connection', ...rule, facts: { status } });
  }
  switch (status) {
    case 401:
      return new Problem('GRANT_INVALID', { scope: 'connection', retry: 'never' });
    case 403:
      return new Problem('PLATFORM_FORBIDDEN', { scope, retry: 'never' });
    case 404:
    case 410:
      return new Problem('PLATFORM_ITEM_GONE', { scope, retry: 'never' });
    case 412:
      return new Problem('PLATFORM_VERSION_CONFLICT', { scope, retry: 'backoff' });
    case 400:
    case 409:
    case 413:
    case 422:
    case 428:
      // What the platform demands may be demanded no more, and nothing of the item changes with it.
      return (
        reason?.(body, status, scope) ?? new Problem('PLATFORM_REFUSED_ITEM', { scope, retry: 'backoff' })
      );
    default:
      return notCompatible({ status });
  }
}

export function notCompatible(facts: Readonly<Record<string, string | number>>): Problem {
  return new Problem('PLATFORM_NOT_COMPATIBLE', { scope: 'connection', retry: 'never', facts });
}

/** What a platform says, as plain text of one line that can be shown to people. `most`: how many characters of it. */
export function plainReason(words: string, most = 300): string {
  return words
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, most);
}

/** The host to which an answer redirects, when it is not that of `address`. A redirect is never followed: it would take the credentials along. */
function otherHost(answer: HttpAnswer, address: string): string | null {
  if (answer.status < 300 || answer.status > 399) return null;
  const location = answer.headers.get('location');
  if (location === null || !URL.canParse(location, address)) return null;
  const { host } = new URL(location, address);
  return host === new URL(address).host ? null : host.slice(0, 253);
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). Nonsense is no hint; a month is not believed. */
function retryTime(answer: HttpAnswer, now: number): number | null {
  const text = answer.headers.get('retry-after')?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? now + Math.min(Math.max(wait, 1000), longestWaitMs) : null;
}
