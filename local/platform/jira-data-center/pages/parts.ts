import type { RestParts } from '../rest/call';
import type { JiraDataCenter } from '../jira-data-center';
import { page, type PageOptions } from '../../web/page';
import type { Value } from '../../web/markup';
import type { World } from '../../world';
import { jiraSite } from '../manners';

export interface JiraPageParts extends RestParts {
  readonly world: World;
  readonly jira: JiraDataCenter;
}

export const jiraPage = (options: Omit<PageOptions, 'site'>, body: Value): string =>
  page({ ...options, site: jiraSite }, body);
