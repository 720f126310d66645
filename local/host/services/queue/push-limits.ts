import type { Clock } from '../../../clock';
import type { Store, Table } from '../store';
import { QUEUE_LIMITS } from './limits';
import { ChainCount } from './rows';

/** How much one installation may push: events in a minute, and pushes in a chain of invocations. */
export class PushLimits {
  private readonly chains: Table<ChainCount>;
  private minute = -1;
  private events = 0;

  constructor(
    store: Store,
    installationId: string,
    private readonly clock: Clock,
    private readonly enforceRates: boolean,
  ) {
    this.chains = store.table(installationId, 'queue-chains', ChainCount);
  }

  /** Counts a push, or names the limit it exceeds and does not count it. */
  take(events: number, chain: string): 'rate' | 'chain' | undefined {
    const now = this.clock.now();
    const pushes = (this.chains.get(chain)?.pushes ?? 0) + 1;
    if (pushes > QUEUE_LIMITS.pushesPerChain) return 'chain';
    const minute = Math.floor(now / 60_000);
    if (minute !== this.minute) {
      this.minute = minute;
      this.events = 0;
      this.forgetOld(now - QUEUE_LIMITS.platformRetentionMs);
    }
    if (this.enforceRates && this.events + events > QUEUE_LIMITS.eventsPerMinute) return 'rate';
    this.events += events;
    this.chains.set(chain, { pushes, changedAt: now });
    return undefined;
  }

  private forgetOld(old: number): void {
    for (const [id, { changedAt }] of [...this.chains.entries()]) if (changedAt < old) this.chains.delete(id);
  }
}
