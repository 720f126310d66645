import type { Hono } from 'hono';
import { chosen, nameOf, scopeFields, userField } from './credential-fields';
import { html } from './markup';
import { page } from './page';
import type { PageParts } from './page-parts';
import { tokenPage } from './token-page';

const lives: Readonly<Record<string, number | null>> = { '1': 1, '30': 30, '90': 90, never: null };

/** Personal access tokens: each with what it may do. */
export function personalTokensPage(app: Hono, { world, clock }: PageParts): void {
  tokenPage(app, {
    path: '/personal-tokens',
    page: (notice, body) => page({ title: 'Personal tokens', notice }, body),
    about: 'A personal token lets a program act for somebody, without a consent page.',
    columns: [
      ['Name', ({ name }) => name],
      ['Acts as', ({ userId }) => nameOf(userId)],
      ['May', ({ scopes }) => scopes.join(', ')],
    ],
    make: 'Make a token',
    fields: html`<label for="name">Name</label
      ><input id="name" name="name" required maxlength="100" value="Planlink for Jira" />
      ${userField()} ${scopeFields()}
      <label for="days">Expires</label>
      <select id="days" name="days">
        <option value="1">After 1 day</option>
        <option value="30">After 30 days</option>
        <option value="90" selected>After 90 days</option>
        <option value="never">Never</option>
      </select>`,
    button: 'Make token',
    clock,
    tokens: () => world.personalTokens(),
    issue: (form) => {
      const { name = '', days = '' } = form;
      const life = lives[days];
      if (life === undefined) throw new Error('Choose when it expires.');
      if (name.trim() === '' || name.length > 100) throw new Error('A name has 1 to 100 characters.');
      const expiresAt = life === null ? null : clock.now() + life * 86_400_000;
      return world.issuePersonalToken({ name, ...chosen(form), expiresAt });
    },
    revoke: (id) => world.revokePersonalTokens(id),
  });
}
