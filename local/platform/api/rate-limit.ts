import type { Clock } from '../../clock';
import { ApiProblem } from '../problem';

export interface RateLimitOptions {
  /** Calls each client may make in one window. */
  readonly calls: number;
  readonly windowSeconds: number;
}

/** A fixed window for each client. */
export class RateLimiter {
  private readonly windows = new Map<string, { readonly ends: number; used: number }>();

  constructor(
    private readonly clock: Clock,
    public limit: RateLimitOptions,
  ) {}

  /** Counts one call and returns the headers that tell how many are left. @throws ApiProblem `rate-limited`. */
  count(clientId: string): Record<string, string> {
    const now = this.clock.now();
    let window = this.windows.get(clientId);
    if (window === undefined || window.ends <= now) {
      window = { ends: now + this.limit.windowSeconds * 1000, used: 0 };
      this.windows.set(clientId, window);
    }
    const seconds = Math.ceil((window.ends - now) / 1000);
    const left = this.limit.calls - window.used;
    const headers = {
      RateLimit: `"api";r=${Math.max(0, left - 1)};t=${seconds}`,
      'RateLimit-Policy': `"api";q=${this.limit.calls};w=${this.limit.windowSeconds}`,
      'X-RateLimit-Limit': String(this.limit.calls),
      'X-RateLimit-Remaining': String(Math.max(0, left - 1)),
      'X-RateLimit-Reset': String(Math.ceil(window.ends / 1000)),
    };
    if (left <= 0) throw new ApiProblem('rate-limited', [], { ...headers, 'Retry-After': String(seconds) });
    window.used += 1;
    return headers;
  }
}
