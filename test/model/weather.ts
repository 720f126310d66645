import type { DeliveryFate } from '../../local/host/ports';
import { busy, type FaultAction, type OutgoingCall } from '../../local/host/faults';
import type { World } from '../../local/world';
import { Random } from './random';
import type { People } from './people';
import type { Fate, FaultKind, PersonStep, WeatherStep } from './steps';
import { isWrite } from './writes';

const WEB_TRIGGERS = 'https://local.webtrigger.example';
const POINTS_PER_HOUR = 65_000;
const PLATFORM_RATE = { calls: 6000, windowSeconds: 60 };

const actions: Readonly<Record<FaultKind, FaultAction>> = {
  busy: busy(429, 40),
  broken: { kind: 'status', status: 503, body: { message: 'Broken' } },
  'reset-before': { kind: 'reset', when: 'before' },
  'reset-after': { kind: 'reset', when: 'after' },
  timeout: { kind: 'timeout', afterMs: 25_000 },
  slow: { kind: 'latency', ms: 50_000 },
};

interface Waiting {
  left: number;
  readonly act: () => void;
}

/** Everything that goes wrong around the app, and the end of it. */
export class Weather {
  private waiting: Waiting[] = [];
  private webhooks: ((forward: () => Promise<Response>) => Promise<Response>) | null = null;
  /** Work that began in the middle of a call of the app, and that nobody waits for there. */
  private readonly begun: Promise<unknown>[] = [];
  /** The longest that something accepted for delivery may still be under way. */
  latestMs = 0;

  constructor(
    private readonly world: World,
    private readonly people: People,
    private readonly connectionId: string,
  ) {
    world.internet.register(WEB_TRIGGERS, (request) => {
      const forward = (): Promise<Response> => world.host.webTriggerProgram(request.clone());
      return this.webhooks === null ? forward() : this.webhooks(forward);
    });
    this.listen();
  }

  begin(step: WeatherStep): void {
    const { faults, sandbox, jira } = this.world;
    switch (step.do) {
      case 'kill': {
        const { at: atCall, when, who, of } = step;
        const match = (call: OutgoingCall): boolean =>
          (of === 'all' || isWrite(call)) &&
          (who === 'worker' ? call.functionKey === 'on-sync' : !call.functionKey.endsWith('-resolver'));
        return faults.killAt({ atCall, when, match });
      }
      case 'fault': {
        const { target, how, skip, times, of } = step;
        const match = (call: OutgoingCall): boolean =>
          call.target === target && (of === 'all' || isWrite(call));
        faults.add({ match, action: actions[how], skip, times });
        return;
      }
      case 'deliveries':
        return this.spoil(step);
      case 'wall':
        if (step.side === 'jira') jira.world.setQuota({ pointsPerHour: jira.world.usedPoints + step.calls });
        else sandbox.world.rate = { calls: step.calls, windowSeconds: 600 };
        return;
      case 'stale':
        return faults.setStaleQueries(step.ms);
      case 'meanwhile':
        return this.at(step.at, () => this.person(step.step));
      case 'double':
        return this.at(step.at, () => this.double(step.what));
    }
  }

  end(): void {
    const { faults, sandbox, jira } = this.world;
    faults.clear();
    this.webhooks = null;
    jira.world.setQuota({ pointsPerHour: POINTS_PER_HOUR });
    sandbox.world.rate = PLATFORM_RATE;
    this.waiting = [];
    this.listen();
  }

  /** Waits for what was begun in the middle of calls. */
  async settled(): Promise<void> {
    while (this.begun.length > 0) await Promise.all(this.begun.splice(0));
  }

  /** Every call passes the switches on its way out, and that is the moment at which others can act. */
  private listen(): void {
    const match = ({ functionKey }: { readonly functionKey: string }): boolean => {
      if (!functionKey.endsWith('-resolver')) this.pass();
      return false;
    };
    this.world.faults.add({ match, action: actions.broken });
  }

  private pass(): void {
    for (const one of this.waiting) one.left -= 1;
    const due = this.waiting.filter(({ left }) => left <= 0);
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    for (const { act } of due) act();
  }

  private at(call: number, act: () => void): void {
    this.waiting.push({ left: call, act });
  }

  /**
   * Time stands until it is done: where time went on, how far the work came by then was a matter of the machine's load,
   * a seed failed once and never again, and workers outlived the limit at which the platform ends them.
   */
  private beside(work: Promise<unknown>): void {
    this.begun.push(work);
    const { clock } = this.world;
    clock.at(clock.now(), () => Promise.allSettled([work]).then(() => undefined));
  }

  private person(step: PersonStep): void {
    this.beside(this.people.do(step));
  }

  private double(what: 'delta' | 'items' | 'tick'): void {
    const { host, sandbox } = this.world;
    if (what === 'tick') {
      this.beside(host.runSchedule('five-minutes'));
      return;
    }
    const request = { connectionId: this.connectionId, trigger: 'webhook' };
    const taskIds = sandbox.world.tasks().map(({ id }) => id);
    const body =
      what === 'delta' ? { kind: what, ...request } : { kind: what, ...request, taskIds, issueIds: [] };
    this.beside(host.runConsumer('sync-consumer', { body }));
  }

  private spoil({ events, queue, webhooks, dice }: Extract<WeatherStep, { do: 'deliveries' }>): void {
    const random = new Random(dice);
    this.latestMs = Math.max(this.latestMs, events.lateMs, queue.lateMs, webhooks.lateMs);
    this.world.faults.setDelivery((kind) =>
      kind === 'schedule' ? { copies: 1, delayMs: 0 } : thrown(random, kind === 'queue' ? queue : events),
    );
    const { clock } = this.world;
    this.webhooks = async (forward) => {
      const { copies, delayMs } = thrown(random, webhooks);
      for (let copy = 0; copy < copies; copy += 1) {
        if (delayMs > 0) clock.at(clock.now() + delayMs, async () => void (await forward()));
        else await forward();
      }
      return new Response(null, { status: 202 });
    };
  }
}

function thrown(random: Random, { lost, doubled, lateMs }: Fate): DeliveryFate {
  const delayMs = lateMs === 0 ? 0 : random.below(lateMs);
  if (random.chance(lost)) return { copies: 0, delayMs };
  return { copies: random.chance(doubled) ? 2 : 1, delayMs };
}
