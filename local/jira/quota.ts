import type { Points } from './contract';
import { Refusal } from './refusal';

/** Limits of developer.atlassian.com/cloud/jira/platform/rate-limiting; `Infinity` switches one off. */
export interface QuotaOptions {
  /** Points per hour, reset at the top of the hour in UTC. */
  readonly pointsPerHour: number;
  /** Requests per second and endpoint, by method; also the size of the bucket. */
  readonly burst: Readonly<Record<'GET' | 'POST' | 'PUT', number>>;
  /** Writes to one issue: `[count, milliseconds]`, all of which hold. */
  readonly perIssue: readonly (readonly [number, number])[];
}

export const DEFAULT_QUOTA: QuotaOptions = {
  pointsPerHour: 65_000,
  burst: { GET: 100, POST: 100, PUT: 50 },
  perIssue: [
    [20, 2_000],
    [100, 30_000],
  ],
};

const HOUR = 3_600_000;

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

  constructor(
    private options: QuotaOptions,
    private readonly now: () => number,
  ) {}

  /** Changes limits from now on, for tests that want to meet a wall soon. */
  set(options: Partial<QuotaOptions>): void {
    this.options = { ...this.options, ...options };
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
      throw this.wall('jira-quota-global-based', reset - this.now(), {
        limit: this.options.pointsPerHour,
        remaining: 0,
        reset,
      });
    }
    this.takeToken(operationId, method);
  }

  /** Notes a write to an issue or throws status 429 when it has been written to too often just now. */
  admitWrite(issueId: string): void {
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
  }

  /** Books what an answer cost and gives the points. */
  book(points: Points, objects: number): number {
    const cost = points.base + points.perObject * objects;
    this.turnHour();
    this.used += cost;
    return cost;
  }

  /** Headers of every counted answer. */
  headers(): Record<string, string> {
    const { pointsPerHour } = this.options;
    if (!Number.isFinite(pointsPerHour)) return {};
    const remaining = Math.max(0, pointsPerHour - this.used);
    return {
      'x-ratelimit-limit': String(pointsPerHour),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': new Date((this.hour + 1) * HOUR).toISOString(),
      ...(remaining < pointsPerHour / 5 ? { 'x-ratelimit-nearlimit': 'true' } : {}),
    };
  }

  private turnHour(): void {
    const hour = Math.floor(this.now() / HOUR);
    if (hour === this.hour) return;
    this.hour = hour;
    this.used = 0;
    this.writes.clear();
  }

  private takeToken(operationId: string, method: string): void {
    const { burst } = this.options;
    const rate = method === 'GET' || method === 'PUT' ? burst[method] : burst.POST;
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
      },
    );
  }
}
