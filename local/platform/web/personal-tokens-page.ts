import type { Hono } from 'hono';
import type { PersonalToken } from '../credentials/personal-tokens';
import { chosen, nameOf, scopeFields, userField } from './credential-fields';
import { readForm } from './form';
import { html, type Value } from './markup';
import { page } from './page';
import type { PageParts } from './page-parts';
import { problem, table, time } from './table';

const lives: Readonly<Record<string, number | null>> = { '1': 1, '30': 30, '90': 90, never: null };

/** Making a personal access token, seeing it once, and revoking it. */
export function personalTokensPage(app: Hono, { world, clock }: PageParts): void {
  const state = (token: PersonalToken): string => {
    if (token.revoked) return 'Revoked';
    return token.expiresAt !== null && token.expiresAt <= clock.now() ? 'Expired' : 'In use';
  };
  const shown = (top: Value, notice: string | null = null): string => {
    const rows = world.personalTokens().map(
      (token) =>
        html`<tr>
          <td>${token.name}</td>
          <td>${nameOf(token.userId)}</td>
          <td>${token.scopes.join(', ')}</td>
          <td>${token.expiresAt === null ? 'Never' : time(token.expiresAt)}</td>
          <td>${state(token)}</td>
          <td>
            <form method="post" action="/personal-tokens/${token.id}/revoke">
              <button class="bad" type="submit" aria-label="Revoke ${token.name} (${token.id})">Revoke</button>
            </form>
          </td>
        </tr>`,
    );
    return page(
      { title: 'Personal tokens', notice },
      html`${top}
        <p>A personal token lets a program act for somebody, without a consent page.</p>
        ${table(['Name', 'Acts as', 'May', 'Expires', 'State', 'Revoke'], rows, 'There are no tokens yet.')}
        <h2>Make a token</h2>
        <form method="post">
          <label for="name">Name</label
          ><input id="name" name="name" required maxlength="100" value="Planlink for Jira" />
          ${userField()} ${scopeFields()}
          <label for="days">Expires</label>
          <select id="days" name="days">
            <option value="1">After 1 day</option>
            <option value="30">After 30 days</option>
            <option value="90" selected>After 90 days</option>
            <option value="never">Never</option>
          </select>
          <div><button type="submit">Make token</button></div>
        </form>`,
    );
  };

  app.get('/personal-tokens', (context) =>
    context.html(shown(null, context.req.query('revoked') === undefined ? null : 'Revoked.')),
  );
  app.post('/personal-tokens', async (context) => {
    try {
      const form = await readForm(context.req.raw);
      const { name = '', days = '' } = form;
      const life = lives[days];
      if (life === undefined) throw new Error('Choose when it expires.');
      if (name.trim() === '' || name.length > 100) throw new Error('A name has 1 to 100 characters.');
      const expiresAt = life === null ? null : clock.now() + life * 86_400_000;
      const { token } = world.issuePersonalToken({ name, ...chosen(form), expiresAt });
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
  app.post('/personal-tokens/:id/revoke', (context) => {
    world.revokePersonalTokens(context.req.param('id'));
    return context.redirect('/personal-tokens?revoked=1', 303);
  });
}
