import type { Program } from '../../../program';
import { applicationLinksPage } from '../../web/application-links-page';
import { pageApp } from '../../web/page-app';
import { jiraSite } from '../manners';
import { accountsPage } from './accounts-page';
import { incomingLinksPage } from './incoming-links-page';
import { issueLists } from './issue-lists';
import { issuePage } from './issue-page';
import type { JiraPageParts } from './parts';
import { systemPage } from './system-page';
import { tokensPage } from './tokens-page';

/** The pages of the Jira Data Center: what a person needs who lets a program in, and who changes an issue. */
export function pages(parts: JiraPageParts): Program {
  return pageApp(jiraSite, 'All projects', (app) => {
    issueLists(app, parts);
    issuePage(app, parts);
    applicationLinksPage(
      app,
      { world: parts.jira },
      { base: '/plugins/servlet/applinks/listApplicationLinks', site: jiraSite },
    );
    incomingLinksPage(app, parts);
    tokensPage(app, parts);
    accountsPage(app, parts);
    systemPage(app, parts);
  });
}
