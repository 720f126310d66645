import { signInIds, users } from '../data/tenant';
import { scopes } from '../oauth/scopes';
import { html, type Markup } from './markup';
import { page, sandboxSite, type PageSite } from './page';

type Words = Readonly<Record<string, string>>;

/** Who signs in: a person, or the account of a program. */
export function signInPage(clientName: string, site: PageSite = sandboxSite): string {
  const choices = users
    .filter((user) => signInIds.some((id) => id === user.id))
    .map(
      (user, index) =>
        html`<p class="inline">
          <input
            type="radio"
            name="user"
            id="${user.id}"
            value="${user.id}"
            ${index === 0 ? html` checked` : null}
          />
          <label for="${user.id}"
            >${user.displayName} (${user.kind === 'service' ? 'service account' : user.email})</label
          >
        </p>`,
    );
  return page(
    { title: 'Sign in', navigation: false, site },
    html`<p>${clientName} asks for access to ${site.name}. The sandbox needs no password.</p>
      <form method="post">
        <input type="hidden" name="answer" value="sign-in" />
        <fieldset>
          <legend>Who are you?</legend>
          ${choices}
        </fieldset>
        <button type="submit">Sign in</button>
      </form>`,
  );
}

/**
 * @param scope what is asked for, separated by blanks; everything when null, as OAuth 1.0a knows no scopes
 * @param words what each scope means
 */
export function consentPage(
  clientName: string,
  scope: string | null,
  userId: string | undefined,
  words: Words = scopes,
  site: PageSite = sandboxSite,
): string {
  const wanted = new Set(scope?.split(' ') ?? Object.keys(words));
  const lines: Markup[] = Object.entries(words).flatMap(([name, text]) =>
    wanted.has(name) ? [html`<li>${text}</li>`] : [],
  );
  const person = users.find((user) => user.id === userId)?.displayName ?? '';
  return page(
    { title: `Allow ${clientName}?`, navigation: false, site },
    html`<p>Signed in as ${person} at ${site.name}. ${clientName} will be able to:</p>
      <ul>
        ${lines}
      </ul>
      <form method="post">
        <button type="submit" name="answer" value="allow">Allow</button>
        <button type="submit" class="plain" name="answer" value="deny">Deny</button>
        <button type="submit" class="plain" name="answer" value="switch">Sign in as somebody else</button>
      </form>`,
  );
}

/** The end of the way on which a person carries the code over. */
export function approvedPage(clientName: string, verifier: string, site: PageSite = sandboxSite): string {
  return page(
    { title: 'Access approved', navigation: false, site },
    html`<p>${clientName} has your permission once you enter this verification code there:</p>
      <p><code id="verification-code">${verifier}</code></p>
      <p>It serves once, within ten minutes, and is not shown again.</p>`,
  );
}

export function deniedPage(clientName: string, site: PageSite = sandboxSite): string {
  return page(
    { title: 'Access denied', navigation: false, site },
    html`<p>${clientName} has been given nothing. You can close this page.</p>
      <p><code>permission_denied</code></p>`,
  );
}

/** What a person sees when a request cannot be sent back to the client that made it. */
export function refusalPage(code: string, detail: string, site: PageSite = sandboxSite): string {
  return page(
    { title: 'This request cannot be answered', navigation: false, site },
    html`<p class="problem">${detail}</p>
      <p><code>${code}</code></p>`,
  );
}
