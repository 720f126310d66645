import { createHash } from 'node:crypto';
import type { CallRecord } from '../../local/host/recorder';
import { adminOf } from '../../local/seeding/administrator';
import type { World } from '../../local/world';
import { base, copyOf, MINUTES, tryAdmin, type Base } from './base';
import { modelProjects } from './projects';
import { withDice } from './dice';
import { Dictionary } from './dictionary';
import { Items } from './items';
import { Looks } from './looks';
import { People } from './people';
import { Reference } from './reference';
import { rulesOf } from './rules';
import type { AdminStep, History, Step } from './steps';
import { Weather } from './weather';
import { writesOf } from './writes';

/** Longer than any wait that the app may name: an hour for a quota, and what retries take after it. */
const QUIET_AT_MOST = 5 * 60 * MINUTES;
const TICK = 5 * MINUTES;

export interface Outcome {
  /** Empty when both sides are as the reference says. */
  readonly violations: readonly string[];
  readonly calls: number;
  /** A death that the history asked for had not come when its weather ended: there were fewer calls. */
  readonly survived: boolean;
  /** A digest of all calls in their order, with their times: the same whenever the same history runs. */
  readonly trace: string;
}

/** Runs a history in a world of its own. */
export async function runHistory(history: History): Promise<Outcome> {
  const from = await base(history.rules);
  return withDice(history.seed, async () => {
    const looks = new Looks(history.steps.some(({ do: what }) => what === 'meanwhile'));
    const world = await copyOf(from, history, looks);
    try {
      return await new Run(world, from, history, looks).all();
    } finally {
      await world.stop();
    }
  });
}

class Run {
  private readonly people: People;
  private readonly weather: Weather;
  private readonly reference: Reference;
  private stormy = false;
  private survived = false;
  private readonly toUndo = new Map<string, AdminStep>();

  constructor(
    private readonly world: World,
    private readonly from: Base,
    private readonly history: History,
    looks: Looks,
  ) {
    const items = new Items(world);
    const dictionary = new Dictionary(items);
    this.people = new People(world, items, dictionary, looks);
    this.weather = new Weather(world, this.people, from.connectionId);
    this.reference = new Reference(world, items, dictionary, from, rulesOf(history.rules), looks);
  }

  async all(): Promise<Outcome> {
    const violations: string[] = [];
    for (const [index, step] of this.history.steps.entries()) {
      const found = await this.do(step);
      violations.push(...found.map((what) => `after step ${index + 1}: ${what}`));
      if (violations.length > 0) break;
    }
    const { recorder } = this.world;
    violations.push(...recorder.notModelled.map((what) => `not modelled: ${what}`));
    violations.push(...recorder.hostErrors.map((error) => `the host failed: ${String(error)}`));
    return {
      violations,
      calls: recorder.calls.length,
      survived: this.survived,
      trace: traceOf(recorder.calls, this.world.clock.now()),
    };
  }

  private async do(step: Step): Promise<readonly string[]> {
    switch (step.do) {
      case 'wait':
        await this.world.advance(step.ms);
        break;
      case 'settle':
        return this.settle();
      case 'edit':
      case 'comment':
      case 'comment-edit':
      case 'comment-remove':
      case 'create':
      case 'delete':
      case 'move':
        await this.people.do(step);
        break;
      case 'pause':
      case 'resume':
      case 'resync':
      case 'inactive':
      case 'active':
        this.stormy = true;
        if (step.do === 'pause')
          this.toUndo.set(`link ${step.project}`, { do: 'resume', project: step.project });
        if (step.do === 'inactive') this.toUndo.set('connection', { do: 'active' });
        await this.admin(step);
        break;
      default:
        this.stormy = true;
        this.weather.begin(step);
    }
    await this.weather.settled();
    return [];
  }

