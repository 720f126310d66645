import type { Hono } from 'hono';
import type { Clock } from '../../clock';
import type { PersonalToken } from '../credentials/personal-tokens';
import { readForm, type Form } from './form';
import { html, type Markup, type Value } from './markup';
import { shownOnce } from './shown-once';
import { problem, table, time } from './table';

/** In what the page of one platform differs from another's. */
export interface TokenPage {
  /** Where it is served; a form leads to the same path. */
  readonly path: string;
  readonly page: (notice: string | null, body: Value) => string;
  readonly about: string;
  /** What stands before the expiry of a token: the head of the column and its cells. */
  readonly columns: readonly (readonly [head: string, cell: (token: PersonalToken) => string])[];
  readonly make: string;
  readonly fields: Markup;
  readonly button: string;
  readonly clock: Clock;
  tokens(): readonly PersonalToken[];
  /** Throws an error with a sentence for the person. */
  issue(form: Form): { readonly token: string };
  revoke(id: string): void;
}

/** Making an access token, seeing it once, and revoking it. */
export function tokenPage(app: Hono, on: TokenPage): void {
  const state = ({ revoked, expiresAt }: PersonalToken): string => {
    if (revoked) return 'Revoked';
    return expiresAt !== null && expiresAt <= on.clock.now() ? 'Expired' : 'In use';
  };
  const row = (token: PersonalToken): Markup =>
    html`<tr>
      ${on.columns.map(([, cell]) => html`<td>${cell(token)}</td>`)}
      <td>${token.expiresAt === null ? 'Never' : time(token.expiresAt)}</td>
      <td>${state(token)}</td>
      <td>
        <form method="post" action="${on.path}/${token.id}/revoke">
          <button class="bad" type="submit" aria-label="Revoke ${token.name} (${token.id})">Revoke</button>
        </form>
      </td>
    </tr>`;
  const shown = (top: Value, notice: string | null = null): string =>
    on.page(
      notice,
      html`${top}
        <p>${on.about}</p>
        ${table(
          [...on.columns.map(([head]) => head), 'Expires', 'State', 'Revoke'],
          on.tokens().map(row),
          'There are no tokens yet.',
        )}
        <h2>${on.make}</h2>
        <form method="post">
          ${on.fields}
          <div><button type="submit">${on.button}</button></div>
        </form>`,
    );

  app.get(on.path, (context) =>
    context.html(shown(null, context.req.query('revoked') === undefined ? null : 'Revoked.')),
  );
  app.post(on.path, async (context) => {
    try {
      const { token } = on.issue(await readForm(context.req.raw));
      const told = [{ name: 'Personal access token', id: 'personal-token', value: token }];
      return context.html(shown(shownOnce('Copy the token now; it is not shown again.', told)), 201);
    } catch (error) {
      return context.html(shown(problem(error)), 422);
    }
  });
  app.post(`${on.path}/:id/revoke`, (context) => {
    on.revoke(context.req.param('id'));
    return context.redirect(`${on.path}?revoked=1`, 303);
  });
}
