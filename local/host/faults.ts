import type { DeliveryFate, DeliveryFaults, DeliveryKind } from './ports';
import type { CallTarget } from './recorder';

/** A call on its way out of the app, as fault rules see it. */
export interface OutgoingCall {
  readonly target: CallTarget;
  readonly method: string;
  /** Path and query; for egress the whole address. */
  readonly path: string;
  readonly functionKey: string;
}

/**
 * `status`: answered instead of the server. `reset`: the connection breaks, before the server saw the call or after
 * it worked on it. `timeout`: nothing answers for `afterMs`. `latency`: answered, but this much later.
 */
export type FaultAction =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  | { readonly kind: 'latency'; readonly ms: number };

export interface FaultRule {
  readonly match: (call: OutgoingCall) => boolean;
  readonly action: FaultAction;
  /** Let this many matching calls pass first. */
  readonly skip?: number;
  /** Strike at most this many times; without it always. */
  readonly times?: number;
}

export interface KillRule {
  /** The n-th matching call from now on, counted from 1 over all invocations. */
  readonly atCall: number;
  /** Whether the server gets and works on that call. */
  readonly when: 'before' | 'after';
  readonly match?: (call: OutgoingCall) => boolean;
}

interface ArmedRule {
  readonly rule: FaultRule;
  seen: number;
  struck: number;
}

/** What `Retry-After` looks like on a refusal of the given status. */
export function busy(status: 429 | 503, retryAfterSeconds: number): FaultAction {
  return {
    kind: 'status',
    status,
    headers: { 'retry-after': String(retryAfterSeconds) },
    body: { message: 'Busy' },
  };
}

/** The switches. All are off at first; `clear` turns all off again. */
export class Faults implements DeliveryFaults {
  private rules: ArmedRule[] = [];
  private killRule: KillRule | undefined;
  private killCount = 0;
  private latency = new Map<CallTarget, number>();
  private fate: (kind: DeliveryKind, name: string) => DeliveryFate = () => ({ copies: 1, delayMs: 0 });
  private staleMs = 0;

  /** Arms a rule; the returned function withdraws it. Rules strike in the order they were added. */
  add(rule: FaultRule): () => void {
    const armed: ArmedRule = { rule, seen: 0, struck: 0 };
    this.rules.push(armed);
    return () => {
      this.rules = this.rules.filter((other) => other !== armed);
    };
  }

  /** Kills the invocation that makes the n-th matching call. */
  killAt(rule: KillRule): void {
    this.killRule = rule;
    this.killCount = 0;
  }

  /** Whether a rule set by `killAt` is still waiting to strike. */
  get killPending(): boolean {
    return this.killRule !== undefined;
  }

  /** Milliseconds every call to this target takes. */
  setLatency(target: CallTarget, milliseconds: number): void {
    this.latency.set(target, milliseconds);
  }

  /** Decides what happens to each queue event, product event and schedule tick. */
  setDelivery(fate: (kind: DeliveryKind, name: string) => DeliveryFate): void {
    this.fate = fate;
  }

  setStaleQueries(milliseconds: number): void {
    this.staleMs = milliseconds;
  }

  clear(): void {
    this.rules = [];
    this.killRule = undefined;
    this.latency = new Map();
    this.fate = () => ({ copies: 1, delayMs: 0 });
    this.staleMs = 0;
  }

  delivery(kind: DeliveryKind, name: string): DeliveryFate {
    return this.fate(kind, name);
  }

  staleQueryMs(): number {
    return this.staleMs;
  }

  latencyOf(target: CallTarget): number {
    return this.latency.get(target) ?? 0;
  }

  /** Counts the call and says whether its invocation dies here, and on which side of the server's work. */
  killOn(call: OutgoingCall): 'before' | 'after' | undefined {
    const rule = this.killRule;
    if (rule === undefined || rule.match?.(call) === false) return undefined;
    this.killCount += 1;
    if (this.killCount < rule.atCall) return undefined;
    this.killRule = undefined;
    return rule.when;
  }

  /** The first armed rule that strikes this call. */
  strike(call: OutgoingCall): FaultAction | undefined {
    for (const armed of this.rules) {
      const { match, skip = 0, times = Infinity, action } = armed.rule;
      if (armed.struck >= times || !match(call)) continue;
      armed.seen += 1;
      if (armed.seen <= skip) continue;
      armed.struck += 1;
      return action;
    }
    return undefined;
  }
}
