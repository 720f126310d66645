import type { Hono } from 'hono';
import type { PageParts } from './page-parts';
import { html } from './markup';
import { page } from './page';

/** What was sent to whom, with a way to send it again. */
export function deliveriesPage(app: Hono, { world }: PageParts): void {
  app.get('/deliveries', (context) => {
    const rows = [...world.deliveries()].reverse().map(
      (delivery) =>
        html`<tr>
          <td>${delivery.eventId}</td>
          <td>${delivery.url}</td>
          <td>${delivery.taskIds.length}</td>
          <td>${delivery.attempts}</td>
          <td>
            ${delivery.status === null ? 'waiting' : delivery.status === 0 ? 'no answer' : delivery.status}
          </td>
          <td>
            <form method="post" action="/deliveries/${delivery.eventId}/repeat">
              <button class="plain" type="submit" aria-label="Repeat ${delivery.eventId}">Repeat</button>
            </form>
          </td>
        </tr>`,
    );
    const hooks = world
      .webhooks()
      .map((hook) => html`<li><code>${hook.id}</code> ${hook.url} for ${hook.projectIds.join(', ')}</li>`);
    return context.html(
      page(
        { title: 'Webhooks' },
        html`${
          hooks.length === 0
            ? html`<p>Nobody asked to be told.</p>`
            : html`<ul>
                  ${hooks}
                </ul>`
        }
          <h2>Deliveries</h2>
          ${
            rows.length === 0
              ? html`<p>None yet.</p>`
              : html`<div class="wide">
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">Event</th>
                        <th scope="col">To</th>
                        <th scope="col">Tasks</th>
                        <th scope="col">Attempts</th>
                        <th scope="col">Answer</th>
                        <th scope="col">Again</th>
                      </tr>
                    </thead>
                    <tbody>
                      ${rows}
                    </tbody>
                  </table>
                </div>`
          }`,
      ),
    );
  });
  app.post('/deliveries/:id/repeat', async (context) => {
    if (!world.deliveries().some((delivery) => delivery.eventId === context.req.param('id')))
      return context.notFound();
    await world.repeatDelivery(context.req.param('id'));
    return context.redirect('/deliveries', 303);
  });
}