  /** People do not administer while the app cannot answer them: what it answers in a storm is another test's matter. */
  private async admin(step: AdminStep): Promise<void> {
    const { connectionId } = this.from;
    const { world } = this;
    if (step.do === 'resync') return tryAdmin(world, 'resync.start', { connectionId });
    const connection = await adminOf(world)
      .get(connectionId)
      .catch(() => null);
    if (connection === null) return;
    const { version } = connection;
    if (step.do === 'inactive' || step.do === 'active')
      return tryAdmin(world, 'connection.setActive', { connectionId, version, active: step.do === 'active' });
    const jiraId = modelProjects[step.project]?.jiraId;
    const linkId = connection.links.find(({ jiraProjectId }) => jiraProjectId === jiraId)?.id ?? '';
    return tryAdmin(world, step.do === 'pause' ? 'link.pause' : 'link.resume', {
      connectionId,
      version,
      linkId,
    });
  }

  private async settle(): Promise<readonly string[]> {
    const { world, weather } = this;
    this.survived ||= world.faults.killPending;
    weather.end();
    // What was stopped runs again; an admin who stopped nothing has nothing to do.
    for (const step of this.toUndo.values()) await this.admin(step);
    this.toUndo.clear();
    // What is late is on its way at most this long, and a tick finds what was never told.
    await world.advance(Math.max(weather.latestMs + 3 * MINUTES, TICK + MINUTES));
    const wrongInTheEnd = () => this.leftInTheEnd(() => this.wrong());
    let wrong = await wrongInTheEnd();
    if (wrong.length === 0 && (await this.decide())) wrong = await wrongInTheEnd();
    if (wrong.length > 0) return wrong;
    const untold = this.reference.silentlyLost();
    if (untold.length > 0) return untold;
    const before = world.recorder.calls.length;
    await world.advance(TICK);
    // Nobody tells the app that a wall is gone: its next tick may still put itself off to the end of the window.
    const moved = this.reference.violations(this.calm);
    const waiting = await this.leftInTheEnd(() => Promise.resolve(this.waiting()));
    const calls = world.recorder.calls.slice(before).filter(({ path }) => !this.reference.triesAgain(path));
    const after = [...moved, ...waiting, ...writesOf(calls)];
    this.reference.agree();
    this.stormy = false;
    weather.latestMs = 0;
    return after;
  }

  /** People look at what they are asked, and say whose value stands. True when anybody was asked. */
  private async decide(): Promise<boolean> {
    const open = this.reference.open();
    for (const [index, choice] of open.entries()) {
      const keep = (this.history.seed + choice.item.number + index) % 2 === 0 ? 'jira' : 'platform';
      this.reference.decide(choice, keep);
      const { id, label: field } = choice;
      const { connectionId } = this.from;
      await tryAdmin(this.world, 'conflict.settle', { connectionId, id, field, keep });
    }
    if (open.length > 0) await this.world.advance(TICK);
    return open.length > 0;
  }

  /** What is wrong once there has been time for all that the app may wait for. */
  private async leftInTheEnd(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const end = this.world.clock.now() + QUIET_AT_MOST;
    let wrong = await look();
    while (wrong.length > 0 && this.world.clock.now() < end) {
      await this.world.advance(TICK);
      wrong = await look();
    }
    return wrong;
  }

  private async wrong(): Promise<readonly string[]> {
    await this.weather.settled();
    return [...this.waiting(), ...this.reference.violations(this.calm)];
  }

  private get calm(): boolean {
    return !this.stormy && this.history.skewMs === 0;
  }

  private waiting(): readonly string[] {
    const pending = this.world.host.services.queue.pending(this.world.installation.id);
    return pending > 0 ? [`${pending} events wait in the queue`] : [];
  }
}

function traceOf(calls: readonly CallRecord[], end: number): string {
  const hash = createHash('sha256');
  for (const { functionKey, target, method, path, status, ms } of calls)
    hash.update(`${functionKey} ${target} ${method} ${path} ${status} ${ms}\n`);
  return hash.update(String(end)).digest('hex').slice(0, 16);
}
