import type { Clock } from '../../clock';
import type { Internet } from '../../internet';
import type { Actor, TaskRecord, WebhookRecord } from '../data/model';
import type { WebhookBook } from './book';
import { signature } from './signature';

/** Waits before each repeat, in milliseconds; the specification names them. */
const repeatAfter = [5_000, 30_000, 120_000, 600_000, 3_600_000];
/** Changes of one second travel together, so that a bulk edit is one notice and not a thousand. */
const gatherMs = 1_000;
const patienceMs = 10_000;
const mostTasks = 100;
const keptDeliveries = 200;

export interface Delivery {
  readonly eventId: string;
  readonly webhookId: string;
  readonly url: string;
  readonly taskIds: readonly string[];
  readonly body: string;
  attempts: number;
  /** Status of the last attempt, `0` when there was no answer, null before the first. */
  status: number | null;
  lastAt: number | null;
  nextAt: number | null;
}

/** Sends what has changed to those who asked, with repeats on the clock. */
export class Deliverer {
  readonly log: Delivery[] = [];
  /** Off: nothing is sent, as when the platform's own queue stands still. */
  enabled = true;
  private counter = 0;
  private readonly gathered = new Map<string, Set<string>>();

  constructor(
    private readonly clock: Clock,
    private readonly internet: Internet,
    private readonly book: WebhookBook,
  ) {}

  taskChanged(task: TaskRecord, actor: Actor): void {
    if (!this.enabled) return;
    for (const hook of this.book.all()) {
      const own = hook.skipOwnChanges && actor.clientId === hook.clientId;
      if (own || !hook.projectIds.includes(task.projectId)) continue;
      const waiting = this.gathered.get(hook.id);
      if (waiting !== undefined) {
        waiting.add(task.id);
        continue;
      }
      this.gathered.set(hook.id, new Set([task.id]));
      this.clock.at(this.clock.now() + gatherMs, () => this.sendGathered(hook.id));
    }
  }

  /** Sends a past delivery again with its id, as a platform that repeats does. */
  async repeat(eventId: string): Promise<Delivery> {
    const delivery = this.log.find((one) => one.eventId === eventId);
    if (delivery === undefined) throw new Error(`There is no delivery ${eventId}`);
    await this.attempt(delivery);
    return delivery;
  }

  private async sendGathered(hookId: string): Promise<void> {
    const taskIds = [...(this.gathered.get(hookId) ?? [])];
    this.gathered.delete(hookId);
    const hook = this.book.get(hookId);
    if (hook === undefined) return;
    for (let start = 0; start < taskIds.length; start += mostTasks) {
      const delivery = this.newDelivery(hook, taskIds.slice(start, start + mostTasks));
      await this.attempt(delivery);
    }
  }

  private newDelivery(hook: WebhookRecord, taskIds: readonly string[]): Delivery {
    this.counter += 1;
    const delivery: Delivery = {
      eventId: `evt-${String(this.counter).padStart(6, '0')}`,
      webhookId: hook.id,
      url: hook.url,
      taskIds,
      body: JSON.stringify({
        type: 'tasks.changed',
        timestamp: new Date(this.clock.now()).toISOString(),
        data: { taskIds },
      }),
      attempts: 0,
      status: null,
      lastAt: null,
      nextAt: null,
    };
    this.log.push(delivery);
    if (this.log.length > keptDeliveries) this.log.shift();
    return delivery;
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const hook = this.book.get(delivery.webhookId);
    delivery.nextAt = null;
    if (hook === undefined) return;
    const now = this.clock.now();
    const seconds = Math.floor(now / 1000);
    delivery.attempts += 1;
    delivery.lastAt = now;
    delivery.status = await this.post(hook, delivery, seconds);
    if (delivery.status === 410) this.book.remove(hook.id);
    if (delivery.status >= 200 && delivery.status < 300) return;
    const wait = repeatAfter[delivery.attempts - 1];
    if (wait === undefined || delivery.status === 410) return;
    delivery.nextAt = now + wait;
    this.clock.at(delivery.nextAt, () => this.attempt(delivery));
  }

  /** The status, or 0 when nobody answered. */
  private async post(hook: WebhookRecord, delivery: Delivery, seconds: number): Promise<number> {
    const request = new Request(hook.url, {
      method: 'POST',
      body: delivery.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json',
        'webhook-id': delivery.eventId,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signature(hook.secret, delivery.eventId, seconds, delivery.body),
      },
    });
    try {
      const answer = await this.internet.fetch(request);
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0;
    }
  }
}
