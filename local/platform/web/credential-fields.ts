import { signInIds, users } from '../data/tenant';
import { resourceScopes, scopes } from '../oauth/scopes';
import type { Form } from './form';
import { html, type Markup } from './markup';

/** Whom a credential acts as: the account that is meant for programs comes first. */
export function userField(): Markup {
  const choices = users
    .filter((user) => signInIds.some((id) => id === user.id))
    .sort((a, b) => Number(b.kind === 'service') - Number(a.kind === 'service'))
    .map(
      (user) =>
        html`<option value="${user.id}">
          ${user.displayName} (${user.kind === 'service' ? 'service account' : 'person'})
        </option>`,
    );
  return html`<label for="userId">Acts as</label>
    <select id="userId" name="userId">
      ${choices}
    </select>`;
}

export function scopeFields(): Markup {
  const boxes = resourceScopes.map(
    (scope) =>
      html`<p class="inline">
        <input type="checkbox" id="scope-${scope}" name="scope-${scope}" checked />
        <label for="scope-${scope}">${scopes[scope]} (<code>${scope}</code>)</label>
      </p>`,
  );
  return html`<fieldset>
    <legend>May</legend>
    ${boxes}
  </fieldset>`;
}

/** @throws Error with a sentence for the person */
export function chosen(form: Form): { readonly userId: string; readonly scopes: readonly string[] } {
  const userId = signInIds.find((id) => id === form['userId']);
  if (userId === undefined) throw new Error('Choose whom it acts as.');
  const allowed = resourceScopes.filter((scope) => form[`scope-${scope}`] === 'on');
  if (allowed.length === 0) throw new Error('Choose at least one thing it may do.');
  return { userId, scopes: allowed };
}

export const nameOf = (userId: string): string =>
  users.find((user) => user.id === userId)?.displayName ?? userId;
