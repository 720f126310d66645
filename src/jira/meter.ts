import { pointsOf } from './points';
import type { JiraQuota } from './port';

/** Counts what calls cost and keeps what Jira last said of the app's points. */
export class Meter {
  private points = 0;
  private told: JiraQuota | null = null;

  get spent(): number {
    return this.points;
  }

  get quota(): JiraQuota | null {
    return this.told !== null && Date.now() < this.told.resetsAt ? this.told : null;
  }

  /** A success costs by what it answers, a refusal its base; what a limit turned away is free. */
  book(method: string, path: string, status: number, answer: unknown): void {
    if (status === 429) return;
    this.points += status < 300 ? pointsOf(method, path, answer) : 1;
  }

  /**
   * Reads `RateLimit: "name";r=<points left>;t=<seconds>` and `RateLimit-Policy: "name";q=<points>;w=<seconds>`. The
   * `X-RateLimit-*` numbers are another limit, that of calls in a second, and headers with `Beta-` are not in force.
   */
  hear(headers: Headers): void {
    const state = headers.get('ratelimit');
    const remaining = parameter(state, 'r');
    const seconds = parameter(state, 't');
    if (remaining === null || seconds === null) return;
    this.told = {
      remaining,
      // The policy is missing on the answers that tell of the end: what was said before still holds.
      limit: parameter(headers.get('ratelimit-policy'), 'q') ?? this.told?.limit ?? null,
      resetsAt: Date.now() + seconds * 1000,
      nearLimit: remaining === 0 || headers.get('x-ratelimit-nearlimit') === 'true',
    };
  }
}

function parameter(header: string | null, name: string): number | null {
  const found = new RegExp(`;\\s*${name}=(\\d+)`).exec(header ?? '');
  return found?.[1] === undefined ? null : Number(found[1]);
}
