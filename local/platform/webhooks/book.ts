import type { Clock } from '../../clock';
import type { WebhookRecord } from '../data/model';

export type WebhookFields = Pick<WebhookRecord, 'url' | 'projectIds' | 'secret' | 'skipOwnChanges'>;

export interface WebhookState {
  readonly hooks: readonly WebhookRecord[];
  readonly counter: number;
}

/** Who wants to be told. */
export class WebhookBook {
  private readonly hooks = new Map<string, WebhookRecord>();
  private counter = 0;

  constructor(private readonly clock: Clock) {}

  get(id: string): WebhookRecord | undefined {
    return this.hooks.get(id);
  }

  all(): WebhookRecord[] {
    return [...this.hooks.values()];
  }

  ofClient(clientId: string): WebhookRecord[] {
    return this.all().filter((hook) => hook.clientId === clientId);
  }

  add(clientId: string, fields: WebhookFields): WebhookRecord {
    this.counter += 1;
    const id = `whk-${String(this.counter).padStart(6, '0')}`;
    const hook = { ...fields, id, clientId, createdAt: this.clock.now() };
    this.hooks.set(id, hook);
    return hook;
  }

  replace(id: string, fields: WebhookFields): WebhookRecord {
    const before = this.hooks.get(id);
    if (before === undefined) throw new Error(`There is no webhook ${id}`);
    const hook = { ...before, ...fields };
    this.hooks.set(id, hook);
    return hook;
  }

  remove(id: string): void {
    this.hooks.delete(id);
  }

  snapshot(): WebhookState {
    return { hooks: this.all(), counter: this.counter };
  }

  restore(state: WebhookState): void {
    this.hooks.clear();
    for (const hook of state.hooks) this.hooks.set(hook.id, hook);
    this.counter = state.counter;
  }
}
