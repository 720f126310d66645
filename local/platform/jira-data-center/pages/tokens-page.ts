import type { Hono } from 'hono';
import { signInIds } from '../../data/tenant';
import { nameOf, userField } from '../../web/credential-fields';
import { readForm } from '../../web/form';
import { html, type Value } from '../../web/markup';
import { problem, table, time } from '../../web/table';
import { jiraPage, type JiraPageParts } from './parts';

const path = '/secure/ViewProfile.jspa';
const day = 86_400_000;

/** Personal access tokens: each is shown once, and may do what its owner may do. */
export function tokensPage(app: Hono, { jira, clock }: JiraPageParts): void {
  const shown = (top: Value, notice: string | null = null): string => {
    const rows = jira.personalTokens().map((token) => {
      const ended = token.expiresAt !== null && token.expiresAt <= clock.now();
      return html`<tr>
        <td>${token.name}</td>
        <td>${nameOf(token.userId)}</td>
        <td>${token.expiresAt === null ? 'Never' : time(token.expiresAt)}</td>
        <td>${token.revoked ? 'Revoked' : ended ? 'Expired' : 'In use'}</td>
        <td>
          <form method="post" action="${path}/${token.id}/revoke">
            <button class="bad" type="submit" aria-label="Revoke ${token.name} (${token.id})">Revoke</button>
          </form>
        </td>
      </tr>`;
    });
    return jiraPage(
      { title: 'Personal access tokens', notice },
      html`${top}
        <p>A personal access token lets a program act for its owner, without a consent page.</p>
        ${table(['Name', 'Owner', 'Expires', 'State', 'Revoke'], rows, 'There are no tokens yet.')}
        <h2>Create token</h2>
        <form method="post">
          <label for="name">Token name</label>
          <input id="name" name="name" required maxlength="100" value="Planlink for Jira" />
          ${userField()}
          <label for="days">Expiry</label>
          <select id="days" name="days">
            <option value="90">In 90 days</option>
            <option value="365">In a year</option>
            <option value="never">Never</option>
          </select>
          <div><button type="submit">Create</button></div>
        </form>`,
    );
  };

  app.get(path, (context) =>
    context.html(shown(null, context.req.query('revoked') === undefined ? null : 'Revoked.')),
  );
  app.post(path, async (context) => {
    try {
      const { name = '', userId = '', days = '' } = await readForm(context.req.raw);
      const owner = signInIds.find((id) => id === userId);
      if (name.trim() === '' || owner === undefined || !/^(\d{1,3}|never)$/.test(days))
        throw new Error('A token needs a name, an owner and an expiry.');
      const expiresAt = days === 'never' ? null : clock.now() + Number(days) * day;
      const { token } = jira.issuePersonalToken({ name, userId: owner, expiresAt });
      const once = html`<div class="notice" role="status">
        <p>Copy the token now; it is not shown again.</p>
        <dl>
          <dt>Personal access token</dt>
          <dd><code id="personal-token">${token}</code></dd>
        </dl>
      </div>`;
      return context.html(shown(once), 201);
    } catch (error) {
      return context.html(shown(problem(error)), 422);
    }
  });
  app.post(`${path}/:id/revoke`, (context) => {
    jira.revokePersonalTokens(context.req.param('id'));
    return context.redirect(`${path}?revoked=1`, 303);
  });
}
