import { jiraDataCenterOrigin } from '../../../local/platform/jira-data-center/jira-data-center';
import type { Fetcher } from '../../../src/platform/http/fetcher';
import { jiraDataCenter } from '../../../src/platform/jira-data-center/jira-data-center';
import type { Platform } from '../../../src/platform/port';
import { jiraStage, type JiraStage } from './jira-data-center-stage';

export interface JiraAdapterStage extends JiraStage {
  /** `METHOD /path` of each request so far, below the API's base and with `N` for ids. */
  sent: string[];
  readonly fetcher: Fetcher;
  /** As a pass opens it: nothing is known of what another pass has learnt. */
  readonly opened: (over?: Fetcher) => Platform;
  /** The id of the project Roadmap. */
  readonly roadmap: (platform?: Platform) => Promise<string>;
}

/** The sandbox as a Jira Data Center, with the adapter before it. */
export async function jiraAdapterStage(): Promise<JiraAdapterStage> {
  const on = await jiraStage();
  const fetcher: Fetcher = (url, request) => {
    const { pathname } = new URL(url);
    stage.sent.push(`${request.method} ${pathname.replace('/rest/api/2', '').replace(/\d{5,}/g, 'N')}`);
    return on.internet.fetch(new Request(url, request));
  };
  const opened = (over = fetcher): Platform =>
    jiraDataCenter(over).open(jiraDataCenterOrigin, () => Promise.resolve(`Bearer ${on.token}`));
  const stage: JiraAdapterStage = {
    ...on,
    sent: [],
    fetcher,
    opened,
    roadmap: async (platform = opened()) =>
      (await platform.listWorkspaces()).find(({ name }) => name === 'Roadmap')?.id ?? '',
  };
  return stage;
}
