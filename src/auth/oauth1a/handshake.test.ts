import { Problem } from '../../errors/problem';
import { accessToken, authorizationUrl, requestToken, type Fetch } from './handshake';
import { generateKeyPair, type KeyPair } from './key-pair';

const endpoints = {
  requestToken: 'https://planning.example/oauth1/request-token',
  authorization: 'https://planning.example/oauth1/authorize?lang=en',
  accessToken: 'https://planning.example/oauth1/access-token',
};
const confirmed = 'oauth_token=rt&oauth_token_secret=s&oauth_callback_confirmed=true';

let pair: KeyPair;
beforeAll(async () => {
  pair = await generateKeyPair();
});

const consumer = (): { consumerKey: string; privateKey: string } => ({
  consumerKey: 'planlink42',
  privateKey: pair.privateKey,
});

/** A platform that answers one thing, and keeps what it was asked. */
function answering(
  body: string | null,
  init?: ResponseInit,
): { fetch: Fetch; asked: [string, RequestInit][] } {
  const asked: [string, RequestInit][] = [];
  const fetch: Fetch = async (url, request) => {
    asked.push([url, request]);
    return new Response(body, init);
  };
  return { fetch, asked };
}

const askForRequestToken = async (fetch: Fetch): Promise<unknown> =>
  requestToken(fetch, endpoints, consumer(), 'oob');
const askForAccessToken = async (fetch: Fetch): Promise<unknown> =>
  accessToken(fetch, endpoints, consumer(), 'rt', 'verifier');

async function problemOf(attempt: Promise<unknown>): Promise<Problem> {
  const outcome = await attempt.catch((error: unknown) => error);
  if (!(outcome instanceof Problem)) throw new Error(`No problem: ${String(outcome)}`);
  return outcome;
}

describe('asking for a request token', () => {
  test('JA21 posts one signed request, follows no redirect and answers the token', async () => {
    const { fetch, asked } = answering(`${confirmed}&oauth_expires_in=600\n`);
    const before = Date.now();
    const { token, expiresAt } = await requestToken(fetch, endpoints, consumer(), 'https://app.example/x1/a');
    expect(token).toBe('rt');
    expect(expiresAt).toBeGreaterThanOrEqual(before + 600_000);
    expect(expiresAt).toBeLessThan(before + 660_000);
    expect(asked).toEqual([
      [
        endpoints.requestToken,
        {
          method: 'POST',
          redirect: 'manual',
          signal: expect.any(AbortSignal),
          headers: {
            accept: 'application/x-www-form-urlencoded',
            authorization: expect.stringContaining('oauth_callback="https%3A%2F%2Fapp.example%2Fx1%2Fa"'),
          },
        },
      ],
    ]);
  });

  test('a token without an end has none', async () => {
    await expect(askForRequestToken(answering(confirmed).fetch)).resolves.toEqual({
      token: 'rt',
      expiresAt: null,
    });
    await expect(askForRequestToken(answering(`${confirmed}&oauth_expires_in=0`).fetch)).resolves.toEqual({
      token: 'rt',
      expiresAt: null,
    });
  });

  test.each([
    ['oauth_token=rt&oauth_token_secret=s', 'callback_not_confirmed'],
    ['oauth_token=rt&oauth_callback_confirmed=false', 'callback_not_confirmed'],
    ['', 'oauth_token_absent'],
    ['<html>Log in</html>', 'oauth_token_absent'],
    ['oauth_token=&oauth_callback_confirmed=true', 'oauth_token_malformed'],
    ['oauth_token=a&oauth_token=b&oauth_callback_confirmed=true', 'oauth_token_malformed'],
    ['oauth_token=a%0Ab&oauth_callback_confirmed=true', 'oauth_token_malformed'],
    [`oauth_token=${'a'.repeat(1001)}&oauth_callback_confirmed=true`, 'oauth_token_malformed'],
    [`${confirmed}&oauth_expires_in=-1`, 'oauth_expires_in_malformed'],
    [`${confirmed}&oauth_expires_in=soon`, 'oauth_expires_in_malformed'],
    [`${confirmed}&x=${'a'.repeat(20_000)}`, 'too_long'],
  ])('an answer that cannot be used is named: %#', async (body, error) => {
    const problem = await problemOf(askForRequestToken(answering(body).fetch));
    expect(problem).toMatchObject({ code: 'OAUTH_RESPONSE_INVALID', details: { facts: { error } } });
  });
});

test('JA26 the page of consent carries the token, and what the address had', () => {
  expect(authorizationUrl(endpoints, 'r t&')).toBe(
    'https://planning.example/oauth1/authorize?lang=en&oauth_token=r+t%26',
  );
});

