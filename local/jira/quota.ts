import type { Points } from './contract';
import { Refusal } from './refusal';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Limits of developer.atlassian.com/cloud/jira/platform/rate-limiting; `Infinity` switches one off. */
export interface QuotaOptions {
  /** Points per hour, reset at the top of the hour in UTC. */
  readonly pointsPerHour: number;
  /** Requests per second and endpoint, by method; also the size of the bucket. */
  readonly burst: Readonly<Record<Method, number>>;
  /** Writes to one issue: `[count, milliseconds]`, all of which hold. */
  readonly perIssue: readonly (readonly [number, number])[];
}

/** Methods without a burst of their own keep the one they have. */
export type QuotaChange = Partial<Omit<QuotaOptions, 'burst'>> & {
  readonly burst?: Partial<QuotaOptions['burst']>;
};

const DEFAULT_QUOTA: QuotaOptions = {
  pointsPerHour: 65_000,
  burst: { GET: 100, POST: 100, PUT: 50, DELETE: 50 },
  perIssue: [
    [20, 2_000],
    [100, 30_000],
  ],
};

function merged(options: QuotaOptions, change: QuotaChange): QuotaOptions {
  return { ...options, ...change, burst: { ...options.burst, ...change.burst } };
}

const HOUR = 3_600_000;
const MAX_REMEMBERED = 1_000;

interface Bucket {
  tokens: number;
  time: number;
}

/** Counts what the app uses and says no with Atlassian's own headers. Times are milliseconds since the epoch. */
export class Quota {
  private hour = -1;
  private used = 0;
  private readonly buckets = new Map<string, Bucket>();
  private readonly writes = new Map<string, number[]>();

  private options: QuotaOptions;

  constructor(
    change: QuotaChange,
    private readonly now: () => number,
  ) {
    this.options = merged(DEFAULT_QUOTA, change);
  }

  /** Changes limits from now on, for tests that want to meet a wall soon. */
  set(options: QuotaChange): void {
    this.options = merged(this.options, options);
  }

  /** Points used in the present hour. */
  get usedPoints(): number {
    this.turnHour();
    return this.used;
  }

  /** Lets a request in or throws status 429. A request that is refused costs nothing. */
  admit(operationId: string, method: string): void {
    this.turnHour();
    if (this.used >= this.options.pointsPerHour) {
      const reset = (this.hour + 1) * HOUR;
      const state = { limit: this.options.pointsPerHour, remaining: 0, reset };
      throw this.wall('jira-quota-global-based', reset - this.now(), state, this.pointHeaders());
    }
    this.takeToken(operationId, method);
  }

  /** Notes a write to an issue or throws status 429 when it has been written to too often just now. */
  admitWrite(issueId: string): void {
    if (this.options.perIssue.length === 0) return;
    const now = this.now();
    const longest = Math.max(0, ...this.options.perIssue.map(([, window]) => window));
    const recent = (this.writes.get(issueId) ?? []).filter((time) => time > now - longest);
    for (const [count, window] of this.options.perIssue) {
      const inside = recent.filter((time) => time > now - window);
      const oldest = inside[0];
      if (inside.length < count || oldest === undefined) continue;
      const reset = oldest + window;
      throw this.wall('jira-per-issue-on-write', reset - now, { limit: count, remaining: 0, reset });
    }
    this.writes.set(issueId, [...recent, now]);
    if (this.writes.size > MAX_REMEMBERED) this.forgetOld(now - longest);
  }

  /** With a hundred thousand issues written in an hour, their old writes would take more room than they do. */
  private forgetOld(before: number): void {
    for (const [issueId, times] of this.writes)
      if ((times[times.length - 1] ?? 0) <= before) this.writes.delete(issueId);
  }

  /** Books what an answer cost and gives the points. */
  book(points: Points, objects: number): number {
    const cost = points.base + points.perObject * objects;
    this.turnHour();
    this.used += cost;
    return cost;
  }

  /**
   * Headers of every counted answer: `X-RateLimit-*` tell of the calls to this endpoint in a second, `RateLimit` and
   * `RateLimit-Policy` of the points, and that only once four fifths are used.
   */
  headers(operationId: string, method: string): Record<string, string> {
    const rate = this.rate(method);
    const tokens = this.buckets.get(operationId)?.tokens ?? rate;
    const points = this.pointHeaders();
    const near = 'ratelimit' in points || tokens < rate / 5;
    return {
      ...(Number.isFinite(rate)
        ? { 'x-ratelimit-limit': String(rate), 'x-ratelimit-remaining': String(Math.floor(tokens)) }
        : {}),
      ...points,
      ...(near ? { 'x-ratelimit-nearlimit': 'true' } : {}),
    };
  }

  private pointHeaders(): Record<string, string> {
    const { pointsPerHour } = this.options;
    const remaining = Math.max(0, pointsPerHour - this.used);
    if (!Number.isFinite(pointsPerHour) || remaining > pointsPerHour / 5) return {};
    const seconds = Math.ceil(((this.hour + 1) * HOUR - this.now()) / 1_000);
    return {
      ratelimit: `"global-app-quota";r=${String(remaining)};t=${String(seconds)}`,
      'ratelimit-policy': `"global-app-quota";q=${String(pointsPerHour)};w=3600`,
    };
  }

  private turnHour(): void {
    const hour = Math.floor(this.now() / HOUR);
    if (hour === this.hour) return;
    this.hour = hour;
    this.used = 0;
    this.writes.clear();
  }

  private rate(method: string): number {
    const { burst } = this.options;
    return method === 'GET' || method === 'PUT' || method === 'DELETE' ? burst[method] : burst.POST;
  }

  private takeToken(operationId: string, method: string): void {
    const rate = this.rate(method);
    if (!Number.isFinite(rate)) return;
    const now = this.now();
    const bucket = this.buckets.get(operationId) ?? { tokens: rate, time: now };
    const tokens = Math.min(rate, bucket.tokens + ((now - bucket.time) / 1_000) * rate);
    if (tokens < 1) {
      const wait = ((1 - tokens) / rate) * 1_000;
      throw this.wall('jira-burst-based', wait, { limit: rate, remaining: 0, reset: now + wait });
    }
    this.buckets.set(operationId, { tokens: tokens - 1, time: now });
  }

  private wall(
    reason: string,
    wait: number,
    state: { limit: number; remaining: number; reset: number },
    more: Readonly<Record<string, string>> = {},
  ): Refusal {
    return new Refusal(
      429,
      ['Rate limit exceeded.'],
      {},
      {
        'retry-after': String(Math.max(1, Math.ceil(wait / 1_000))),
        'ratelimit-reason': reason,
        'x-ratelimit-limit': String(state.limit),
        'x-ratelimit-remaining': String(state.remaining),
        'x-ratelimit-reset': new Date(state.reset).toISOString(),
        'x-ratelimit-nearlimit': 'true',
        ...more,
      },
    );
  }
}
