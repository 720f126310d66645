import { jiraAlign } from '../../../src/platform/jira-align/jira-align';
import { alignStage } from './align-stage';
import { adapterKit } from './kit/kit';

adapterKit({
  // One for each collection: they have no list in common.
  idleCalls: 6,
  kindOver: (fetcher) => jiraAlign(fetcher),
  stage: () => alignStage(),
});
