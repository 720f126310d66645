import type { Hono } from 'hono';
import { signInIds } from '../data/tenant';
import { readForm, select } from '../web/form';
import { html, type Value } from '../web/markup';
import { page } from '../web/page';
import { shownOnce } from '../web/shown-once';
import { table, time } from '../web/table';
import type { ItemParts } from './item';
import type { AlignToken } from './site';
import { siteLinks } from './site-links';

const kinds = [
  { id: 'align', text: 'Jira Align API token' },
  { id: 'atlassian', text: 'Atlassian API token, used with the e-mail address' },
] as const;

/** Where a person makes the token for a program. The sandbox asks nobody who they are: one chooses. */
export function profilePage(app: Hono, { store, site }: ItemParts): void {
  const people = store.catalogue.users.filter(({ id }) => signInIds.some((one) => one === id));
  const shown = (top: Value, notice: string | null = null): string => {
    const rows = people.flatMap(({ id, displayName }) =>
      kinds.flatMap((kind) => {
        const token = site.token(id, kind.id);
        return token === undefined ? [] : [row(displayName, kind.text, token)];
      }),
    );
    return page(
      { title: 'Profile', site: siteLinks, notice },
      html`${top}
        <h2>API Token</h2>
        <p>A token lets a program act for somebody. It does not expire; a new one ends the one before.</p>
        ${table(['Person', 'Kind', 'Made', 'State', 'Revoke'], rows, 'There are no tokens yet.')}
        <h2>Generate a token</h2>
        <form method="post">
          ${select(
            'userId',
            'Person',
            null,
            people.map(({ id, displayName }) => ({ id, text: displayName })),
            null,
          )}
          ${select('kind', 'Kind', 'align', kinds, null)}
          <div><button type="submit">Generate</button></div>
        </form>`,
    );
  };
  const read = (form: Readonly<Record<string, string>>) => {
    const person = people.find(({ id }) => id === form['userId']);
    const kind = kinds.find(({ id }) => id === form['kind']);
    return person === undefined || kind === undefined ? null : { person, kind };
  };
  const refused = html`<p class="problem" role="alert">Choose a person and a kind.</p>`;

  app.get('/profile', (context) =>
    context.html(shown(null, context.req.query('revoked') === undefined ? null : 'Revoked.')),
  );
  app.post('/profile', async (context) => {
    const wanted = read(await readForm(context.req.raw));
    if (wanted === null) return context.html(shown(refused), 422);
    const { person, kind } = wanted;
    const token = site.issueToken(person.id, kind.id);
    const once = shownOnce('Copy the token now; it is not shown again.', [
      { name: `${kind.text} of ${person.displayName}`, id: 'api-token', value: token },
      ...(kind.id === 'atlassian'
        ? [{ name: 'E-mail address', id: 'email', value: person.email ?? '' }]
        : []),
    ]);
    return context.html(shown(once), 201);
  });
  app.post('/profile/revoke', async (context) => {
    const wanted = read(await readForm(context.req.raw));
    if (wanted === null) return context.html(shown(refused), 422);
    site.revoke(wanted.person.id, wanted.kind.id);
    return context.redirect('/profile?revoked=1', 303);
  });
}

const row = (name: string, kind: string, token: AlignToken) =>
  html`<tr>
    <td>${name}</td>
    <td>${kind}</td>
    <td>${time(token.createdAt)}</td>
    <td>${token.revoked ? 'Revoked' : 'In use'}</td>
    <td>
      <form method="post" action="/profile/revoke">
        <input type="hidden" name="userId" value="${token.userId}" />
        <input type="hidden" name="kind" value="${token.kind}" />
        <button class="bad" type="submit" aria-label="Revoke the token of ${name} (${kind})">Revoke</button>
      </form>
    </td>
  </tr>`;
