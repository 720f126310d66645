import type { DoorKind } from '../platform/door';
import type { ServedWorld } from '../shell/served-world';
import { AdminAtWork, type Connection } from './admin-at-work';
import { BrowserlessPerson } from './browserless-person';
import { demoPlatforms, type DemoPlatform } from './demo-platforms';
import { makeFirstConnection } from './first-connection';
import { realWait } from './real-wait';

export const demoProjectKey = 'ROAD';
const adminAccountId = 'acc-admin';
/** Tasks that a project other than Roadmap begins with. */
const otherTasks = 20;

/** The admin page of a served world, used by Ada without a browser. */
function adminOf({ world }: ServedWorld): AdminAtWork {
  return new AdminAtWork((functionKey, payload) =>
    world.host.invokeResolver({ moduleKey: 'admin', functionKey, payload, accountId: adminAccountId }),
  );
}

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
  const [first] = demoPlatforms;
  if (first === undefined) throw new Error('The demo has no platform');
  return makeConnection(served, first, say);
}

function makeConnection(
  served: ServedWorld,
  demo: DemoPlatform,
  say: (line: string) => void,
): Promise<Connection> {
  const { sandbox, host, installation } = served.world;
  const door = sandbox.doors.find(({ kind }) => kind === demo.kind);
  if (door === undefined) throw new Error(`The sandbox is no ${demo.kind}`);
  return makeFirstConnection({
    admin: adminOf(served),
    person: new BrowserlessPerson(
      (request) => fetch(request),
      (url) => served.reachable(url),
    ),
    platformKind: demo.kind,
    name: demo.name,
    platformAddress: door.publicOrigin,
    approveHost: (domain) => {
      const configured = [{ domain, type: ['FETCH_BACKEND_SIDE'] }];
      host.egressApprovals.egressSet(installation.id, {
        egresses: [
          {
            key: domain.replace(/[^a-z0-9]+/gi, '-'),
            description: 'The planning platform to sync with',
            configured,
          },
        ],
      });
    },
    wayIn: demo.wayIn(served.world),
    jiraProjectKey: demo.jiraProject.key,
    platformProjectName: demo.platformProject.name,
    say,
    wait: realWait,
  });
}
