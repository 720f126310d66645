import type { AdminAtWork, Connection } from './admin-at-work';
import { load } from 'cheerio/slim';
import type { BrowserlessPerson, VisitedPage } from './browserless-person';

export interface AtTheDoor {
  readonly admin: AdminAtWork;
  readonly person: BrowserlessPerson;
  /** Lets time pass between two looks. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Authorises a draft the way an administrator does; answers how, in words. Throws Error naming the step that failed. */
export type WayIn = (at: AtTheDoor, draft: Connection) => Promise<string>;

const signInAs = 'usr-paula';
const lookEveryMs = 250;
const mostLooks = 1200;

/** OAuth 2.0. `registerClient` registers the app with the platform, as its administrator does. */
export function byConsent(
  registerClient: (
    redirectUri: string,
  ) => Promise<{ readonly clientId: string; readonly clientSecret: string }>,
): WayIn {
  return async ({ admin, person, wait }, draft) => {
    const client = await registerClient(draft.authorisation.redirectUri);
    await admin.stage(draft.id, { method: 'oauth2', ...client });
    await consented(person, await admin.startAuthorisation(draft.id));
    for (let look = 0; look < mostLooks; look += 1) {
      if (await admin.advance(draft.id)) return 'with OAuth 2.0: signed in, consented, code exchanged';
      await wait(lookEveryMs);
    }
    throw new Error('The authorisation did not come to an end');
  };
}

/** OAuth 1.0a with a verification code. `registerConsumer` enters the app's public key at the platform. */
export function byCode(
  registerConsumer: (consumer: { readonly consumerKey: string; readonly publicKey: string }) => unknown,
): WayIn {
  return async ({ admin, person }, draft) => {
    const consumerKey = 'planlinkconsumer';
    const staged = await admin.stage(draft.id, { method: 'oauth1a', consumerKey, newKeyPair: false });
    const publicKey = staged.authorisation.staged?.publicKey?.pem;
    if (publicKey === undefined) throw new Error('The app made no key pair');
    registerConsumer({ consumerKey, publicKey });
    const page = await consented(person, await admin.startAuthorisation(draft.id, 'staged', 'code'));
    const code = load(page.html)('#verification-code').text();
    if (!(await admin.verify(draft.id, code))) throw new Error('The verification code was not taken');
    return 'with OAuth 1.0a: public key entered, access approved, verification code brought back';
  };
}

/** A personal access token, made on the platform's own pages. */
export function byToken(issueToken: () => string): WayIn {
  return async ({ admin }, draft) => {
    await admin.stage(draft.id, { method: 'pat', token: issueToken() });
    if ((await admin.startAuthorisation(draft.id)) !== null) throw new Error('A token needs no consent');
    return 'with a personal access token';
  };
}

/** Signs in and allows; answers the page on which that ends. */
async function consented(person: BrowserlessPerson, consentPage: string | null): Promise<VisitedPage> {
  if (consentPage === null) throw new Error('The app asked for no consent');
  const signIn = await person.visit(consentPage);
  const consent = await person.submit(signIn, { answer: 'sign-in', user: signInAs });
  const done = await person.submit(consent, { answer: 'allow' });
  if (done.status !== 200)
    throw new Error(`The way back from the consent page answered ${done.status}: ${done.html.slice(0, 300)}`);
  return done;
}
