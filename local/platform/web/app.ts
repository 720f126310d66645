import type { Program } from '../../program';
import { applicationLinksPage } from './application-links-page';
import { clientsPage } from './clients-page';
import { deliveriesPage } from './deliveries-page';
import { faultsPage } from './faults-page';
import { sandboxSite } from './page';
import { pageApp } from './page-app';
import type { PageParts } from './page-parts';
import { personalTokensPage } from './personal-tokens-page';
import { serviceAccountsPage } from './service-accounts-page';
import { taskPages } from './task-pages';

/** The pages a person uses: server-rendered, without script. */
export function pages(parts: PageParts): Program {
  return pageApp(sandboxSite, 'All projects', (app) => {
    taskPages(app, parts);
    clientsPage(app, parts);
    applicationLinksPage(app, parts);
    personalTokensPage(app, parts);
    serviceAccountsPage(app, parts);
    deliveriesPage(app, parts);
    faultsPage(app, parts);
  });
}
