import type { Hono } from 'hono';
import { signInIds } from '../../data/tenant';
import { nameOf, userField } from '../../web/credential-fields';
import { html } from '../../web/markup';
import { tokenPage } from '../../web/token-page';
import { jiraPage, type JiraPageParts } from './parts';

const day = 86_400_000;

/** Personal access tokens: each may do what its owner may do. */
export function tokensPage(app: Hono, { jira, clock }: JiraPageParts): void {
  tokenPage(app, {
    path: '/secure/ViewProfile.jspa',
    page: (notice, body) => jiraPage({ title: 'Personal access tokens', notice }, body),
    about: 'A personal access token lets a program act for its owner, without a consent page.',
    columns: [
      ['Name', ({ name }) => name],
      ['Owner', ({ userId }) => nameOf(userId)],
    ],
    make: 'Create token',
    fields: html`<label for="name">Token name</label>
      <input id="name" name="name" required maxlength="100" value="Planlink for Jira" />
      ${userField()}
      <label for="days">Expiry</label>
      <select id="days" name="days">
        <option value="90">In 90 days</option>
        <option value="365">In a year</option>
        <option value="never">Never</option>
      </select>`,
    button: 'Create',
    clock,
    tokens: () => jira.personalTokens(),
    issue: ({ name = '', userId = '', days = '' }) => {
      const owner = signInIds.find((id) => id === userId);
      if (name.trim() === '' || owner === undefined || !/^(\d{1,3}|never)$/.test(days))
        throw new Error('A token needs a name, an owner and an expiry.');
      const expiresAt = days === 'never' ? null : clock.now() + Number(days) * day;
      return jira.issuePersonalToken({ name, userId: owner, expiresAt });
    },
    revoke: (id) => {
      jira.revokePersonalTokens(id);
    },
  });
}
