import type { AdminAtWork, Connection } from '../local/seeding/admin-at-work';
import { adminOf } from '../local/seeding/administrator';
import { linkFirstProject } from '../local/seeding/first-connection';
import { needsInWorld } from '../local/seeding/needs-in-world';
import { seedDemo } from '../local/jira/seed';
import type { DoorKind } from '../local/platform/door';
import type { CallTarget } from '../local/host/recorder';
import type { LoadModule } from '../local/host/inline-runtime';
import { createWorld, type World } from '../local/world';
import { WorkerHeap } from './worker-heap';

/** Milliseconds that one call of the app takes, whatever it asks for: the order of what is seen in the cloud. */
export const latency: Readonly<Record<CallTarget, number>> = {
  jira: 120,
  egress: 80,
  kvs: 15,
  queue: 20,
  webtrigger: 60,
};
export const jiraProjectKey = 'ROAD';
export const minute = 60_000;

export interface LoadedWorld {
  readonly world: World;
  readonly connection: Connection;
  readonly admin: AdminAtWork;
  readonly heap: WorkerHeap;
}

/**
 * The app between a Jira and a platform with this many tasks, on a virtual clock, connected and linked; the first
 * sync waits. Limits and rates of all sides are as documented.
 */
export async function loadedWorld(
  load: (world: () => World) => LoadModule,
  tasks: number,
  platform: DoorKind = 'planning-api',
): Promise<LoadedWorld> {
  const heap = new WorkerHeap();
  const made: { world?: World } = {};
  const world = await createWorld({
    mode: 'inline',
    loadModule: load(() => {
      if (made.world === undefined) throw new Error('Nothing runs before the world is there');
      return made.world;
    }),
    sandbox: { seed: tasks },
    wire: (to, program) => (to === 'jira' ? heap.watch(program) : program),
  });
  made.world = world;
  await seedDemo(world.jira);
  for (const target of ['jira', 'egress', 'kvs', 'queue', 'webtrigger'] as const)
    world.faults.setLatency(target, latency[target]);
  await world.start();
  // What was there before the connection is not new, also to the minute.
  await world.advance(60 * minute);
  const connection = await linkFirstProject(needsInWorld(world, platform));
  return { world, connection, admin: adminOf(world), heap };
}

/** Further projects without a task, set up as the first is, until so many are linked. */
export async function linkMore({ world, admin, connection }: LoadedWorld, links: number): Promise<void> {
  const jira = world.jira.world.projects().find(({ key }) => key === jiraProjectKey);
  const [task] = world.sandbox.world.tasks();
  if (jira === undefined || task === undefined) throw new Error('Nothing is there that could be copied');
  const platform = world.sandbox.world.project(task.projectId);
  for (let number = 2; number <= links; number += 1) {
    const copy = {
      id: `${Number(jira.id) + 1_000 + number}`,
      key: `ROAD${number}`,
      name: `Roadmap ${number}`,
    };
    world.jira.world.putProject({ ...jira, ...copy });
    const other = { id: `${platform.id}-${number}`, key: `RM${number}`, name: copy.name };
    world.sandbox.world.putProject({ ...platform, ...other });
    await admin.link(await admin.get(connection.id), copy.id, other.id, 'new');
    await world.advance(minute);
  }
  await world.advance(30 * minute);
}

export function pairCount({ jira }: World): number {
  return jira.world.issuesOf(jiraProjectKey).filter(({ properties }) => 'planlink' in properties).length;
}
