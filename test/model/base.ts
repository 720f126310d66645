import * as z from 'zod';
import type { Handlers } from '../../local/host/inline-runtime';
import type { StoreSnapshot } from '../../local/host/services/store';
import { seedDemo, seedSite } from '../../local/jira/seed';
import { adminOf } from '../../local/seeding/administrator';
import { linkFirstProject } from '../../local/seeding/first-connection';
import { needsInWorld } from '../../local/seeding/needs-in-world';
import type { SandboxState } from '../../local/platform';
import { createWorld, type World } from '../../local/world';
import { withDice } from './dice';
import { asWorkers, type Looks } from './looks';
import { FIRST_UPPER, JIRA_POINTS, modelProjects, TASK_POINTS, type ModelProject } from './projects';
import { rulesOf, type Rules } from './rules';
import { itemOfTitle, itemText, itemTitle } from './values';
import type { History } from './steps';

const stored = z.object({
  ok: z.literal(true),
  data: z.object({
    mapping: z.looseObject({ statuses: z.array(z.looseObject({ issueTypeId: z.string() })) }),
  }),
});

export const MINUTES = 60_000;
const ADMIN = 'acc-admin';
const TASK_TYPE = 'ty-task';

/** Everything a world holds after the first sync, so that a history costs no set-up of its own. */
export interface Base {
  readonly at: number;
  readonly connectionId: string;
  readonly storage: StoreSnapshot;
  readonly sandbox: SandboxState;
  readonly jira: unknown;
  /** Issues that were there before and are nobody's concern, by project key. */
  readonly strangers: ReadonlyMap<string, number>;
}

let app: Promise<Handlers> | undefined;

function loadApp(): Promise<Handlers> {
  app ??= import('../../src/index').then((module) => asWorkers({ ...module }));
  return app;
}

/** A resolver of the admin page, whatever it answers: in a storm it may fail, as for a person. */
export async function tryAdmin(
  world: World,
  functionKey: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await world.host
    .invokeResolver({ moduleKey: 'admin', functionKey, payload, accountId: ADMIN })
    .catch(() => undefined);
}

const prepared = new Map<number, Promise<Base>>();

/** Made once a process for each table of rules, the way a new administrator makes it. Its ids are always the same. */
export function base(rules: number): Promise<Base> {
  const known = prepared.get(rules) ?? withDice(rules, () => prepare(rulesOf(rules)));
  prepared.set(rules, known);
  return known;
}

async function prepare(rules: Rules): Promise<Base> {
  const world = await createWorld({ mode: 'inline', loadModule: loadApp, sandbox: { seed: 0 } });
  try {
    await seedDemo(world.jira);
    const strangers = new Map(
      modelProjects.map(({ jiraKey }) => [jiraKey, world.jira.world.issuesOf(jiraKey).length]),
    );
    await world.start();
    await world.advance(60 * MINUTES);
    createTasks(world);
    const connectionId = await link(world);
    await world.advance(11 * MINUTES);
    for (const project of modelProjects) await mapBy(world, connectionId, project, rules);
    // Until it is mapped by hand, a link knows one type.
    for (const { platformId, upper } of modelProjects)
      if (upper !== null) createAbove(world, platformId, upper);
    await world.advance(50 * MINUTES);
    const at = world.clock.now();
    // Through JSON: what a world holds may be shared with nobody.
    const sandbox = structuredClone(world.sandbox.snapshot());
    return {
      at,
      connectionId,
      strangers,
      sandbox,
      storage: world.storageSnapshot(),
      jira: world.jira.snapshot(),
    };
  } finally {
    await world.stop();
  }
}

