import { JsonApi } from '../http/json-api';
import type { Fetcher, HttpAnswer } from '../http/fetcher';
import type { Authorizer, Capabilities, PlatformQuota } from '../port';
import { refusalReason } from './refusal-reason';

/** The Platform API of one address with one grant. */
export class ApiClient extends JsonApi {
  /** How the platform writes texts: it says so on every answer, or once in `/me`. */
  markup: Capabilities['markup'] = 'html';

  constructor(fetcher: Fetcher, timeoutMs: number, address: string, authorize: Authorizer) {
    super(fetcher, timeoutMs, address, authorize, {
      base: '/api/v1',
      contentType: (method) => (method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'),
      // Whoever asked wrote by what was known so far. A platform that knows better refuses, and its answer tells.
      headers: (call) => (call.body === undefined ? {} : { 'planlink-markup': this.markup }),
      heard: (headers) => {
        const said = headers.get('planlink-markup');
        if (said !== null) this.markup = markupOf(said);
      },
      quota: quotaOf,
      reason: refusalReason,
    });
  }
}

/** Anything but Markdown is HTML, which every version of the API has had. */
export const markupOf = (said: string): Capabilities['markup'] =>
  said.trim().toLowerCase() === 'markdown' ? 'markdown' : 'html';

/** The rate headers of docs/platform-api; `X-RateLimit-Reset` is in seconds since the epoch. */
function quotaOf(headers: HttpAnswer['headers']): PlatformQuota | null {
  const read = (name: string): number | null => {
    const value = headers.get(name);
    return value !== null && /^\d{1,12}$/.test(value) ? Number(value) : null;
  };
  const limit = read('x-ratelimit-limit');
  const remaining = read('x-ratelimit-remaining');
  const reset = read('x-ratelimit-reset');
  if (limit === null || remaining === null) return null;
  return { limit, remaining, resetsAt: reset === null ? null : reset * 1000 };
}
