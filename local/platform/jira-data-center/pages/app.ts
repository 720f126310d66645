import { Hono } from 'hono';
import type { Program } from '../../../program';
import { applicationLinksPage } from '../../web/application-links-page';
import { refuseForeignForms } from '../../web/foreign-forms';
import { html } from '../../web/markup';
import { pageHeaders, styleSheet } from '../../web/page';
import { jiraSite } from '../manners';
import { accountsPage } from './accounts-page';
import { incomingLinksPage } from './incoming-links-page';
import { issueLists } from './issue-lists';
import { issuePage } from './issue-page';
import { jiraPage, type JiraPageParts } from './parts';
import { systemPage } from './system-page';
import { tokensPage } from './tokens-page';

/** The pages of the Jira Data Center: what a person needs who lets a program in, and who changes an issue. */
export function pages(parts: JiraPageParts): Program {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
  });
  app.use(refuseForeignForms);
  app.get('/style.css', (context) =>
    context.text(styleSheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
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
  app.notFound((context) =>
    context.html(
      jiraPage({ title: 'There is nothing here' }, html`<p><a href="/">All projects</a></p>`),
      404,
    ),
  );
  app.onError((error, context) => {
    console.error('A page of the Jira Data Center twin has failed', error);
    return context.text('The sandbox has failed', 500);
  });
  return async (request) => app.fetch(request);
}
