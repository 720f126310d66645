import type { Hono } from 'hono';
import type { PageParts } from './page-parts';
import { readForm } from './form';
import { html, type Value } from './markup';
import { page } from './page';
import { shownOnce } from './shown-once';
import { table } from './table';

/** Registering clients, and withdrawing what they were allowed. */
export function clientsPage(app: Hono, { world }: PageParts): void {
  const shown = (top: Value, notice: string | null = null): string => {
    const rows = world.clients().map(
      (client) =>
        html`<tr>
          <td>${client.name}</td>
          <td><code>${client.clientId}</code></td>
          <td>${client.redirectUri}</td>
        </tr>`,
    );
    return page(
      { title: 'Clients', notice },
      html`${top}
        <p>
          A client is a program that people may allow to act for them. It needs an id, a secret and the
          address it is sent back to.
        </p>
        ${table(['Name', 'Client id', 'Redirect URI'], rows, 'There are no clients yet.')}
        <h2>Register a client</h2>
        <form method="post">
          <label for="name">Name</label
          ><input id="name" name="name" required maxlength="100" value="Planlink for Jira" />
          <label for="redirectUri">Redirect URI</label>
          <p class="hint" id="redirect-hint">https, or http to a loopback address.</p>
          <input id="redirectUri" name="redirectUri" type="url" required aria-describedby="redirect-hint" />
          <div><button type="submit">Register</button></div>
        </form>
        <h2>Withdraw access</h2>
        <p>Ends every grant of every client. They must ask a person again.</p>
        <form method="post" action="/revoke">
          <button class="bad" type="submit">Revoke all grants</button>
        </form>`,
    );
  };

  app.get('/clients', (context) => {
    const revoked = context.req.query('revoked');
    return context.html(
      shown(null, revoked === undefined ? null : `Revoked. Grants ended: ${Number(revoked)}.`),
    );
  });
  app.post('/clients', async (context) => {
    const form = await readForm(context.req.raw);
    const { name = '', redirectUri = '' } = form;
    try {
      const made = await world.registerClient({ name, redirectUri });
      const credentials = shownOnce('Copy the secret now; it is not shown again.', [
        { name: 'Client id', id: 'client-id', value: made.clientId },
        { name: 'Client secret', id: 'client-secret', value: made.clientSecret },
      ]);
      return context.html(shown(credentials), 201);
    } catch {
      return context.html(
        shown(
          html`<p class="problem" role="alert">
            The redirect URI is not one that can be used: https, or http to a loopback address, without a
            fragment.
          </p>`,
        ),
        422,
      );
    }
  });
  app.post('/revoke', (context) => context.redirect(`/clients?revoked=${world.revokeGrants()}`, 303));
}
