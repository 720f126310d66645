import type { Hono } from 'hono';
import * as z from 'zod';
import type { PageParts } from './app';
import { readForm } from './form';
import { html, type Value } from './markup';
import { page } from './page';

const faultForm = z.object({
  state: z.enum(['up', 'down', 'unreachable', 'unknown-name']),
  latencySeconds: z.coerce.number().min(0).max(60),
  wrongTenant: z.literal('on').optional(),
});

/** Clients, webhook deliveries, and the switches for trying what goes wrong. */
export function adminPages(app: Hono, { world }: PageParts): void {
  const clientsPage = (top: Value, notice: string | null = null): string => {
    const rows = world.clients().map((client) => html`<tr><td>${client.name}</td><td><code>${client.clientId}</code></td><td>${client.redirectUri}</td></tr>`);
    return page(
      { title: 'Clients', notice },
      html`${top}<p>A client is a program that people may allow to act for them. It needs an id, a secret and the address it is sent back to.</p>
${rows.length === 0 ? html`<p>There are no clients yet.</p>` : html`<div class="wide"><table><thead><tr><th scope="col">Name</th><th scope="col">Client id</th><th scope="col">Redirect URI</th></tr></thead><tbody>${rows}</tbody></table></div>`}
<h2>Register a client</h2><form method="post"><label for="name">Name</label><input id="name" name="name" required maxlength="100" value="Planlink for Jira">
<label for="redirectUri">Redirect URI</label><p class="hint" id="redirect-hint">https, or http to a loopback address.</p>
<input id="redirectUri" name="redirectUri" type="url" required aria-describedby="redirect-hint"><div><button type="submit">Register</button></div></form>
<h2>Withdraw access</h2><p>Ends every grant of every client. They must ask a person again.</p>
<form method="post" action="/revoke"><button class="bad" type="submit">Revoke all grants</button></form>`,
    );
  };

  app.get('/clients', (context) => {
    const revoked = context.req.query('revoked');
    return context.html(clientsPage(null, revoked === undefined ? null : `Revoked. Grants ended: ${Number(revoked)}.`));
  });
  app.post('/clients', async (context) => {
    const form = await readForm(context.req.raw);
    const { name = '', redirectUri = '' } = form;
    try {
      const made = await world.registerClient({ name, redirectUri });
      const shown = html`<div class="notice" role="status"><p>Copy the secret now; it is not shown again.</p>
<dl><dt>Client id</dt><dd><code id="client-id">${made.clientId}</code></dd><dt>Client secret</dt><dd><code id="client-secret">${made.clientSecret}</code></dd></dl></div>`;
      return context.html(clientsPage(shown), 201);
    } catch {
      return context.html(clientsPage(html`<p class="problem" role="alert">The redirect URI is not one that can be used: https, or http to a loopback address, without a fragment.</p>`), 422);
    }
  });
  app.post('/revoke', (context) => context.redirect(`/clients?revoked=${world.revokeGrants()}`, 303));

  app.get('/deliveries', (context) => {
    const rows = [...world.deliveries()].reverse().map(
      (delivery) => html`<tr><td>${delivery.eventId}</td><td>${delivery.url}</td><td>${delivery.taskIds.length}</td><td>${delivery.attempts}</td><td>${delivery.status === null ? 'waiting' : delivery.status === 0 ? 'no answer' : delivery.status}</td>
<td><form method="post" action="/deliveries/${delivery.eventId}/repeat"><button class="plain" type="submit" aria-label="Repeat ${delivery.eventId}">Repeat</button></form></td></tr>`,
    );
    const hooks = world.webhooks().map((hook) => html`<li><code>${hook.id}</code> ${hook.url} for ${hook.projectIds.join(', ')}</li>`);
    return context.html(
      page(
        { title: 'Webhooks' },
        html`${hooks.length === 0 ? html`<p>Nobody asked to be told.</p>` : html`<ul>${hooks}</ul>`}<h2>Deliveries</h2>
${rows.length === 0 ? html`<p>None yet.</p>` : html`<div class="wide"><table><thead><tr><th scope="col">Event</th><th scope="col">To</th><th scope="col">Tasks</th><th scope="col">Attempts</th><th scope="col">Answer</th><th scope="col">Again</th></tr></thead><tbody>${rows}</tbody></table></div>`}`,
      ),
    );
  });
  app.post('/deliveries/:id/repeat', async (context) => {
    if (!world.deliveries().some((delivery) => delivery.eventId === context.req.param('id'))) return context.notFound();
    await world.repeatDelivery(context.req.param('id'));
    return context.redirect('/deliveries', 303);
  });

  app.get('/faults', (context) => {
    const { faults } = world;
    const state = faults.down ? 'down' : faults.unreachable ? 'unreachable' : faults.unknownName ? 'unknown-name' : 'up';
    const choices = [
      ['up', 'Works'],
      ['down', 'Down: every call is answered 503'],
      ['unreachable', 'Unreachable: no call is answered'],
      ['unknown-name', 'Unknown name: the address resolves to nothing'],
    ].map(
      ([value, text]) => html`<p class="inline"><input type="radio" name="state" id="state-${value}" value="${value}"${value === state ? html` checked` : null}> <label for="state-${value}">${text}</label></p>`,
    );
    return context.html(
      page(
        { title: 'Faults', notice: context.req.query('done') === undefined ? null : 'Set.' },
        html`<p>For trying what Planlink says when the platform is in trouble. These pages go on working.</p>
<form method="post"><fieldset><legend>The platform</legend>${choices}</fieldset>
<label for="latencySeconds">Seconds before each answer</label><input id="latencySeconds" name="latencySeconds" type="number" min="0" max="60" value="${faults.latencyMs / 1000}">
<p class="inline"><input type="checkbox" id="wrongTenant" name="wrongTenant"${faults.wrongTenant ? html` checked` : null}> <label for="wrongTenant">Answer as another tenant</label></p>
<div><button type="submit">Set</button></div></form>`,
      ),
    );
  });
  app.post('/faults', async (context) => {
    const read = faultForm.safeParse(await readForm(context.req.raw));
    if (!read.success) return context.text('These switches cannot be set so', 422);
    const { faults } = world;
    faults.reset();
    faults.down = read.data.state === 'down';
    faults.unreachable = read.data.state === 'unreachable';
    faults.unknownName = read.data.state === 'unknown-name';
    faults.latencyMs = read.data.latencySeconds * 1000;
    faults.wrongTenant = read.data.wrongTenant === 'on';
    return context.redirect('/faults?done=1', 303);
  });
}
