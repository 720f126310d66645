import type { Hono } from 'hono';
import type { AccountCredentials } from '../credentials/desk';
import { chosen, nameOf, scopeFields, userField } from './credential-fields';
import { readForm } from './form';
import { html, type Value } from './markup';
import { page } from './page';
import type { PageParts } from './page-parts';
import { shownOnce } from './shown-once';
import { problem, table, time } from './table';

/** Making a user name with an API password, seeing the password once, and revoking it. */
export function serviceAccountsPage(app: Hono, { world }: PageParts): void {
  const shown = (top: Value, notice: string | null = null): string => {
    const rows = world.serviceAccounts().map(
      (account) =>
        html`<tr>
          <td><code>${account.username}</code></td>
          <td>${nameOf(account.userId)}</td>
          <td>${account.scopes.join(', ')}</td>
          <td>${time(account.createdAt)}</td>
          <td>${account.revoked ? 'Revoked' : 'In use'}</td>
          <td>
            <form method="post" action="/service-accounts/${account.username}/password">
              <button class="plain" type="submit" aria-label="New password for ${account.username}">
                New password
              </button>
            </form>
            <form method="post" action="/service-accounts/${account.username}/revoke">
              <button class="bad" type="submit" aria-label="Revoke ${account.username}">Revoke</button>
            </form>
          </td>
        </tr>`,
    );
    return page(
      { title: 'Service accounts', notice },
      html`${top}
        <p>A service account lets a program in with a user name and an API password of its own.</p>
        ${table(
          ['User name', 'Acts as', 'May', 'Made', 'State', 'Change'],
          rows,
          'There are no service accounts yet.',
        )}
        <h2>Make a service account</h2>
        <form method="post">
          <label for="username">User name</label>
          <p class="hint" id="username-hint">Letters, digits, dots, dashes, underscores and at signs.</p>
          <input
            id="username"
            name="username"
            required
            maxlength="100"
            value="planlink"
            aria-describedby="username-hint"
          />
          ${userField()} ${scopeFields()}
          <div><button type="submit">Make service account</button></div>
        </form>`,
    );
  };

  app.get('/service-accounts', (context) =>
    context.html(shown(null, context.req.query('revoked') === undefined ? null : 'Revoked.')),
  );
  app.post('/service-accounts', async (context) => {
    try {
      const form = await readForm(context.req.raw);
      const made = world.createServiceAccount({
        username: form['username'] ?? '',
        ...chosen(form),
      });
      return context.html(shown(once(made)), 201);
    } catch (error) {
      return context.html(shown(problem(error)), 422);
    }
  });
  app.post('/service-accounts/:username/password', (context) => {
    const username = context.req.param('username');
    if (!world.serviceAccounts().some((account) => account.username === username)) return context.notFound();
    return context.html(shown(once(world.changeServicePassword(username))), 201);
  });
  app.post('/service-accounts/:username/revoke', (context) => {
    world.revokeServiceAccounts(context.req.param('username'));
    return context.redirect('/service-accounts?revoked=1', 303);
  });
}

const once = ({ username, password }: AccountCredentials): Value =>
  shownOnce('Copy the API password now; it is not shown again.', [
    { name: 'User name', id: 'username-made', value: username },
    { name: 'API password', id: 'api-password', value: password },
  ]);
