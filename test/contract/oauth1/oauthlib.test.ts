/** Our signatures against an implementation that is not ours, in both directions: Debian's python3-oauthlib. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import { baseString, collectParameters, type Parameter } from '../../../src/auth/oauth1a/base-string';
import { generateKeyPair } from '../../../src/auth/oauth1a/key-pair';
import { authorizationHeader } from '../../../src/auth/oauth1a/signature';
import { randomRequest, type RandomRequest } from './requests';
import { describeWhere } from './where-present';

const python = '/usr/bin/python3';
const needed = 'oauthlib.oauth1, jwt.algorithms, cryptography';

function isThere(): boolean {
  if (spawnSync(python, ['-c', `import ${needed}`]).status === 0) return true;
  if (process.env['DEMAND_SHARED'] === '1')
    throw new Error('DEMAND_SHARED=1, but python3-oauthlib is missing: apt-get install python3-oauthlib');
  return false;
}

const answerSchema = z.object({
  header: z.string().optional(),
  verified: z.boolean().optional(),
  baseString: z.string().optional(),
});
type Answer = z.output<typeof answerSchema>;

/** All lines by one process, answered in their order. */
function askOther(lines: readonly object[]): readonly Answer[] {
  const run = spawnSync(python, [path.join(__dirname, 'verifier.py')], {
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  });
  if (run.status !== 0) throw new Error(`It ended with ${String(run.status)}: ${run.stderr.slice(-2000)}`);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => answerSchema.parse(JSON.parse(line)));
}

const missing = 'python3-oauthlib is not here: apt-get install python3-oauthlib';
describeWhere(isThere(), 'signatures, held against python3-oauthlib', missing, () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const requests = fc.sample(randomRequest, { numRuns: 160, seed });
  let privateKey: string;
  let publicKey: string;
  let otherPublicKey: string;

  beforeAll(async () => {
    const [ours, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
    ({ privateKey, publicKey } = ours);
    otherPublicKey = other.publicKey;
  });

  const ourHeader = (request: RandomRequest): string =>
    authorizationHeader({
      method: request.method,
      url: request.url,
      consumerKey: request.consumerKey,
      privateKey,
      now: request.timestamp * 1000,
      nonce: request.nonce,
      ...(request.form === null ? {} : { form: new URLSearchParams(request.form) }),
      ...(request.token === null ? {} : { token: request.token }),
      ...(request.callback === null ? {} : { callback: request.callback }),
      ...(request.verifier === null ? {} : { verifier: request.verifier }),
    });

  test('the other side verifies what we sign, and has the same base string', () => {
    const signed = requests.map((request) => ({ ...request, header: ourHeader(request) }));
    const answers = askOther(signed.map((request) => ({ do: 'verify', publicKey, ...request })));
    expect(answers).toHaveLength(requests.length);
    for (const [index, { method, url, form, header }] of signed.entries()) {
      const parameters = collectParameters(
        url,
        form === null ? undefined : new URLSearchParams(form),
        parametersOf(header),
      );
      expect({ seed, url, form, ...answers[index] }).toEqual({
        seed,
        url,
        form,
        verified: true,
        baseString: baseString(method, url, parameters),
      });
    }
  });

  test('what the other side signs is what we sign, letter by letter', () => {
    const answers = askOther(
      requests.map((request) => ({
        do: 'sign',
        privateKey,
        ...request,
        timestamp: String(request.timestamp),
      })),
    );
    expect(answers).toHaveLength(requests.length);
    for (const [index, request] of requests.entries()) {
      expect({ seed, request, header: sorted(answers[index]!.header!) }).toEqual({
        seed,
        request,
        header: sorted(ourHeader(request)),
      });
    }
  });

  type Signed = RandomRequest & { readonly header: string; readonly publicKey: string };
  const tamperings: readonly [string, (request: Signed) => Signed][] = [
    ['method', (request) => ({ ...request, method: request.method === 'DELETE' ? 'PUT' : 'DELETE' })],
    ['query', (request) => ({ ...request, url: withQuery(request.url) })],
    ['path', (request) => ({ ...request, url: request.url.replace(/^(https?:\/\/[^/]+\/)/, '$1x') })],
    ['host', (request) => ({ ...request, url: request.url.replace('://', '://a.') })],
    ['form', (request) => ({ ...request, form: `${request.form ?? ''}&added=1` })],
    ['time', (request) => ({ ...request, header: request.header.replace('oauth_timestamp="', '$&1') })],
    ['nonce', (request) => ({ ...request, header: request.header.replace('oauth_nonce="', '$&x') })],
    ['key', (request) => ({ ...request, publicKey: otherPublicKey })],
  ];
  test.each(tamperings)('the other side refuses what was changed in its %s', (_part, tamper) => {
    // No address of this kind with something before it is an address.
    const open = requests.filter(({ url }) => !/:\/\/(\[|\d)/.test(url)).slice(0, 40);
    const changed = open.map((request) => tamper({ ...request, header: ourHeader(request), publicKey }));
    const answers = askOther(changed.map((request) => ({ do: 'verify', ...request })));
    expect(answers.map(({ verified }) => verified)).toEqual(open.map(() => false));
    expect(open.length).toBeGreaterThan(20);
  });
});

function withQuery(url: string): string {
  const changed = new URL(url);
  changed.searchParams.append('added', '1');
  return changed.href;
}

function sorted(header: string): readonly string[] {
  return header.slice('OAuth '.length).split(', ').sort();
}

function parametersOf(header: string): readonly Parameter[] {
  return [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]): Parameter => [
    decodeURIComponent(key!),
    decodeURIComponent(value!),
  ]);
}
