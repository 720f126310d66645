import { load } from 'cheerio';
import { createSandbox, sandboxOrigin } from '../../../local/platform';
import { Browser } from './browser';
import { formOf, TestConsumer, type Change } from './consumer';
import { stage, type Stage } from './stage';

const minutes = 60_000;
const callback = 'https://local.webtrigger.example/x1/callback?state=a%20b';
let on: Stage;
/** Made once: what takes long is finding its key. */
const planlink = new TestConsumer('planlink-1', () => on.clock.now());
let consumer: TestConsumer;
beforeEach(async () => {
  on = await stage();
  consumer = planlink;
  on.sandbox.world.registerConsumer({ consumerKey: consumer.consumerKey, publicKey: consumer.publicKey });
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const send = (request: Request): Promise<Response> => on.internet.fetch(request);
const post = (path: string, change: Change, tamper: Change = {}): Promise<Response> =>
  send(consumer.request('POST', `${sandboxOrigin}/oauth1/${path}`, change, tamper));
const begin = async (oauth_callback = 'oob'): Promise<string> => {
  const answer = await post('request-token', { oauth_callback });
  expect(answer.status).toBe(200);
  const { oauth_token = '', oauth_callback_confirmed } = await formOf(answer);
  expect(oauth_callback_confirmed).toBe('true');
  return oauth_token;
};
const exchange = (oauth_token: string, oauth_verifier: string): Promise<Response> =>
  post('access-token', { oauth_token, oauth_verifier });
const me = (oauth_token: string, change: Change = {}, tamper: Change = {}): Promise<Response> =>
  send(consumer.request('GET', `${sandboxOrigin}/api/v1/me`, { oauth_token, ...change }, tamper));
const problemOf = async (answer: Response): Promise<string | undefined> => {
  const form = await formOf(answer);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    401,
    'application/x-www-form-urlencoded',
  ]);
  const challenge = answer.headers.get('www-authenticate') ?? '';
  expect(challenge).toMatch(/^OAuth realm="/);
  expect(challenge).toContain(`oauth_problem="${form['oauth_problem'] ?? ''}"`);
  return form['oauth_problem'];
};

async function atConsent(token: string, origin = sandboxOrigin, user = 'usr-service'): Promise<Browser> {
  const browser = new Browser(on.sandbox.program, origin);
  await browser.open(`${origin}/oauth1/authorize?oauth_token=${token}`);
  expect(browser.text).toContain('Who are you?');
  await browser.submit({ answer: 'sign-in', user });
  expect(browser.text).toContain('Allow Planlink for Jira?');
  return browser;
}
async function code(token: string): Promise<string> {
  const browser = await atConsent(token);
  await browser.submit({ answer: 'allow' });
  const $ = load(browser.text);
  expect($('h1').text()).toBe('Access approved');
  return $('#verification-code').text();
}
async function granted(): Promise<string> {
  const token = await begin();
  return (await formOf(await exchange(token, await code(token))))['oauth_token'] ?? '';
}

describe('the way to a token', () => {
  test('by a verification code that a person carries over', async () => {
    const token = await begin();
    const verifier = await code(token);
    expect(verifier).toMatch(/^[A-Za-z0-9]{8}$/);
    const given = await formOf(await exchange(token, verifier));
    expect(given).toMatchObject({
      oauth_token_secret: expect.stringMatching(/^\S{32}$/),
      oauth_expires_in: '157680000',
    });
    expect(Number(given['oauth_authorization_expires_in'])).toBeGreaterThan(157_680_000);
    const answer = await me(given['oauth_token'] ?? '');
    expect(await answer.json()).toMatchObject({
      user: { id: 'usr-service', kind: 'service' },
      credential: {
        kind: 'oauth1a',
        scopes: ['work:read', 'work:write', 'webhooks:manage'],
        expiresAt: new Date(on.clock.now() + 157_680_000_000).toISOString(),
      },
    });
  });

  test.each([sandboxOrigin, 'http://127.0.0.1:40123'])('by a callback (browser at %s)', async (origin) => {
    const token = await begin(callback);
    const browser = await atConsent(token, origin, 'usr-paula');
    await browser.submit({ answer: 'allow' });
    expect(browser.url.startsWith(`${callback}&oauth_token=`)).toBe(true);
    const landed = new URL(browser.url).searchParams;
    expect([landed.get('state'), landed.get('oauth_token')]).toEqual(['a b', token]);
    const given = await formOf(await exchange(token, landed.get('oauth_verifier') ?? ''));
    expect(await (await me(given['oauth_token'] ?? '')).json()).toMatchObject({
      user: { id: 'usr-paula', kind: 'person' },
    });
  });

  test('a callback without a query of its own gets one', async () => {
    const token = await begin('http://127.0.0.1:8080/x1/cb');
    const browser = await atConsent(token);
    await browser.submit({ answer: 'allow' });
    expect(browser.url).toMatch(
      /^http:\/\/127\.0\.0\.1:8080\/x1\/cb\?oauth_token=[^&]+&oauth_verifier=\w{8}$/,
    );
  });

  test.each(['http://evil.example/', 'javascript:alert(1)', 'https://a.example/#f', 'nonsense'])(
    'a callback to %s is refused',
    async (oauth_callback) => {
      expect(await problemOf(await post('request-token', { oauth_callback }))).toBe('parameter_rejected');
    },
  );

  test('one who is signed in can go on as somebody else', async () => {
    const token = await begin();
    const browser = await atConsent(token, sandboxOrigin, 'usr-paula');
    expect(browser.text).toContain('Signed in as Paula Planner');
    await browser.submit({ answer: 'switch' });
    await browser.submit({ answer: 'sign-in', user: 'usr-service' });
    expect(browser.text).toContain('Signed in as Planlink Service');
  });

  test('nobody decides without having signed in, and no form of another site does', async () => {
    const token = await begin();
    const address = `${sandboxOrigin}/oauth1/authorize?oauth_token=${token}`;
    const allow = (origin: string): Promise<Response> =>
      send(
        new Request(address, {
          method: 'POST',
          headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
          body: 'answer=allow',
        }),
      );
    expect((await allow('https://evil.example')).status).toBe(403);
    expect((await allow(sandboxOrigin)).status).toBe(303);
    expect(await problemOf(await exchange(token, 'x'))).toBe('permission_unknown');
  });
});

describe('what a person denies or leaves', () => {
  test('a denial is shown where a code would be, and told to whoever asks', async () => {
    const token = await begin();
    const browser = await atConsent(token);
    await browser.submit({ answer: 'deny' });
    expect(browser.text).toContain('Access denied');
    expect(await problemOf(await exchange(token, 'x'))).toBe('permission_denied');
  });

  test('a denial goes back to the callback', async () => {
    const token = await begin(callback);
    const browser = await atConsent(token);
    await browser.submit({ answer: 'deny' });
    expect(Object.fromEntries(new URL(browser.url).searchParams)).toEqual({
      state: 'a b',
      oauth_token: token,
      oauth_problem: 'permission_denied',
    });
  });

  test('a request of yesterday is not answered', async () => {
    const token = await begin();
    on.clock.spend(10 * minutes);
    const browser = new Browser(on.sandbox.program, sandboxOrigin);
    await browser.open(`${sandboxOrigin}/oauth1/authorize?oauth_token=${token}`);
    expect([browser.status, load(browser.text)('code').text()]).toEqual([400, 'token_expired']);
    expect(await problemOf(await exchange(token, 'x'))).toBe('token_expired');
    await browser.open(`${sandboxOrigin}/oauth1/authorize?oauth_token=unknown`);
    expect([browser.status, load(browser.text)('code').text()]).toEqual([400, 'token_rejected']);
  });

  test('a decision is made once', async () => {
    const token = await begin();
    const browser = await atConsent(token);
    await browser.submit({ answer: 'allow' });
    await browser.submit({ answer: 'deny' });
    expect(browser.status).toBe(400);
    await browser.open(`${sandboxOrigin}/oauth1/authorize?oauth_token=${token}`);
    expect(browser.status).toBe(400);
  });
});

describe('the verification code', () => {
  test('serves for ten minutes', async () => {
    const first = await begin();
    const late = await code(first);
    on.clock.spend(10 * minutes);
    expect(await problemOf(await exchange(first, late))).toBe('token_expired');
    const second = await begin();
    const inTime = await code(second);
    on.clock.spend(10 * minutes - 1);
    expect((await exchange(second, inTime)).status).toBe(200);
  });

  test('serves once', async () => {
    const token = await begin();
    const verifier = await code(token);
    expect((await exchange(token, verifier)).status).toBe(200);
    expect(await problemOf(await exchange(token, verifier))).toBe('token_rejected');
  });

  test('mistyped can be typed again', async () => {
    const token = await begin();
    const verifier = await code(token);
    expect(await problemOf(await exchange(token, 'mistyped'))).toBe('token_rejected');
    expect((await exchange(token, verifier)).status).toBe(200);
  });

  test('has ended when the fault is on', async () => {
    const token = await begin();
    const verifier = await code(token);
    on.sandbox.world.faults.expiredVerifiers = true;
    expect(await problemOf(await exchange(token, verifier))).toBe('token_expired');
  });

  test('of another consumer means nothing', async () => {
    const token = await begin();
    const verifier = await code(token);
    const other = new TestConsumer('planlink-2', () => on.clock.now());
    on.sandbox.world.registerConsumer({ consumerKey: 'planlink-2', publicKey: other.publicKey });
    const answer = await send(
      other.request('POST', `${sandboxOrigin}/oauth1/access-token`, {
        oauth_token: token,
        oauth_verifier: verifier,
      }),
    );
    expect(await problemOf(answer)).toBe('token_rejected');
  });
});

describe('signed calls', () => {
  test('of every method, with a query and a body', async () => {
    const token = await granted();
    const call = async (method: string, path: string, body?: unknown, more = {}): Promise<Response> => {
      const address = `${sandboxOrigin}/api/v1${path}`;
      return send(
        new Request(address, {
          method,
          headers: {
            authorization: consumer.header(method, address, { oauth_token: token }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...more,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    };
    const made = await call(
      'POST',
      '/tasks',
      { projectId: 'prj-roadmap', title: 'A' },
      { 'idempotency-key': 'a' },
    );
    expect(made.status).toBe(201);
    const query = `updatedSince=${encodeURIComponent(new Date(on.clock.now()).toISOString())}`;
    expect((await call('GET', `/tasks?projectIds=prj-roadmap,prj-website&${query}`)).status).toBe(200);
    expect((await call('DELETE', made.headers.get('location')?.replace('/api/v1', '') ?? '')).status).toBe(
      204,
    );
  });

  test.each<[string, string, Change, Change]>([
    ['another consumer key', 'consumer_key_unknown', { oauth_consumer_key: 'nobody' }, {}],
    ['a changed nonce', 'signature_invalid', {}, { oauth_nonce: 'changed' }],
    ['a signature of something else', 'signature_invalid', {}, { oauth_signature: 'AAAA' }],
    ['HMAC-SHA1', 'signature_method_rejected', { oauth_signature_method: 'HMAC-SHA1' }, {}],
    ['PLAINTEXT', 'signature_method_rejected', { oauth_signature_method: 'PLAINTEXT' }, {}],
    ['version 2.0', 'version_rejected', { oauth_version: '2.0' }, {}],
    ['no token', 'parameter_absent', { oauth_token: null }, {}],
    ['no nonce', 'parameter_absent', { oauth_nonce: null }, {}],
    ['no signature', 'parameter_absent', {}, { oauth_signature: null }],
    ['an unknown token', 'token_rejected', { oauth_token: 'unknown' }, {}],
    ['no time', 'timestamp_refused', { oauth_timestamp: 'now' }, {}],
  ])('with %s are refused: %s', async (_what, problem, change, tamper) => {
    expect(await problemOf(await me(await granted(), change, tamper))).toBe(problem);
  });

  test('without a version are version 1.0', async () => {
    expect((await me(await granted(), { oauth_version: null })).status).toBe(200);
  });

  test('say which parameters are absent', async () => {
    const form = await formOf(await me('t', { oauth_nonce: null, oauth_timestamp: null }));
    expect(form['oauth_parameters_absent']).toBe('oauth_timestamp&oauth_nonce');
  });

  test.each([-301, -300, 300, 301])(
    'may be %d seconds from the time here, up to five minutes',
    async (off) => {
      const now = Math.floor(on.clock.now() / 1000);
      const answer = await me(await granted(), { oauth_timestamp: String(now + off) });
      if (Math.abs(off) <= 300) expect(answer.status).toBe(200);
      else {
        const form = await formOf(answer.clone());
        expect(await problemOf(answer)).toBe('timestamp_refused');
        expect(form['oauth_acceptable_timestamps']).toBe(`${now - 300}-${now + 300}`);
        expect(answer.headers.get('www-authenticate')).toContain(
          `oauth_acceptable_timestamps="${now - 300}-`,
        );
      }
    },
  );

  test('are taken once', async () => {
    const token = await granted();
    const address = `${sandboxOrigin}/api/v1/me`;
    const authorization = consumer.header('GET', address, { oauth_token: token });
    const again = (): Promise<Response> => send(new Request(address, { headers: { authorization } }));
    expect((await again()).status).toBe(200);
    expect(await problemOf(await again())).toBe('nonce_used');
    // However much comes in between, as long as the timestamp would still do.
    on.clock.spend(4 * minutes);
    await me(token);
    expect(await problemOf(await again())).toBe('nonce_used');
  });

  test('whose signature is wrong use no nonce up', async () => {
    const token = await granted();
    expect(await problemOf(await me(token, { oauth_nonce: 'mine' }, { oauth_signature: 'AAAA' }))).toBe(
      'signature_invalid',
    );
    expect((await me(token, { oauth_nonce: 'mine' })).status).toBe(200);
  });

  test('signed for another address are refused', async () => {
    const token = await granted();
    const authorization = consumer.header('GET', `${sandboxOrigin}/api/v1/users`, { oauth_token: token });
    const answer = await send(new Request(`${sandboxOrigin}/api/v1/me`, { headers: { authorization } }));
    expect(await problemOf(answer)).toBe('signature_invalid');
  });
});

describe('what can go wrong later', () => {
  test('a rotated key: the old signs no more, the new works with the token it has', async () => {
    const token = await granted();
    const next = new TestConsumer(consumer.consumerKey, () => on.clock.now());
    on.sandbox.world.replaceConsumerKey(consumer.consumerKey, next.publicKey);
    expect(await problemOf(await me(token))).toBe('signature_invalid');
    consumer = next;
    expect((await me(token)).status).toBe(200);
  });

  test('a withdrawn access, by hand or as a fault', async () => {
    const token = await granted();
    on.sandbox.world.faults.revokedConsumerTokens = true;
    expect(await problemOf(await me(token))).toBe('token_revoked');
    on.sandbox.world.faults.reset();
    expect((await me(token)).status).toBe(200);
    expect(on.sandbox.world.revokeConsumerTokens()).toBe(1);
    expect(await problemOf(await me(token))).toBe('token_revoked');
  });

  test('a deleted application link, and one of the same key made later', async () => {
    const token = await granted();
    on.sandbox.world.removeConsumer(consumer.consumerKey);
    expect(await problemOf(await me(token))).toBe('consumer_key_unknown');
    on.sandbox.world.registerConsumer({ consumerKey: consumer.consumerKey, publicKey: consumer.publicKey });
    expect(await problemOf(await me(token))).toBe('token_rejected');
  });

  test('after five years', async () => {
    const token = await granted();
    on.clock.spend(157_680_000_000);
    expect(await problemOf(await me(token))).toBe('token_expired');
  });

  test('a clock that is wrong: refused, and told in Date', async () => {
    const token = await granted();
    on.sandbox.world.faults.clockSkewMs = 6 * minutes;
    const answer = await me(token);
    expect(answer.headers.get('date')).toBe(new Date(on.clock.now() + 6 * minutes).toUTCString());
    expect(await problemOf(answer)).toBe('timestamp_refused');
    expect(await problemOf(await post('request-token', { oauth_callback: 'oob' }))).toBe('timestamp_refused');
    on.sandbox.world.faults.clockSkewMs = 4 * minutes;
    expect((await me(token)).status).toBe(200);
  });

  test('a restart: links, requests and tokens go on', async () => {
    const [waiting, token] = [await begin(), await granted()];
    const verifier = await code(waiting);
    const text = JSON.stringify(on.sandbox.snapshot());
    expect(text).not.toContain(token);
    const next = await createSandbox({
      clock: on.clock,
      internet: on.internet,
      state: on.sandbox.snapshot(),
    });
    on.internet.register(sandboxOrigin, next.program);
    expect((await me(token)).status).toBe(200);
    expect((await exchange(waiting, verifier)).status).toBe(200);
  });
});

test('only posted requests lead to tokens', async () => {
  const answer = await send(consumer.request('GET', `${sandboxOrigin}/oauth1/request-token`));
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
});
