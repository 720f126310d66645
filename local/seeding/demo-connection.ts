import type { ServedWorld } from '../shell/served-world';
import { AdminAtWork, type Connection } from './admin-at-work';
import { BrowserlessPerson } from './browserless-person';
import { realWait } from './real-wait';
import { makeFirstConnection } from './first-connection';
import { byConsent } from './ways-in';

export const demoProjectKey = 'ROAD';
const demoPlatformProject = 'Roadmap';
const adminAccountId = 'acc-admin';

/** The admin page of a served world, used by Ada without a browser. */
function adminOf({ world }: ServedWorld): AdminAtWork {
  return new AdminAtWork((functionKey, payload) =>
    world.host.invokeResolver({ moduleKey: 'admin', functionKey, payload, accountId: adminAccountId }),
  );
}

/** Makes the demo's one connection and waits for its first sync; consent goes over HTTP, cookies and forms included. */
export function makeDemoConnection(served: ServedWorld, say: (line: string) => void): Promise<Connection> {
  const { world } = served;
  const { sandbox, host, installation } = world;
  return makeFirstConnection({
    admin: adminOf(served),
    person: new BrowserlessPerson(
      (request) => fetch(request),
      (url) => served.reachable(url),
    ),
    platformAddress: sandbox.publicOrigin,
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
    wayIn: byConsent((redirectUri) => sandbox.world.registerClient({ redirectUri })),
    jiraProjectKey: demoProjectKey,
    platformProjectName: demoPlatformProject,
    say,
    wait: realWait,
  });
}
