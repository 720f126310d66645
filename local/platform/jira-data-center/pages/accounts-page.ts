import type { Hono } from 'hono';
import type { AccountCredentials } from '../../credentials/desk';
import { signInIds } from '../../data/tenant';
import { nameOf, userField } from '../../web/credential-fields';
import { readForm } from '../../web/form';
import { html, type Value } from '../../web/markup';
import { problem, table } from '../../web/table';
import { jiraPage, type JiraPageParts } from './parts';

const path = '/secure/admin/user/UserBrowser.jspa';

/** Names with passwords, for basic authentication. */
export function accountsPage(app: Hono, { jira }: JiraPageParts): void {
  const shown = (top: Value, notice: string | null = null): string => {
    const rows = jira.serviceAccounts().map(
      ({ username, userId, revoked }) =>
        html`<tr>
          <td><code>${username}</code></td>
          <td>${nameOf(userId)}</td>
          <td>${revoked ? 'Deactivated' : 'Active'}</td>
          <td>
            <form method="post" action="${path}/${username}/password">
              <button class="plain" type="submit" aria-label="New password for ${username}">New password</button>
            </form>
            <form method="post" action="${path}/${username}/deactivate">
              <button class="bad" type="submit" aria-label="Deactivate ${username}">Deactivate</button>
            </form>
          </td>
        </tr>`,
    );
    return jiraPage(
      { title: 'Accounts', notice },
      html`${top}
        <p>An account with a password lets a program in by basic authentication.</p>
        ${table(['Username', 'Acts as', 'State', 'Change'], rows, 'There are no accounts with a password yet.')}
        <h2>Create account</h2>
        <form method="post">
          <label for="username">Username</label>
          <input id="username" name="username" required maxlength="100" value="planlink" />
          ${userField()}
          <div><button type="submit">Create account</button></div>
        </form>`,
    );
  };

  app.get(path, (context) =>
    context.html(shown(null, context.req.query('done') === undefined ? null : 'Deactivated.')),
  );
  app.post(path, async (context) => {
    try {
      const { username = '', userId = '' } = await readForm(context.req.raw);
      const owner = signInIds.find((id) => id === userId);
      if (owner === undefined) throw new Error('Choose whom it acts as.');
      return context.html(shown(once(jira.createServiceAccount({ username, userId: owner }))), 201);
    } catch (error) {
      return context.html(shown(problem(error)), 422);
    }
  });
  app.post(`${path}/:username/password`, (context) => {
    const username = context.req.param('username');
    if (!jira.serviceAccounts().some((account) => account.username === username)) return context.notFound();
    return context.html(shown(once(jira.changeServicePassword(username))), 201);
  });
  app.post(`${path}/:username/deactivate`, (context) => {
    jira.revokeServiceAccounts(context.req.param('username'));
    return context.redirect(`${path}?done=1`, 303);
  });
}

const once = ({ username, password }: AccountCredentials): Value =>
  html`<div class="notice" role="status">
    <p>Copy the password now; it is not shown again.</p>
    <dl>
      <dt>Username</dt>
      <dd><code id="username-made">${username}</code></dd>
      <dt>Password</dt>
      <dd><code id="api-password">${password}</code></dd>
    </dl>
  </div>`;
