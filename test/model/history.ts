import { FIRST_UPPER } from './projects';
import { Random } from './random';
import { RULE_TABLES } from './rules';
import {
  editedFields,
  faultKinds,
  sides,
  type AdminStep,
  type Fate,
  type History,
  type PersonStep,
  type Step,
  type WeatherStep,
} from './steps';

/** Items that both sides have at the beginning: five in the first project, three in the second. */
const BASE_ITEMS = 8;
/** What others can be part of, all in the first project. */
const BASE_UPPERS = 2;
const PROJECTS = 2;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const never: Fate = { lost: 1, doubled: 0, lateMs: 0 };
const deaf = { events: never, webhooks: never, queue: { lost: 0, doubled: 0, lateMs: 0 }, dice: 0 };

const waits = [0, SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 6 * MINUTE, 6 * MINUTE, 11 * MINUTE];
/** Whom nobody tells, finds out at the next tick. */
const ticks = [2 * MINUTE, 6 * MINUTE, 6 * MINUTE, 11 * MINUTE];

/** The history of a seed: always the same. */
export function historyOf(seed: number): History {
  const random = new Random(seed);
  return {
    seed,
    indexLagMs: random.pick([800, 5 * SECOND, 30 * SECOND, 60 * SECOND]),
    indexJitterMs: random.pick([0, 0, 20 * SECOND]),
    eventDelayMs: random.pick([SECOND, SECOND, 20 * SECOND, 3 * MINUTE]),
    skewMs: random.pick([0, 0, 0, 2 * MINUTE, HOUR, -2 * MINUTE, -HOUR]),
    rules: random.chance(0.3) ? 0 : random.below(RULE_TABLES),
    steps: new Writer(random).steps(),
  };
}

class Writer {
  private items = BASE_ITEMS;
  private uppers = FIRST_UPPER + BASE_UPPERS;
  private take = 0;
  /** What was moved to other projects: most of it comes back, or nothing would show what it comes back to. */
  private readonly away: Pick<Extract<PersonStep, { do: 'move' }>, 'side' | 'item'>[] = [];
  /** A few items that much happens to: edits that never meet show nothing. */
  private readonly stars: readonly number[];

  constructor(private readonly random: Random) {
    this.stars = [random.below(BASE_ITEMS), random.below(BASE_ITEMS)];
  }

  /** In rounds: first the weather, then what people do in it, then time for the app to work in it. */
  steps(): readonly Step[] {
    const { random } = this;
    const stormy = random.chance(0.85);
    // Where somebody is always told at once, nothing shows whether the cursors lead anywhere.
    const told = !stormy || random.chance(0.6);
    const steps: Step[] = told ? [] : [{ do: 'deliveries', ...deaf }];
    const rounds = 2 + random.below(3);
    for (let round = 0; round < rounds; round += 1) {
      const storms = stormy ? random.pick([0, 1, 1, 2, 3]) : 0;
      for (let storm = 0; storm < storms; storm += 1) steps.push(this.weather());
      if (random.chance(0.12)) steps.push(this.admin());
      steps.push(...this.burst());
      if (random.chance(0.1)) steps.push(this.admin());
      const wait = told ? random.pick(waits) : random.pick(ticks);
      steps.push({ do: 'wait', ms: this.jitter(wait) });
      if (round < rounds - 1 && random.chance(0.08)) steps.push({ do: 'settle' });
    }
    // The access token lives an hour: what comes after begins with a refusal.
    if (random.chance(0.15)) steps.splice(random.below(steps.length), 0, { do: 'wait', ms: 62 * MINUTE });
    return [...steps, { do: 'settle' }];
  }

  /** Not on the second: the clocks of two sides never agree on one by themselves, but sometimes they do. */
  private jitter(ms: number): number {
    return ms === 0 || this.random.chance(0.3) ? ms : Math.floor(ms * (0.7 + 0.6 * this.random.next()));
  }

  private burst(): Step[] {
    const { random } = this;
    const steps: Step[] = [];
    const size = random.pick([1, 2, 2, 3, 4, 6]);
    for (let index = 0; index < size; index += 1) {
      steps.push(this.person());
      if (random.chance(0.3))
        steps.push({ do: 'wait', ms: this.jitter(random.pick([0, 300, SECOND, 10 * SECOND])) });
    }
    return steps;
  }

