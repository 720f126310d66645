import { jiraDataCenterOrigin } from '../../../local/platform/jira-data-center/jira-data-center';
import { jiraDataCenter } from '../../../src/platform/jira-data-center/jira-data-center';
import { jiraStage } from './jira-data-center-stage';
import { adapterKit } from './kit/kit';
import { watched } from './kit/stage';

adapterKit({
  idleCalls: 1,
  kindOver: (fetcher) => jiraDataCenter(fetcher),
  stage: async () => {
    const on = await jiraStage();
    const { fetcher, traffic } = watched(on.internet);
    return {
      kind: jiraDataCenter(fetcher),
      address: jiraDataCenterOrigin,
      world: on.sandbox.world,
      clock: on.clock,
      authorize: () => Promise.resolve(`Bearer ${on.token}`),
      secrets: [on.token],
      traffic,
      faultsFound: () => on.traffic.faults,
      end: () => on.end(),
    };
  },
});
