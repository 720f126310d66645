import type { Hono } from 'hono';
import { readForm } from './form';
import { html, type Value } from './markup';
import { page, sandboxSite, type PageSite } from './page';
import type { CredentialDesk } from '../credentials/desk';
import { problem, table, time } from './table';

const notices: Readonly<Record<string, string>> = {
  changed: 'The public key was changed.',
  deleted: 'The application link was deleted, and what it was allowed with it.',
  revoked: 'What people allowed this application was withdrawn.',
};

/** Where the page is, and whose. */
interface Place {
  readonly base: string;
  readonly site: PageSite;
}

/** Consumers of OAuth 1.0a with their public keys. */
export function applicationLinksPage(
  app: Hono,
  { world }: { readonly world: CredentialDesk },
  { base, site }: Place = { base: '/application-links', site: sandboxSite },
): void {
  const find = (consumerKey: string) => world.consumers().find((one) => one.consumerKey === consumerKey);

  const list = (top: Value, notice: string | null = null): string => {
    const rows = world.consumers().map(
      (one) =>
        html`<tr>
          <td><a href="${base}/${one.consumerKey}">${one.name}</a></td>
          <td><code>${one.consumerKey}</code></td>
          <td><code>${one.fingerprint}</code></td>
          <td>${time(one.keyChangedAt)}</td>
          <td>${one.liveTokens}</td>
        </tr>`,
    );
    return page(
      { title: 'Application links', notice, site },
      html`${top}
        <p>
          An application link lets a program sign its requests with a key of its own (OAuth 1.0a, RSA-SHA1).
          The private key stays with the program; its public key is entered here.
        </p>
        ${table(
          ['Name', 'Consumer key', 'Fingerprint (SHA-256)', 'Key of', 'Tokens'],
          rows,
          'There are no application links yet.',
        )}
        <h2>Make an application link</h2>
        <form method="post">
          <label for="name">Name</label
          ><input id="name" name="name" required maxlength="100" value="Planlink for Jira" />
          <label for="consumerKey">Consumer key</label
          ><input id="consumerKey" name="consumerKey" required maxlength="100" />
          ${keyField}
          <div><button type="submit">Make application link</button></div>
        </form>`,
    );
  };

  const single = (consumerKey: string, top: Value, notice: string | null = null): string | null => {
    const one = find(consumerKey);
    if (one === undefined) return null;
    const path = `${base}/${consumerKey}`;
    return page(
      { title: one.name, notice, site },
      html`${top}
        <p><a href="${base}">All application links</a></p>
        <dl>
          <dt>Consumer key</dt>
          <dd><code id="consumer-key">${one.consumerKey}</code></dd>
          <dt>Fingerprint (SHA-256)</dt>
          <dd><code id="fingerprint">${one.fingerprint}</code></dd>
          <dt>Public key</dt>
          <dd><code id="public-key">${one.publicKey}</code></dd>
          <dt>Key of</dt>
          <dd>${time(one.keyChangedAt)}</dd>
          <dt>Tokens in use</dt>
          <dd>${one.liveTokens}</dd>
        </dl>
        <h2>Change the public key</h2>
        <p>Requests signed with the key before are refused from then on. Tokens stay.</p>
        <form method="post" action="${path}/key">
          ${keyField}
          <div><button type="submit">Change key</button></div>
        </form>
        <h2>Withdraw access</h2>
        <form method="post" action="${path}/revoke">
          <button class="bad" type="submit">Revoke all tokens</button>
        </form>
        <form method="post" action="${path}/delete">
          <button class="bad" type="submit">Delete application link</button>
        </form>`,
    );
  };

  app.get(base, (context) => context.html(list(null, notices[context.req.query('done') ?? ''] ?? null)));
  app.post(base, async (context) => {
    try {
      const { name = '', consumerKey = '', publicKey = '' } = await readForm(context.req.raw);
      world.registerConsumer({ name, consumerKey, publicKey });
      return context.redirect(`${base}/${consumerKey}`, 303);
    } catch (error) {
      return context.html(list(problem(error)), 422);
    }
  });
  app.get(`${base}/:key`, (context) => {
    const text = single(context.req.param('key'), null, notices[context.req.query('done') ?? ''] ?? null);
    return text === null ? context.notFound() : context.html(text);
  });
  app.post(`${base}/:key/key`, async (context) => {
    const consumerKey = context.req.param('key');
    try {
      world.replaceConsumerKey(consumerKey, (await readForm(context.req.raw))['publicKey'] ?? '');
      return context.redirect(`${base}/${consumerKey}?done=changed`, 303);
    } catch (error) {
      const text = single(consumerKey, problem(error));
      return text === null ? context.notFound() : context.html(text, 422);
    }
  });
  app.post(`${base}/:key/revoke`, (context) => {
    world.revokeConsumerTokens(context.req.param('key'));
    return context.redirect(`${base}/${context.req.param('key')}?done=revoked`, 303);
  });
  app.post(`${base}/:key/delete`, (context) => {
    world.removeConsumer(context.req.param('key'));
    return context.redirect(`${base}?done=deleted`, 303);
  });
}

const keyField = html`<label for="publicKey">Public key</label>
  <p class="hint" id="key-hint">PEM, or its base64 alone. RSA with 2048 bits or more.</p>
  <textarea id="publicKey" name="publicKey" required aria-describedby="key-hint"></textarea>`;
