import type { IncomingMessage } from 'node:http';
import type { default as Provider } from 'oidc-provider';
import type { Context } from 'koa';
import * as z from 'zod';
import { signInIds } from '../data/tenant';
import type { OAuthManner } from './manner';
import { consentPage, refusalPage, signInPage } from '../web/consent-pages';
import { pageHeaders } from '../web/page';

const answer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('sign-in'), user: z.enum(signInIds) }),
  z.object({ answer: z.literal('switch') }),
  z.object({ answer: z.literal('allow') }),
  z.object({ answer: z.literal('deny') }),
]);
const asked = z.object({ client_id: z.string(), scope: z.string().default('') });

/** Sign-in and consent, as pages of our own, one form each. */
export function interactions(
  provider: Provider,
  { interaction, scopes, site }: OAuthManner,
): (context: Context, next: () => Promise<unknown>) => Promise<void> {
  return async (context, next) => {
    if (!context.path.startsWith(`${interaction}/`)) {
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
      context.body = refusalPage(
        'expired',
        'This request has ended or was started in another browser.',
        site,
      );
      return;
    }
    const params = asked.parse(details.params);
    const client = await provider.Client.find(params.client_id);
    const name = client?.clientName ?? params.client_id;
    if (context.method === 'GET') {
      context.type = 'html';
      context.body =
        details.prompt.name === 'login'
          ? signInPage(name, site)
          : consentPage(name, params.scope, details.session?.accountId, scopes, site);
      return;
    }
    const given = answer.parse(Object.fromEntries(new URLSearchParams(await bodyOf(context.req))));
    if (given.answer === 'switch') {
      context.type = 'html';
      context.body = signInPage(name, site);
      return;
    }
    if (given.answer === 'sign-in') {
      const login = { accountId: given.user };
      const next = await provider.interactionResult(context.req, context.res, { login });
      // The provider's own way from one person to another is a page that needs script.
      if (details.session?.accountId !== undefined) await forgetPerson(provider, details.session.uid);
      context.redirect(next);
      return;
    }
    context.respond = false;
    switch (given.answer) {
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

/** The session stays, as the request hangs on it; only whose it is gets forgotten. */
async function forgetPerson(provider: Provider, sessionUid: string): Promise<void> {
  const session = await provider.Session.findByUid(sessionUid);
  if (session === undefined) return;
  delete session.accountId;
  session.authorizations = {};
  await session.persist();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request)
    chunks.push(Buffer.from(z.union([z.string(), z.instanceof(Uint8Array)]).parse(chunk)));
  return Buffer.concat(chunks).toString('utf8');
}
