import type { DoorKind } from '../platform/door';
import type { ServedWorld } from '../shell/served-world';
import type { Connection } from './admin-at-work';
import { adminOf } from './administrator';
import { approveHost } from './approved-host';
import { BrowserlessPerson } from './browserless-person';
import { demoPlatformOf, demoPlatforms, type DemoPlatform } from './demo-platforms';
import { makeFirstConnection } from './first-connection';
import { realWait } from './real-wait';

export const demoProjectKey = 'ROAD';
/** Tasks that a project other than Roadmap begins with. */
const otherTasks = 20;

/** A connection to each of the platforms, one after the other, each with a project of its own and its own way in. */
export async function makeDemoConnections(
  served: ServedWorld,
  kinds: readonly DoorKind[],
  say: (line: string) => void,
): Promise<void> {
  for (const demo of demoPlatforms.filter(({ kind }) => kinds.includes(kind))) {
    const { world } = served.world.sandbox;
    if (world.tasks(demo.platformProject.id).length === 0)
      world.seedDemo(otherTasks, demo.platformProject.id);
    await makeConnection(served, demo, say);
  }
}

/** Makes the demo's first connection and waits for its first sync; consent goes over HTTP, cookies and forms included. */
export function makeDemoConnection(served: ServedWorld, say: (line: string) => void): Promise<Connection> {
  return makeConnection(served, demoPlatformOf('planning-api'), say);
}

function makeConnection(
  served: ServedWorld,
  demo: DemoPlatform,
  say: (line: string) => void,
): Promise<Connection> {
  return makeFirstConnection({
    admin: adminOf(served.world),
    person: new BrowserlessPerson(
      (request) => fetch(request),
      (url) => served.reachable(url),
    ),
    platformKind: demo.kind,
    name: demo.name,
    platformAddress: served.world.sandbox.door(demo.kind).publicOrigin,
    approveHost: (domain) => {
      approveHost(served.world, domain);
    },
    wayIn: demo.wayIn(served.world),
    jiraProjectKey: demo.jiraProject.key,
    platformProjectName: demo.platformProject.name,
    say,
    wait: realWait,
  });
}
