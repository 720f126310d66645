import { Problem } from '../../errors/problem';
import type { Fetcher, HttpAnswer } from '../http/fetcher';
import { JsonApi } from '../http/json-api';
import type { Authorizer, PlatformQuota } from '../port';
import { refusalReason } from './refusal-reason';

/** REST API v2 of the Jira at one address with one grant. */
export class JiraApi extends JsonApi {
  constructor(fetcher: Fetcher, timeoutMs: number, address: string, authorize: Authorizer) {
    super(fetcher, timeoutMs, address, authorize, {
      base: '/rest/api/2',
      contentType: () => 'application/json',
      // Without it Jira takes a write for one that a foreign page makes a browser send, and answers 403.
      headers: (call) => (call.method === 'GET' ? {} : { 'x-atlassian-token': 'no-check' }),
      heard: refuseLockedOut,
      quota: quotaOf,
      reason: refusalReason,
    });
  }
}

/**
 * After some wrong passwords Jira wants a captcha, and refuses the right one too until somebody signs in by hand. It says
 * so in this header, with 401 or with a 403 that reads as if a right were missing.
 */
function refuseLockedOut(headers: HttpAnswer['headers']): void {
  if (/^CAPTCHA/i.test(headers.get('x-authentication-denied-reason') ?? ''))
    throw new Problem('CREDENTIALS_REJECTED', { scope: 'connection', retry: 'never' });
}

/**
 * The token bucket of Data Center's rate limiting
 * (https://confluence.atlassian.com/adminjiraserver/adjusting-your-code-for-rate-limiting-987143384.html): so many tokens
 * are put in each interval. Null where the administrator set no limit.
 */
export function quotaOf(headers: HttpAnswer['headers'], now = Date.now()): PlatformQuota | null {
  const read = (name: string): number | null => {
    const value = headers.get(`x-ratelimit-${name}`);
    return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
  };
  const limit = read('limit');
  const remaining = read('remaining');
  if (limit === null || remaining === null) return null;
  const seconds = read('interval-seconds');
  const rate = read('fillrate');
  if (seconds === null || rate === null || rate === 0) return { limit, remaining, resetsAt: null };
  const intervals = Math.ceil(Math.max(0, limit - remaining) / rate);
  return { limit, remaining, resetsAt: now + intervals * seconds * 1000 };
}
