import { planningApi } from '../../../src/platform/planning-api/planning-api';
import { adapterKit } from './kit/kit';
import { watched } from './kit/stage';
import { stage } from './stage';

adapterKit({
  idleCalls: 1,
  kindOver: (fetcher) => planningApi(fetcher),
  stage: async () => {
    const on = await stage();
    const { fetcher, traffic } = watched(on.internet);
    return {
      kind: planningApi(fetcher),
      address: on.sandbox.publicOrigin,
      world: on.sandbox.world,
      clock: on.clock,
      authorize: () => Promise.resolve(`Bearer ${on.grant.accessToken}`),
      secrets: [on.grant.accessToken, on.grant.refreshToken],
      traffic,
      faultsFound: () => on.traffic.faults,
      end: () => on.end(),
    };
  },
});
