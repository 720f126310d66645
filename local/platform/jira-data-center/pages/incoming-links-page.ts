import type { Hono } from 'hono';
import * as z from 'zod';
import { readForm } from '../../web/form';
import { html, type Value } from '../../web/markup';
import { shownOnce } from '../../web/shown-once';
import { problem, table } from '../../web/table';
import { jiraOAuth } from '../manners';
import { jiraPage, type JiraPageParts } from './parts';

const path = '/plugins/servlet/oauth2/incoming';
const linkForm = z.object({
  name: z.string().trim().min(1, 'The link needs a name.').max(100),
  redirectUri: z.string(),
  permission: z.enum(['READ', 'WRITE', 'ADMIN'], 'Choose a permission.'),
});

/** Incoming links: programs that speak OAuth 2.0, each with an id and a secret that is told once. */
export function incomingLinksPage(app: Hono, { jira }: JiraPageParts): void {
  const shown = (top: Value, notice: string | null = null): string => {
    const rows = jira.clients().map(
      ({ name, clientId, redirectUri }) =>
        html`<tr>
          <td>${name}</td>
          <td><code>${clientId}</code></td>
          <td>${redirectUri}</td>
        </tr>`,
    );
    const choices = Object.entries(jiraOAuth.scopes).map(
      ([scope, words]) =>
        html`<option value="${scope}" ${scope === 'WRITE' ? html` selected` : null}>${scope}: ${words}</option>`,
    );
    return jiraPage(
      { title: 'Incoming links', notice },
      html`${top}
        <p>An incoming link lets a program act for people who allow it (OAuth 2.0 with PKCE).</p>
        ${jira.settings.version.startsWith('8.') ? html`<p class="problem">This version has no OAuth 2.0 yet: it came with 8.22.</p>` : null}
        ${table(['Name', 'Client ID', 'Redirect URL'], rows, 'There are no incoming links yet.')}
        <h2>Create an incoming link</h2>
        <form method="post">
          <label for="name">Name</label>
          <input id="name" name="name" required maxlength="100" value="Planlink for Jira" />
          <label for="redirectUri">Redirect URL</label>
          <p class="hint" id="redirect-hint">https, or http to a loopback address.</p>
          <input id="redirectUri" name="redirectUri" type="url" required aria-describedby="redirect-hint" />
          <label for="permission">Permission</label>
          <select id="permission" name="permission">
            ${choices}
          </select>
          <div><button type="submit">Save</button></div>
        </form>
        <h2>Withdraw access</h2>
        <p>Ends what people allowed to every incoming link. They must be asked again.</p>
        <form method="post" action="${path}/revoke">
          <button class="bad" type="submit">Revoke all access</button>
        </form>`,
    );
  };

  app.get(path, (context) =>
    context.html(shown(null, context.req.query('revoked') === undefined ? null : 'Access was withdrawn.')),
  );
  app.post(path, async (context) => {
    try {
      const read = linkForm.safeParse(await readForm(context.req.raw));
      if (!read.success) throw new Error(read.error.issues[0]?.message ?? 'The form cannot be read.');
      const made = await jira.registerIncomingLink(read.data);
      const once = shownOnce('Copy the credentials now; the secret is not shown again.', [
        { name: 'Client ID', id: 'client-id', value: made.clientId },
        { name: 'Client secret', id: 'client-secret', value: made.clientSecret },
      ]);
      return context.html(shown(once), 201);
    } catch (error) {
      return context.html(shown(problem(error)), 422);
    }
  });
  app.post(`${path}/revoke`, (context) => {
    jira.revokeGrants();
    return context.redirect(`${path}?revoked=1`, 303);
  });
}
