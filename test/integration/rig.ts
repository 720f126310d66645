import * as z from 'zod';
import type { Connection } from '../../local/seeding/admin-at-work';
import { BrowserlessPerson } from '../../local/seeding/browserless-person';
import { linkFirstProject, makeFirstConnection } from '../../local/seeding/first-connection';
import { needsInWorld } from '../../local/seeding/needs-in-world';
import type { Program } from '../../local/program';
import { validateAnswer, validateRequest } from '../../local/jira/contract-validation';
import { checked, type Traffic } from '../contract/platform/checked';
import { Specification } from '../contract/platform/specification';
import type { StoreSnapshot } from '../../local/host/services/store';
import { seedDemo, seedSite } from '../../local/jira/seed';
import type { SandboxState } from '../../local/platform';
import { createWorld, type InlineWorldOptions, type World } from '../../local/world';
import type { Handlers } from '../../local/host/inline-runtime';

export { adminOf } from '../../local/seeding/administrator';
export { approveHost, withdrawHost } from '../../local/seeding/approved-host';

const ADMIN = 'acc-admin';

let app: Promise<Handlers> | undefined;

/**
 * The app's own sources, loaded once for all worlds of a test file: one process of Forge serves several sites, so nothing
 * of a site may stand in them. A third of the time of a world went into loading them afresh.
 */
function loadApp(): Promise<Handlers> {
  app ??= import('../../src/index').then((module) => ({ ...module }));
  return app;
}

export type InlineOptions = Partial<Omit<InlineWorldOptions, 'mode' | 'loadModule'>>;

const specification = new Specification();
const platformTraffic: Traffic = { seen: new Map(), faults: [] };
const jiraFaults: string[] = [];

/** Every request of the app and every answer it gets, held against the contracts of both sides. */
function heldToContract(to: 'jira' | 'platform', program: Program): Program {
  if (to === 'platform') return checked(specification, program, platformTraffic);
  return async (request) => {
    jiraFaults.push(...(await validateRequest(request.clone())));
    const { pathname } = new URL(request.url);
    const answer = await program(request);
    const text = await answer.clone().text();
    jiraFaults.push(
      ...validateAnswer(
        request.method,
        pathname,
        answer.status,
        text === '' ? undefined : (JSON.parse(text) as unknown),
      ),
    );
    return answer;
  };
}

afterEach(() => {
  const faults = [...jiraFaults.splice(0), ...platformTraffic.faults.splice(0)];
  expect(faults).toEqual([]);
});

/** The app, Forge, Jira and the platform in this process, on a clock that only moves when it is told to. */
export async function inlineWorld(options: InlineOptions = {}): Promise<World> {
  const world = await createWorld({
    meterCpu: false,
    wire: heldToContract,
    ...options,
    mode: 'inline',
    loadModule: loadApp,
  });
  await seedDemo(world.jira);
  await world.start();
  // What was there before the connection is not new, also to the minute.
  await world.advance(60 * 60_000);
  return world;
}

/** Everything that a world holds, so that others begin there without a set-up of their own. */
export interface Standing {
  readonly at: number;
  readonly storage: StoreSnapshot;
  readonly sandbox: SandboxState;
  readonly jira: unknown;
}

export function standingOf(world: World): Standing {
  return {
    at: world.clock.now(),
    storage: world.storageSnapshot(),
    sandbox: structuredClone(world.sandbox.snapshot()),
    jira: world.jira.snapshot(),
  };
}

/** A world of its own that stands where another one stood. */
export async function worldFrom(standing: Standing, options: InlineOptions = {}): Promise<World> {
  const wire: NonNullable<InlineOptions['wire']> = options.wire ?? ((_, program) => program);
  const world = await createWorld({
    meterCpu: false,
    ...options,
    wire: (to, program) => wire(to, heldToContract(to, program)),
    mode: 'inline',
    loadModule: loadApp,
    startAt: standing.at,
    storage: standing.storage,
    sandbox: { ...options.sandbox, state: standing.sandbox },
    jira: { ...options.jira, restore: standing.jira },
  });
  seedSite(world.jira);
  await world.start();
  return world;
}