/** One task in each status, so that what the mapping makes of it can be seen. */
function createTasks(world: World): void {
  let item = 0;
  for (const project of modelProjects) {
    const { statuses, priorities } = world.sandbox.world.project(project.platformId);
    for (let index = 0; index < project.items; index += 1, item += 1) {
      world.sandbox.world.createTask(
        {
          title: itemTitle(item, 0),
          description: `<p>${itemText(item, 0)}</p>`,
          statusId: statuses[index % statuses.length]?.id ?? '',
          priorityId: project.hasPriority ? (priorities[index % priorities.length]?.id ?? null) : null,
          assigneeId: ['usr-lena', 'usr-milo', null][index % 3] ?? null,
        },
        project.platformId,
      );
    }
  }
}

/** Two things that others can be part of, the first with a part and the second without. */
function createAbove(
  world: World,
  platformId: string,
  { taskTypeId, items }: NonNullable<ModelProject['upper']>,
): void {
  const [child] = world.sandbox.world.tasks(platformId).filter(({ title }) => itemOfTitle(title) === 1);
  for (let index = 0; index < items; index += 1) {
    const number = FIRST_UPPER + index;
    const { id } = world.sandbox.world.createTask(
      { title: itemTitle(number, 0), description: `<p>${itemText(number, 0)}</p>`, typeId: taskTypeId },
      platformId,
    );
    if (index === 0 && child !== undefined) world.sandbox.world.editTask(child.id, { parentId: id });
  }
}

async function link(world: World): Promise<string> {
  const admin = adminOf(world);
  const [first, second] = modelProjects;
  const { id } = await linkFirstProject({
    ...needsInWorld(world),
    jiraProjectKey: first.jiraKey,
    platformProjectName: first.platformName,
    createTasks: 'new',
  });
  await admin.link(await admin.get(id), second.jiraId, second.platformId, 'new');
  return id;
}

/** The suggested mapping with these rules, and with story points where the project has them. */
async function mapBy(
  world: World,
  connectionId: string,
  { jiraId, typeId, hasPriority, upper }: ModelProject,
  { points, parent, ...rules }: Rules,
): Promise<void> {
  const ask = (functionKey: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> =>
    world.host.invokeResolver({ moduleKey: 'admin', functionKey, payload, accountId: ADMIN });
  const { version, links } = await adminOf(world).get(connectionId);
  const linkId = links.find(({ jiraProjectId }) => jiraProjectId === jiraId)?.id;
  const { data } = stored.parse(await ask('link.mapping', { connectionId, linkId }));
  const both = { direction: 'both', when: 'always' };
  const fields = Object.fromEntries(
    Object.entries(upper === null ? rules : { ...rules, parent }).map(([field, conflict]) => [
      field,
      { ...both, conflict },
    ]),
  );
  const entry = { id: 'pts', task: TASK_POINTS, jira: JIRA_POINTS, ...both, conflict: points, options: [] };
  const custom = hasPriority ? [entry] : [];
  const types = [
    { task: TASK_TYPE, jira: typeId },
    ...(upper === null ? [] : [{ task: upper.taskTypeId, jira: upper.jiraTypeId }]),
  ];
  // Both types have one workflow here.
  const statuses = types.flatMap(({ jira: issueTypeId }) =>
    data.mapping.statuses.map((known) => ({ ...known, issueTypeId })),
  );
  const mapping = { ...data.mapping, types, statuses, fields, custom };
  const saved = await ask('link.update', { connectionId, version, linkId, mapping, createTasks: 'new' });
  z.object({ ok: z.literal(true) }).parse(saved);
}

/** A world of its own that stands where the first one stood after its first sync. */
export async function copyOf(from: Base, history: History, looks: Looks): Promise<World> {
  const { indexLagMs, indexJitterMs, eventDelayMs, skewMs } = history;
  const world = await createWorld({
    mode: 'inline',
    meterCpu: false,
    loadModule: loadApp,
    startAt: from.at,
    storage: from.storage,
    eventDelayMs,
    wire: looks.wire,
    sandbox: { state: from.sandbox },
    jira: { restore: from.jira, indexLagMs, indexJitterMs },
  });
  seedSite(world.jira);
  world.sandbox.world.faults.clockSkewMs = skewMs;
  await world.start();
  return world;
}
