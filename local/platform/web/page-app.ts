import { Hono } from 'hono';
import type { Program } from '../../program';
import { ApiProblem } from '../problem';
import { refuseForeignForms } from './foreign-forms';
import { html } from './markup';
import { page, pageHeaders, styleSheet, type PageSite } from './page';

/** The pages of one platform of the sandbox as a program, with what every page needs. `home`: what stands at `/`. */
export function pageApp(site: PageSite, home: string, define: (app: Hono) => void): Program {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
  });
  app.use(refuseForeignForms);
  app.get('/style.css', (context) =>
    context.text(styleSheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  define(app);
  const missing = (): Response =>
    new Response(page({ title: 'There is nothing here', site }, html`<p><a href="/">${home}</a></p>`), {
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
          { title: 'This cannot be stored', site },
          error.errors.map((one) => html`<p class="problem">${one.field}: ${one.detail}</p>`),
        ),
        422,
      );
    console.error(`A page of ${site.name} has failed`, error);
    return context.text('The sandbox has failed', 500);
  });
  return async (request) => app.fetch(request);
}