/**
 * Gives worlds that stand where `begin` leaves a new one, each of its own: it is made once and copied from then on. What
 * the other sides do not keep in their snapshots (faults, switches, projects changed) is not in the copies, and a `wire`
 * stands only in them and sees nothing of the beginning.
 */
export function worldsAfter<T>(
  begin: (world: World) => Promise<T>,
): (options?: InlineOptions) => Promise<{ readonly world: World; readonly begun: T }> {
  const known = new Map<string, Promise<{ readonly standing: Standing; readonly begun: T }>>();
  return async (options = {}) => {
    const { wire: _, meterCpu: __, ...lasting } = options;
    const name = JSON.stringify(lasting);
    const first = known.get(name) ?? standAfter(begin, lasting);
    known.set(name, first);
    const { standing, begun } = await first;
    return { world: await worldFrom(standing, options), begun };
  };
}

async function standAfter<T>(
  begin: (world: World) => Promise<T>,
  options: InlineOptions,
): Promise<{ readonly standing: Standing; readonly begun: T }> {
  const world = await inlineWorld(options);
  try {
    const begun = await begin(world);
    return { standing: standingOf(world), begun };
  } finally {
    await world.stop();
  }
}

const afterConnect = worldsAfter((world) => connect(world));

/** A world of its own that stands where `connect` leaves a new one. */
export async function connectedWorld(
  options: InlineOptions = {},
): Promise<{ readonly world: World; readonly connection: Connection }> {
  const { world, begun } = await afterConnect(options);
  return { world, connection: begun };
}

export function personOf(world: World): BrowserlessPerson {
  return new BrowserlessPerson((request) => world.internet.fetch(request));
}

/** One connection, authorised at the consent page and linked, with its first sync done. */
export function connect(
  world: World,
  jiraProjectKey = 'ROAD',
  platformProjectName = 'Roadmap',
): Promise<Connection> {
  return makeFirstConnection({ ...needsInWorld(world), jiraProjectKey, platformProjectName });
}

/** The same up to the moment at which the first sync waits in the queue. */
export function connectWithoutSync(
  world: World,
  createTasks: 'never' | 'new' | 'all' = 'new',
): Promise<Connection> {
  return linkFirstProject({ ...needsInWorld(world), createTasks });
}

export const MINUTES = 60_000;

/** Time of which only what hours and days bring matters: the ticks of five minutes between cost a test most of it. */
export async function advanceWithoutTicks(world: World, milliseconds: number): Promise<void> {
  world.faults.setDelivery((kind, name) => ({
    copies: kind === 'schedule' && name === 'five-minutes' ? 0 : 1,
    delayMs: 0,
  }));
  await world.advance(milliseconds);
  world.faults.setDelivery(() => ({ copies: 1, delayMs: 0 }));
}

/** The pairs as the issues themselves tell of them: task id to issue key, with every task that has more than one. */
export function pairsOf(world: World, projectKey = 'ROAD'): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, string[]>();
  for (const issue of world.jira.world.issuesOf(projectKey)) {
    const property = issue.properties['planlink'];
    const task = z.object({ task: z.string() }).safeParse(property).data?.task;
    if (task !== undefined) pairs.set(task, [...(pairs.get(task) ?? []), issue.key]);
  }
  return pairs;
}

export function textDocument(text: string): unknown {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/** The answer envelope of a resolver, as any person would get it. */
export async function call(
  world: World,
  moduleKey: string,
  functionKey: string,
  payload: unknown,
  accountId = ADMIN,
): Promise<Envelope> {
  return envelope.parse(await world.host.invokeResolver({ moduleKey, functionKey, payload, accountId }));
}

const envelope = z.union([
  z.object({ ok: z.literal(true), data: z.record(z.string(), z.unknown()) }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()), reference: z.string() }),
  }),
]);
export type Envelope = z.infer<typeof envelope>;

export function codeOf(answer: Envelope): string {
  return answer.ok ? 'ok' : answer.error.code;
}
