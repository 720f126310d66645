import { randomUUID } from 'node:crypto';
import type { FunctionModel } from './manifest/manifest';
import { InvocationMeters } from './meters';
import type { InvocationScope, ModuleType } from './ports';

export interface InvocationOrigin {
  readonly function: FunctionModel;
  readonly moduleKey: string;
  readonly moduleType: ModuleType;
  readonly installationId: string;
  readonly startedAt: number;
  /** The person the platform vouches for; only pages have one. */
  readonly accountId?: string | undefined;
  readonly chain?: string | undefined;
}

/** One call of one function, from its start to its result. */
export class Invocation implements InvocationScope {
  readonly id = randomUUID();
  /** Proves to the proxy which invocation a call belongs to. */
  readonly token = randomUUID();
  readonly meters = new InvocationMeters();
  readonly function: FunctionModel;
  readonly moduleKey: string;
  readonly moduleType: ModuleType;
  readonly installationId: string;
  readonly startedAt: number;
  readonly accountId: string | undefined;
  readonly chain: string;
  private ended = false;

  constructor(origin: InvocationOrigin) {
    this.function = origin.function;
    this.moduleKey = origin.moduleKey;
    this.moduleType = origin.moduleType;
    this.installationId = origin.installationId;
    this.startedAt = origin.startedAt;
    this.accountId = origin.accountId;
    this.chain = origin.chain ?? this.id;
  }

  /** It has a result or was killed: nothing it still tries reaches a server. */
  end(): void {
    this.ended = true;
  }

  hasEnded(): boolean {
    return this.ended;
  }

  get functionKey(): string {
    return this.function.key;
  }

  get deadline(): number {
    return this.startedAt + this.function.timeoutMs;
  }
}

/** Thrown by the gateway when a fault ends the calling process; the runtime makes it so. */
export class InvocationKilled extends Error {
  override readonly name = 'InvocationKilled';
}
