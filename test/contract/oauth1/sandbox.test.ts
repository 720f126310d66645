/** The three steps of the app against a server that shares no code with it: the sandbox platform. */
import { load } from 'cheerio';
import { sandboxOrigin } from '../../../local/platform';
import {
  accessToken,
  authorizationUrl,
  requestToken,
  type OAuth1Consumer,
} from '../../../src/auth/oauth1a/handshake';
import { generateKeyPair, type KeyPair } from '../../../src/auth/oauth1a/key-pair';
import { oauthProblem } from '../../../src/auth/oauth1a/problem-report';
import { bareKey } from '../../../src/auth/oauth1a/public-key';
import { authorizationHeader } from '../../../src/auth/oauth1a/signature';
import type { ErrorCode } from '../../../src/contract/error-codes';
import { Problem } from '../../../src/errors/problem';
import { Browser } from '../platform/browser';
import { stage, type Stage } from '../platform/stage';

const endpoints = {
  requestToken: `${sandboxOrigin}/oauth1/request-token`,
  authorization: `${sandboxOrigin}/oauth1/authorize`,
  accessToken: `${sandboxOrigin}/oauth1/access-token`,
};
const consumerKey = 'planlink1234';

let pair: KeyPair;
let other: KeyPair;
let on: Stage;
beforeAll(async () => {
  [pair, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
});
beforeEach(async () => {
  on = await stage();
  on.sandbox.world.registerConsumer({ consumerKey, publicKey: bareKey(pair.publicKey) });
});
afterEach(() => {
  on.end();
});

const fetcher = (url: string, init: RequestInit): Promise<Response> =>
  on.internet.fetch(new Request(url, init));
const consumer = (change: Partial<OAuth1Consumer> = {}): OAuth1Consumer => ({
  consumerKey,
  privateKey: pair.privateKey,
  ...change,
});
const begin = async (change: Partial<OAuth1Consumer> = {}): Promise<string> =>
  (await requestToken(fetcher, endpoints, consumer(change), 'oob')).token;

/** What a person does at the consent page; answers the verification code. */
async function consent(token: string, answer: 'allow' | 'deny'): Promise<string> {
  const browser = new Browser(on.sandbox.program, sandboxOrigin);
  await browser.open(authorizationUrl(endpoints, token));
  await browser.submit({ answer: 'sign-in', user: 'usr-service' });
  await browser.submit({ answer });
  return load(browser.text)('#verification-code').text();
}

async function granted(): Promise<string> {
  const asked = await begin();
  return (await accessToken(fetcher, endpoints, consumer(), asked, await consent(asked, 'allow'))).token;
}

async function causeOf(attempt: Promise<unknown>): Promise<ErrorCode> {
  const outcome = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Problem)) throw new Error(`No problem: ${String(outcome)}`);
  return outcome.code;
}

/** A call of the API; answers what a refusal means. */
async function call(path: string, token: string, nonce?: string): Promise<Response> {
  const url = `${sandboxOrigin}/api/v1${path}`;
  const authorization = authorizationHeader({
    method: 'GET',
    url,
    ...consumer(),
    token,
    now: Date.now(),
    ...(nonce === undefined ? {} : { nonce }),
  });
  return fetcher(url, { headers: { authorization } });
}
async function refusalOf(answer: Response): Promise<Problem | undefined> {
  return oauthProblem(answer.headers.get('www-authenticate'), await answer.text(), Date.now());
}

describe('the sandbox', () => {
  test('JA21 gives a token in three steps, and takes what it signs', async () => {
    const asked = await requestToken(fetcher, endpoints, consumer(), 'oob');
    expect(asked.expiresAt === null || asked.expiresAt > Date.now()).toBe(true);
    const code = await consent(asked.token, 'allow');
    const { token, expiresAt } = await accessToken(fetcher, endpoints, consumer(), asked.token, code);
    expect(expiresAt).toBe(Date.now() + 157_680_000_000);
    expect((await call('/me', token)).status).toBe(200);
    const since = encodeURIComponent(new Date(Date.now()).toISOString());
    expect(
      (await call(`/tasks?projectIds=prj-roadmap,prj-website&updatedSince=${since}`, token)).status,
    ).toBe(200);
  });

  test('JA25 a mistyped code is told as such, and the right one serves still', async () => {
    const asked = await begin();
    const code = await consent(asked, 'allow');
    const exchange = async (verifier: string): Promise<string> =>
      (await accessToken(fetcher, endpoints, consumer(), asked, verifier)).token;
    expect(await causeOf(exchange('mistyped'))).toBe('OAUTH1_VERIFIER_INVALID');
    expect(await exchange(code)).not.toBe('');
    expect(await causeOf(exchange(code))).toBe('OAUTH1_VERIFIER_INVALID');
  });

  test('JA25 a code that came too late, and a consent that was denied or not given', async () => {
    const exchange = async (asked: string, verifier: string): Promise<unknown> =>
      accessToken(fetcher, endpoints, consumer(), asked, verifier);
    const denied = await begin();
    await consent(denied, 'deny');
    expect(await causeOf(exchange(denied, 'x'))).toBe('OAUTH1_PERMISSION_DENIED');
    expect(await causeOf(exchange(await begin(), 'x'))).toBe('OAUTH1_PERMISSION_DENIED');
    const late = await begin();
    const code = await consent(late, 'allow');
    on.clock.spend(11 * 60_000);
    expect(await causeOf(exchange(late, code))).toBe('OAUTH1_VERIFIER_INVALID');
  });

  test('JA22 JA23 another consumer key and another key pair are told apart', async () => {
    expect(await causeOf(begin({ consumerKey: 'planlink9999' }))).toBe('OAUTH1_CONSUMER_UNKNOWN');
    expect(await causeOf(begin({ privateKey: other.privateKey }))).toBe('OAUTH1_SIGNATURE_INVALID');
  });

  test('JA25 a clock that is off is told with its minutes', async () => {
    on.sandbox.world.faults.clockSkewMs = -12 * 60_000;
    const refused: unknown = await begin().catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'OAUTH1_TIMESTAMP_REFUSED',
      details: { retry: 'backoff', facts: { minutes: 12 } },
    });
  });

  test('JA25 a call with an unknown token, and one that was repeated', async () => {
    expect((await refusalOf(await call('/me', 'unknown')))?.code).toBe('OAUTH1_TOKEN_REJECTED');
    const token = await granted();
    expect((await call('/me', token, 'once')).status).toBe(200);
    expect((await refusalOf(await call('/me', token, 'once')))?.code).toBe('OAUTH1_NONCE_USED');
  });
});