describe('asking for an access token', () => {
  test('JA21 sends token and code, and reads token, end and session', async () => {
    const { fetch, asked } = answering(
      'oauth_token=at&oauth_token_secret=s&oauth_expires_in=157680000&oauth_session_handle=sh&oauth_authorization_expires_in=160272000',
    );
    const before = Date.now();
    const answer = await accessToken(fetch, endpoints, consumer(), 'rt', 'V=1');
    expect(answer).toEqual({ token: 'at', sessionHandle: 'sh', expiresAt: expect.any(Number) });
    expect(Math.abs((answer.expiresAt ?? 0) - before - 157_680_000_000)).toBeLessThan(60_000);
    const [[url, init]] = asked as [[string, RequestInit]];
    expect(url).toBe(endpoints.accessToken);
    expect(init.headers).toMatchObject({
      authorization: expect.stringMatching(/oauth_token="rt", oauth_verifier="V%3D1"/),
    });
  });

  test('takes the end of the authorisation where the token names none', async () => {
    const before = Date.now();
    const { expiresAt } = await accessToken(
      answering('oauth_token=at&oauth_authorization_expires_in=60').fetch,
      endpoints,
      consumer(),
      'rt',
      'v',
    );
    expect(Math.abs((expiresAt ?? 0) - before - 60_000)).toBeLessThan(30_000);
  });
});

test('signs as the consumer and with nothing else that its secret holds', async () => {
  const { fetch, asked } = answering(confirmed);
  const stored = { method: 'oauth1a', ...consumer(), token: 'the-token-in-use', verifier: 'old' };
  await requestToken(fetch, endpoints, stored, 'oob');
  const [[url, init]] = asked as [[string, RequestInit]];
  expect([url, init.method]).toEqual([endpoints.requestToken, 'POST']);
  expect(JSON.stringify(init.headers)).not.toMatch(/oauth_token|oauth_verifier|the-token-in-use/);
});

test.each(['token_rejected', 'token_expired', 'token_used', 'token_revoked', 'verifier_invalid'])(
  'JA25 %s in exchange for a code is about the code',
  async (problem) => {
    const { fetch } = answering(`oauth_problem=${problem}`, { status: 401 });
    expect(await problemOf(askForAccessToken(fetch))).toMatchObject({
      code: 'OAUTH1_VERIFIER_INVALID',
      details: { scope: 'connection', retry: 'never', facts: { problem } },
    });
  },
);

describe('a refusal', () => {
  const secret = 'secret-of-the-platform';
  const refusals: readonly [string, string | null, ResponseInit, object][] = [
    [
      'a report in the header',
      secret,
      { status: 401, headers: { 'WWW-Authenticate': 'OAuth oauth_problem="signature_invalid"' } },
      { code: 'OAUTH1_SIGNATURE_INVALID' },
    ],
    [
      'a report in the body',
      `oauth_problem=verifier_invalid&oauth_problem_advice=${secret}`,
      { status: 400 },
      { code: 'OAUTH1_VERIFIER_INVALID' },
    ],
    [
      'a word it does not know',
      `oauth_problem=${secret}`,
      { status: 401 },
      { code: 'OAUTH1_REQUEST_REJECTED' },
    ],
    ['no report', secret, { status: 401 }, { code: 'OAUTH1_REQUEST_REJECTED' }],
    ['a page that is not there', secret, { status: 404 }, { code: 'OAUTH_RESPONSE_INVALID' }],
    [
      'a redirect',
      null,
      { status: 302, headers: { location: 'https://elsewhere.example/' } },
      { code: 'OAUTH_RESPONSE_INVALID', details: { facts: { error: 'http_302' } } },
    ],
    [
      'an outage',
      secret,
      { status: 503 },
      { code: 'PLATFORM_UNAVAILABLE', details: { facts: { status: 503 } } },
    ],
    [
      'a limit',
      secret,
      { status: 429, headers: { 'retry-after': '30' } },
      { code: 'PLATFORM_RATE_LIMITED', details: { retry: 'after' } },
    ],
    [
      'a host that is not approved',
      secret,
      { status: 403, headers: { 'forge-proxy-error': 'BLOCKED_EGRESS' } },
      { code: 'EGRESS_NOT_APPROVED' },
    ],
  ];
  test.each(refusals)(
    '%s is told by its cause and carries nothing of the answer',
    async (_name, body, init, expected) => {
      for (const attempt of [askForRequestToken, askForAccessToken]) {
        const problem = await problemOf(attempt(answering(body, init).fetch));
        expect(problem).toMatchObject(expected);
        expect(JSON.stringify([problem, problem.message, problem.stack, problem.cause])).not.toContain(
          secret,
        );
      }
    },
  );

  test('what the network does is told as such', async () => {
    const lost: Fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }));
    const slow: Fetch = () =>
      Promise.reject(Object.assign(new Error('The operation timed out'), { name: 'TimeoutError' }));
    const torn: Fetch = async () =>
      new Response(
        new ReadableStream({
          start: (stream) => {
            stream.error(new TypeError('terminated'));
          },
        }),
      );
    expect(await problemOf(askForRequestToken(lost))).toMatchObject({ code: 'PLATFORM_UNREACHABLE' });
    expect(await problemOf(askForRequestToken(slow))).toMatchObject({
      code: 'PLATFORM_TIMEOUT',
      details: { facts: { host: 'planning.example' } },
    });
    expect(await problemOf(askForRequestToken(torn))).toMatchObject({ code: 'PLATFORM_UNREACHABLE' });
  });
});