  private person(): PersonStep {
    const { random } = this;
    const side = random.pick(sides);
    const turn = random.next();
    this.take += 1;
    if (turn < 0.05) {
      const item = this.uppers;
      this.uppers += 1;
      return { do: 'create', side, item, project: 0, upper: true };
    }
    if (turn < 0.2) {
      const item = this.items;
      this.items += 1;
      const made = { do: 'create', side, item, project: random.below(PROJECTS) } as const;
      return random.chance(0.4) ? { ...made, under: this.take } : made;
    }
    const away = this.away.at(-1);
    if (away !== undefined && random.chance(0.25)) {
      this.away.pop();
      return { do: 'move', ...away, take: this.take };
    }
    const item = this.item();
    if (turn < 0.24) {
      this.away.push({ side, item });
      return { do: 'move', side, item, take: this.take };
    }
    if (turn < 0.27) return { do: 'delete', side, item };
    if (turn < 0.36) return { do: 'comment', side, item, take: this.take };
    if (turn < 0.41) return { do: 'comment-edit', side, item, take: this.take };
    if (turn < 0.44) return { do: 'comment-remove', side, item, take: this.take };
    if (turn < 0.54) return { do: 'edit', side, item, field: 'parent', take: this.take };
    return { do: 'edit', side, item, field: random.pick(editedFields), take: this.take };
  }

  private item(): number {
    const { random } = this;
    if (random.chance(0.6)) return random.pick(this.stars);
    if (random.chance(0.15)) return FIRST_UPPER + random.below(this.uppers - FIRST_UPPER);
    return random.below(this.items);
  }

  private admin(): AdminStep {
    const { random } = this;
    const project = random.below(PROJECTS);
    return random.pick<AdminStep>([
      { do: 'pause', project },
      { do: 'resume', project },
      { do: 'resync' },
      { do: 'resync' },
      { do: 'inactive' },
      { do: 'active' },
    ]);
  }

  private weather(): WeatherStep {
    const { random } = this;
    const turn = random.below(13);
    switch (turn) {
      case 0:
      case 1:
      case 2:
      case 10:
        return {
          do: 'kill',
          at: 1 + random.below(random.pick([10, 25, 40])),
          when: random.pick(['before', 'after']),
          who: random.chance(0.8) ? 'worker' : 'anyone',
          of: 'all',
        };
      case 3:
      case 4:
        return {
          do: 'fault',
          target: random.pick(['jira', 'jira', 'egress', 'egress', 'kvs', 'queue']),
          how: random.pick(faultKinds),
          skip: random.below(12),
          times: random.pick([1, 1, 2, 5]),
          of: 'all',
        };
      case 11:
      case 12:
        // The answer to a write is lost, and nobody knows whether it was done.
        return {
          do: 'fault',
          target: random.pick(['jira', 'jira', 'egress', 'kvs']),
          how: random.chance(0.7) ? 'reset-after' : random.pick(faultKinds),
          skip: random.pick([0, 0, 0, 1, 2]),
          times: 1,
          of: 'writes',
        };
      case 5:
        return {
          do: 'deliveries',
          events: this.fate(),
          queue: this.fate(),
          webhooks: this.fate(),
          dice: random.below(1_000_000),
        };
      case 6:
        return { do: 'wall', side: random.pick(sides), calls: random.below(30) };
      case 7:
        return random.chance(0.5)
          ? { do: 'stale', ms: random.pick([5, 30, 60]) * SECOND }
          : this.doubleWorker();
      case 8:
        return { do: 'meanwhile', at: 1 + random.below(15), step: this.person() };
      default:
        return this.doubleWorker();
    }
  }

  private doubleWorker(): WeatherStep {
    const { random } = this;
    return { do: 'double', at: 1 + random.below(20), what: random.pick(['delta', 'items', 'tick']) };
  }

  private fate(): Fate {
    const { random } = this;
    return {
      lost: random.pick([0, 0, 0.5, 1]),
      doubled: random.pick([0, 0.5, 1]),
      lateMs: random.pick([0, 10 * SECOND, 2 * MINUTE, 10 * MINUTE]),
    };
  }
}
