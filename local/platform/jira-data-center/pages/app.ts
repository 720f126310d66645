import { Hono } from 'hono';
import type { Program } from '../../../program';
import { refuseForeignForms } from '../../web/foreign-forms';
import { html } from '../../web/markup';
import { pageHeaders, styleSheet } from '../../web/page';
import { jiraPage, type JiraPageParts } from './parts';

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
  app.get('/', (context) => {
    const projects = parts.store.catalogue.projects.map(({ name, key }) => html`<li>${name} (${key})</li>`);
    return context.html(jiraPage({ title: 'Projects' }, html`<ul>${projects}</ul>`));
  });
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
