import { Hono } from 'hono';
import type { Program } from '../../program';
import { ApiProblem } from '../problem';
import { applicationLinksPage } from './application-links-page';
import { clientsPage } from './clients-page';
import { deliveriesPage } from './deliveries-page';
import { faultsPage } from './faults-page';
import { refuseForeignForms } from './foreign-forms';
import { html } from './markup';
import { page, pageHeaders, styleSheet } from './page';
import type { PageParts } from './page-parts';
import { personalTokensPage } from './personal-tokens-page';
import { serviceAccountsPage } from './service-accounts-page';
import { taskPages } from './task-pages';

/** The pages a person uses: server-rendered, without script. */
export function pages(parts: PageParts): Program {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
  });
  app.use(refuseForeignForms);
  app.get('/style.css', (context) =>
    context.text(styleSheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  taskPages(app, parts);
  clientsPage(app, parts);
  applicationLinksPage(app, parts);
  personalTokensPage(app, parts);
  serviceAccountsPage(app, parts);
  deliveriesPage(app, parts);
  faultsPage(app, parts);
  const missing = (): Response =>
    new Response(page({ title: 'There is nothing here' }, html`<p><a href="/">All projects</a></p>`), {
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  app.notFound(missing);
  app.onError((error, context) => {
    if (error instanceof ApiProblem && error.code === 'not-found') return missing();
    // A choice of another project, say: the form offers none such, so somebody made it up.
    if (error instanceof ApiProblem)
      return context.html(
        page(
          { title: 'This cannot be stored' },
          error.errors.map((one) => html`<p class="problem">${one.field}: ${one.detail}</p>`),
        ),
        422,
      );
    console.error('A page of the sandbox has failed', error);
    return context.text('The sandbox has failed', 500);
  });
  return async (request) => app.fetch(request);
}
