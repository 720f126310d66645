import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import type { Clock } from '../../clock';
import { signInIds } from '../data/tenant';
import { readForm } from '../web/form';
import { approvedPage, consentPage, deniedPage, refusalPage, signInPage } from '../web/consent-pages';
import type { ConsumerBook } from './consumer-book';
import type { OAuth1Manner } from './manner';
import type { RequestToken, TokenBook } from './token-book';

const cookieName = 'northwind_person';
const answerForm = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('sign-in'), user: z.enum(signInIds) }),
  z.object({ answer: z.literal('switch') }),
  z.object({ answer: z.literal('allow') }),
  z.object({ answer: z.literal('deny') }),
]);

/** The page `authorize`: who are you, may they, and back to the program or the code to carry over. */
export function consent(
  app: Hono,
  clock: Clock,
  consumers: ConsumerBook,
  tokens: TokenBook,
  { base, words, site }: OAuth1Manner,
): void {
  const path = `${base}/authorize`;
  /** Who signed in with which browser; asked for again by each process. */
  const people = new Map<string, string>();

  /** A request that waits for a decision, or why there is none. */
  const waiting = (token: string): RequestToken | string => {
    const found = tokens.requestToken(token);
    if (found === undefined || !consumers.get(found.consumerKey)) return 'token_rejected';
    if (found.decision !== null) return 'token_used';
    return clock.now() >= found.expiresAt ? 'token_expired' : found;
  };
  const refused = (code: string): string =>
    refusalPage(
      code,
      'This request is not known, has ended, or was answered before. Start again where you came from.',
      site,
    );

  app.get(path, (context) => {
    const found = waiting(context.req.query('oauth_token') ?? '');
    if (typeof found === 'string') return context.html(refused(found), 400);
    const name = consumers.get(found.consumerKey)?.name ?? '';
    const userId = people.get(getCookie(context, cookieName) ?? '');
    return context.html(
      userId === undefined ? signInPage(name, site) : consentPage(name, null, userId, words, site),
    );
  });

  app.post(path, async (context) => {
    const found = waiting(context.req.query('oauth_token') ?? '');
    if (typeof found === 'string') return context.html(refused(found), 400);
    const given = answerForm.safeParse(await readForm(context.req.raw));
    if (!given.success) return context.html(refused('parameter_rejected'), 400);
    if (given.data.answer === 'sign-in') {
      const session = randomBytes(24).toString('base64url');
      people.set(session, given.data.user);
      setCookie(context, cookieName, session, { path, httpOnly: true, sameSite: 'Lax' });
      return context.redirect(context.req.url, 303);
    }
    const userId = people.get(getCookie(context, cookieName) ?? '');
    if (userId === undefined) return context.redirect(context.req.url, 303);
    const name = consumers.get(found.consumerKey)?.name ?? '';
    if (given.data.answer === 'switch') return context.html(signInPage(name, site));
    if (given.data.answer === 'deny') {
      tokens.deny(found);
      return found.callback === 'oob'
        ? context.html(deniedPage(name, site))
        : context.redirect(
            extended(found, { oauth_token: found.token, oauth_problem: 'permission_denied' }),
            303,
          );
    }
    const verifier = tokens.allow(found, userId);
    return found.callback === 'oob'
      ? context.html(approvedPage(name, verifier, site))
      : context.redirect(extended(found, { oauth_token: found.token, oauth_verifier: verifier }), 303);
  });
}

/** What the callback's own query says stays as it is, letter for letter. */
function extended({ callback }: RequestToken, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(more).toString();
  if (!callback.includes('?')) return `${callback}?${query}`;
  return callback.endsWith('?') || callback.endsWith('&') ? callback + query : `${callback}&${query}`;
}
