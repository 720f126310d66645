import * as z from 'zod';
import type { Mapping } from '../../src/contract/mapping';
import type { TaskRecord } from '../../local/platform/data/model';
import type { WorldIssue } from '../../local/jira/world';
import type { Program } from '../../local/program';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { createIssue } from './create-issue';
import { mapAs, roadmapMapping } from './mapped';
import {
  adminOf,
  call,
  connectWithoutSync,
  inlineWorld,
  MINUTES,
  pairsOf,
  standingOf,
  worldFrom,
  type Standing,
} from './rig';

const failuresSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      severity: z.string(),
      error: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }),
      conflicts: z.array(z.object({ field: z.string(), jira: z.string(), platform: z.string() })),
    }),
  ),
});
export type Trouble = z.output<typeof failuresSchema>['items'][number];

interface Start {
  readonly standing: Standing;
  readonly connectionId: string;
  readonly linkId: string;
  readonly strangers: number;
}

type Markup = 'html' | 'markdown';
const starts = new Map<Markup, Promise<Start>>();

/** Four linked tasks, made once a test file. */
async function prepare(markup: Markup): Promise<Start> {
  const world = await inlineWorld({ sandbox: { seed: 0, markup } });
  try {
    const strangers = world.jira.world.issuesOf('ROAD').length;
    const { id, links } = await connectWithoutSync(world);
    const linkId = links[0]?.id ?? '';
    await mapAs(world, linkId, roadmapMapping);
    for (const title of ['One', 'Two', 'Three', 'Four']) world.sandbox.world.createTask({ title });
    await world.advance(21 * MINUTES);
    return { standing: standingOf(world), connectionId: id, linkId, strangers };
  } finally {
    await world.stop();
  }
}

/** What stands in the way of a call of the app: it may look, and do something, before the call arrives. */
export type Meanwhile = (to: 'jira' | 'platform', request: Request) => Promise<void> | void;

/** One linked project with four pairs (`One` to `Four`) that hold the same, and what a test of a hard case does with it. */
export class HardCase {
  meanwhile: Meanwhile | null = null;

  private constructor(
    readonly world: World,
    readonly connectionId: string,
    readonly linkId: string,
    private readonly strangers: number,
  ) {}

  static async begin(
    change: Partial<Mapping> = {},
    kinds: Readonly<Record<string, unknown>> = {},
    markup: Markup = 'html',
  ): Promise<HardCase> {
    const start = starts.get(markup) ?? prepare(markup);
    starts.set(markup, start);
    const { standing, connectionId, linkId, strangers } = await start;
    let self: HardCase | null = null;
    const wire =
      (to: 'jira' | 'platform', program: Program): Program =>
      async (request) => {
        await self?.meanwhile?.(to, request.clone());
        return program(request);
      };
    const world = await worldFrom(standing, { wire });
    self = new HardCase(world, connectionId, linkId, strangers);
    if (Object.keys(change).length > 0) await self.mapAs(change, kinds);
    return self;
  }

  get platform(): World['sandbox']['world'] {
    return this.world.sandbox.world;
  }

  get jira(): World['jira']['world'] {
    return this.world.jira.world;
  }

  get milo(): JiraAsPerson {
    return new JiraAsPerson(this.world.jira.program, 'acc-member');
  }

  async mapAs(change: Partial<Mapping>, kinds: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await mapAs(this.world, this.linkId, { ...roadmapMapping, ...change }, kinds);
  }

  /** Long enough for two ticks of the schedule. */
  settle(minutes = 12): Promise<void> {
    return this.world.advance(minutes * MINUTES);
  }

  /** Days in which the schedule does not run, so that they cost a test nothing. */
  async pass(days: number): Promise<void> {
    this.world.faults.setDelivery((kind) => ({ copies: kind === 'schedule' ? 0 : 1, delayMs: 0 }));
    await this.world.advance(days * 24 * 60 * MINUTES);
    this.world.faults.setDelivery(() => ({ copies: 1, delayMs: 0 }));
  }

  task(title: string): TaskRecord {
    const found = this.platform.tasks().find((task) => task.title === title && !task.deleted);
    if (found === undefined) throw new Error(`There is no task ${title}`);
    return found;
  }

  issueOf(taskId: string): WorldIssue {
    const [key = ''] = pairsOf(this.world).get(taskId) ?? [];
    const issue = this.jira.issue(key);
    if (issue === undefined) throw new Error(`Task ${taskId} has no issue`);
    return issue;
  }

  /** A task and its issue, by the title that both have. */
  pair(title: string): { readonly id: string; readonly key: string; readonly issueId: string } {
    const { id } = this.task(title);
    const issue = this.issueOf(id);
    return { id, key: issue.key, issueId: issue.id };
  }

  newIssue(fields: Readonly<Record<string, unknown>>): Promise<string> {
    return createIssue(this.world, fields);
  }

  async troubles(): Promise<readonly Trouble[]> {
    const answer = await call(this.world, 'admin', 'failures.list', { connectionId: this.connectionId });
    return failuresSchema.parse(answer.ok ? answer.data : answer).items;
  }

  /** What a reader sees: codes with their facts. */
  async told(): Promise<readonly Trouble['error'][]> {
    return (await this.troubles()).map(({ error }) => error);
  }

  /** Neither side has anything twice, or anything that nobody made. */
  expectNothingExtra(tasks: number): void {
    const living = this.platform.tasks().filter(({ deleted }) => !deleted);
    const doubled = [...pairsOf(this.world).values()].filter((keys) => keys.length > 1);
    expect({ tasks: living.length, doubled }).toEqual({ tasks, doubled: [] });
  }

  /** Issues of the project that were not there before the connection. */
  get made(): number {
    return this.jira.issuesOf('ROAD').length - this.strangers;
  }

  async version(): Promise<number> {
    return (await adminOf(this.world).get(this.connectionId)).version;
  }

  stop(): Promise<void> {
    return this.world.stop();
  }
}
