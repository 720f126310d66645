import type { DoorKind } from '../platform/door';
import type { World } from '../world';
import { adminOf } from './administrator';
import { approveHost } from './approved-host';
import { BrowserlessPerson } from './browserless-person';
import { demoPlatformOf } from './demo-platforms';
import type { FirstConnectionNeeds } from './first-connection';

/** What the first connection needs in a world whose clock moves when it is told to: `wait` moves it. */
export function needsInWorld(world: World, kind: DoorKind = 'planning-api'): FirstConnectionNeeds {
  return {
    admin: adminOf(world),
    person: new BrowserlessPerson((request) => world.internet.fetch(request)),
    platformKind: kind,
    platformAddress: world.sandbox.door(kind).publicOrigin,
    approveHost: (host) => {
      approveHost(world, host);
    },
    wayIn: demoPlatformOf(kind).wayIn(world),
    jiraProjectKey: 'ROAD',
    platformProjectName: 'Roadmap',
    say: () => undefined,
    wait: (milliseconds) => world.advance(milliseconds),
  };
}
