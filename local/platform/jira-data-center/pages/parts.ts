import type { RestParts } from '../rest/call';
import type { Access, ClientCredentials } from '../../access';
import type { SiteSettings } from '../site';
import { page, type PageOptions } from '../../web/page';
import type { Value } from '../../web/markup';
import type { World } from '../../world';
import { jiraSite } from '../manners';

/** What an administrator does there; the pages know no more of the whole that they belong to. */
interface JiraDesk extends Access {
  readonly settings: SiteSettings;
  setUp(change: Partial<SiteSettings>): void;
  registerIncomingLink(link: {
    readonly redirectUri: string;
    readonly name?: string;
    readonly permission?: 'READ' | 'WRITE' | 'ADMIN';
  }): Promise<ClientCredentials>;
}

export interface JiraPageParts extends RestParts {
  readonly world: World;
  readonly jira: JiraDesk;
}

export const jiraPage = (options: Omit<PageOptions, 'site'>, body: Value): string =>
  page({ ...options, site: jiraSite }, body);
