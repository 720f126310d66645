import type { IncomingMessage } from 'node:http';
import type { default as Provider } from 'oidc-provider';
import type { Context } from 'koa';
import * as z from 'zod';
import { tenant, users } from '../data/tenant';
import { html, type Markup } from '../web/markup';
import { page, pageHeaders } from '../web/page';
import { scopes } from './scopes';

/** The two people whose password the sandbox does not ask for. */
const signInIds = ['usr-paula', 'usr-sam'];

const answer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('sign-in'), user: z.enum(signInIds) }),
  z.object({ answer: z.literal('allow') }),
  z.object({ answer: z.literal('deny') }),
]);
const asked = z.object({ client_id: z.string(), scope: z.string().default('') });

/** Sign-in and consent, as pages of our own: `/oauth/interaction/<uid>`, one form each. */
export function interactions(
  provider: Provider,
): (context: Context, next: () => Promise<unknown>) => Promise<void> {
  return async (context, next) => {
    if (!context.path.startsWith('/oauth/interaction/')) {
      await next();
      return;
    }
    context.set(pageHeaders);
    let details;
    try {
      details = await provider.interactionDetails(context.req, context.res);
    } catch {
      context.status = 400;
      context.type = 'html';
      context.body = refusalPage('expired', 'This request has ended or was started in another browser.');
      return;
    }
    const params = asked.parse(details.params);
    const client = await provider.Client.find(params.client_id);
    const name = client?.clientName ?? params.client_id;
    if (context.method === 'GET') {
      context.type = 'html';
      context.body =
        details.prompt.name === 'login'
          ? signInPage(name)
          : consentPage(name, params.scope, details.session?.accountId);
      return;
    }
    const given = answer.parse(Object.fromEntries(new URLSearchParams(await bodyOf(context.req))));
    context.respond = false;
    switch (given.answer) {
      case 'sign-in':
        return provider.interactionFinished(context.req, context.res, { login: { accountId: given.user } });
      case 'deny':
        return provider.interactionFinished(
          context.req,
          context.res,
          { error: 'access_denied', error_description: 'The person did not allow the access' },
          { mergeWithLastSubmission: false },
        );
      case 'allow': {
        const accountId = details.session?.accountId;
        if (accountId === undefined) throw new Error('Consent was given without a signed-in person');
        const grant = new provider.Grant({ accountId, clientId: params.client_id });
        grant.addOIDCScope(params.scope);
        return provider.interactionFinished(context.req, context.res, {
          consent: { grantId: await grant.save() },
        });
      }
    }
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request)
    chunks.push(Buffer.from(z.union([z.string(), z.instanceof(Uint8Array)]).parse(chunk)));
  return Buffer.concat(chunks).toString('utf8');
}

function signInPage(clientName: string): string {
  const choices = users
    .filter((user) => signInIds.includes(user.id))
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
          <label for="${user.id}">${user.displayName} (${user.email})</label>
        </p>`,
    );
  return page(
    { title: 'Sign in', navigation: false },
    html`<p>${clientName} asks for access to ${tenant.name}. The sandbox needs no password.</p>
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

function consentPage(clientName: string, scope: string, accountId: string | undefined): string {
  const wanted = new Set(scope.split(' '));
  const lines: Markup[] = Object.entries(scopes).flatMap(([name, text]) =>
    wanted.has(name) ? [html`<li>${text}</li>`] : [],
  );
  const person = users.find((user) => user.id === accountId)?.displayName ?? '';
  return page(
    { title: `Allow ${clientName}?`, navigation: false },
    html`<p>Signed in as ${person} at ${tenant.name}. ${clientName} will be able to:</p>
      <ul>
        ${lines}
      </ul>
      <form method="post">
        <button type="submit" name="answer" value="allow">Allow</button>
        <button type="submit" class="plain" name="answer" value="deny">Deny</button>
      </form>`,
  );
}

/** What a person sees when a request cannot be sent back to the client that made it. */
export function refusalPage(code: string, detail: string): string {
  return page(
    { title: 'This request cannot be answered', navigation: false },
    html`<p class="problem">${detail}</p>
      <p><code>${code}</code></p>`,
  );
}
