import { Problem, type ProblemScope } from '../../errors/problem';
import type { HttpAnswer } from './fetcher';
import { problem as problemSchema } from './schemas';

const defaultWaitMs = 60_000;
const longestWaitMs = 24 * 3_600_000;

/** The cause of a call that had no answer. */
export function classifyThrown(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const signs = signsOf(error);
  const has = (pattern: RegExp): boolean => signs.some((sign) => pattern.test(sign));
  if (has(/REQUEST_EGRESS_ALLOWLIST_ERR|^ExternalEndpointNotAllowedError$/)) return egressRefused();
  if (has(/^(TimeoutError|AbortError)$|\bE(SOCKET)?TIMEDOUT\b|UND_ERR_\w*TIMEOUT/)) {
    return new Problem('PLATFORM_TIMEOUT', { scope: 'connection', retry: 'backoff' });
  }
  if (has(/\bENOTFOUND\b/))
    return new Problem('PLATFORM_NOT_FOUND', { scope: 'connection', retry: 'backoff' });
  return new Problem('PLATFORM_UNREACHABLE', { scope: 'connection', retry: 'backoff' });
}

/**
 * The cause of an answer that is not 2xx. `scope` is what the call was about; what concerns every call (a limit, an
 * outage) is of the connection whatever the call.
 */
export function classifyAnswer(
  answer: HttpAnswer,
  body: string,
  scope: ProblemScope,
  now: number,
  address?: string,
): Problem {
  const { status } = answer;
  const elsewhere = address === undefined ? null : otherHost(answer, address);
  if (elsewhere !== null)
    return new Problem('PLATFORM_REDIRECTS', {
      scope: 'connection',
      retry: 'never',
      facts: { to: elsewhere },
    });
  const proxyError = answer.headers.get('forge-proxy-error');
  if (status === 403 && proxyError !== null && /EGRESS/.test(proxyError)) return egressRefused();
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
    case 428: {
      // What was sent was of the wrong markup; the answer said the right one, so the next try is another.
      if (codeOf(body) === 'markup-differs')
        return new Problem('PLATFORM_VERSION_CONFLICT', { scope, retry: 'backoff' });
      const reason = filterReason(body);
      if (reason !== null)
        return new Problem('PLATFORM_FILTER_REFUSED', {
          scope,
          retry: 'never',
          facts: { reason },
        });
      const field = fieldOf(body);
      return new Problem('PLATFORM_REFUSED_ITEM', {
        scope,
        // What the platform demands may be demanded no more, and nothing of the item changes with it.
        retry: 'backoff',
        ...(field === null ? {} : { facts: { field } }),
      });
    }
    default:
      return notCompatible({ status });
  }
}

export function notCompatible(facts: Readonly<Record<string, string | number>>): Problem {
  return new Problem('PLATFORM_NOT_COMPATIBLE', { scope: 'connection', retry: 'never', facts });
}

const egressRefused = (): Problem =>
  new Problem('EGRESS_NOT_APPROVED', { scope: 'connection', retry: 'never' });

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

/** The first field named; only a plain name, since it is shown to people and must carry nothing else. */
function fieldOf(body: string): string | null {
  const read = problemSchema.safeParse(parseJson(body));
  const field = read.success ? read.data.errors?.[0]?.field : undefined;
  return field !== undefined && /^[A-Za-z][A-Za-z0-9._~-]{0,119}$/.test(field) ? field : null;
}

function codeOf(body: string): string | undefined {
  const read = problemSchema.safeParse(parseJson(body));
  return read.success ? read.data.code : undefined;
}

/** Why a filter was refused, in the platform's words as plain text of one line; null when it is about something else. */
function filterReason(body: string): string | null {
  const read = problemSchema.safeParse(parseJson(body));
  if (!read.success || read.data.code !== 'invalid-filter') return null;
  const words = read.data.errors?.[0]?.detail ?? '';
  return words
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

/** Undefined when it is no JSON; no schema of ours accepts undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names, codes and messages along the chain of causes: runtimes differ in where they say what happened. */
function signsOf(error: unknown): string[] {
  const signs: string[] = [];
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if ('name' in current && typeof current.name === 'string') signs.push(current.name);
    if ('code' in current && typeof current.code === 'string') signs.push(current.code);
    if ('message' in current && typeof current.message === 'string') signs.push(current.message);
    signs.push(current.constructor.name);
    current = 'cause' in current ? current.cause : undefined;
  }
  return signs;
}
