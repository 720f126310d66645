import { createPublicKey, verify } from 'node:crypto';
import { baseString, collectParameters, type Parameter } from './base-string';
import { generateKeyPair, type KeyPair } from './key-pair';
import { authorizationHeader } from './signature';

let pair: KeyPair;
beforeAll(async () => {
  pair = await generateKeyPair();
});

/** The parameters of a header, as any server would read them. */
function parametersOf(header: string): Map<string, string> {
  expect(header.startsWith('OAuth ')).toBe(true);
  return new Map(
    header
      .slice('OAuth '.length)
      .split(', ')
      .map((part): [string, string] => {
        const [, name, value] = /^([^=]+)="([^"]*)"$/.exec(part) ?? [];
        return [decodeURIComponent(name!), decodeURIComponent(value!)];
      }),
  );
}

describe('the header', () => {
  const url = 'https://planning.example/rest?q=a+b&q=%2B';

  test('names all it says, and its signature holds for the public key', () => {
    const form = new URLSearchParams([['f', 'ü &=']]);
    const header = authorizationHeader({
      method: 'POST',
      url,
      form,
      consumerKey: 'planlink1234',
      privateKey: pair.privateKey,
      token: 'to/ken',
      verifier: 'AbC',
      now: 1_700_000_000_999,
      nonce: 'once',
    });
    const told = parametersOf(header);
    const { oauth_signature: signature, ...rest } = Object.fromEntries(told);
    expect(rest).toEqual({
      oauth_consumer_key: 'planlink1234',
      oauth_nonce: 'once',
      oauth_signature_method: 'RSA-SHA1',
      oauth_timestamp: '1700000000',
      oauth_token: 'to/ken',
      oauth_verifier: 'AbC',
      oauth_version: '1.0',
    });
    const signed = (parameters: readonly Parameter[]): boolean =>
      verify(
        'RSA-SHA1',
        Buffer.from(baseString('POST', url, collectParameters(url, form, parameters))),
        createPublicKey(pair.publicKey),
        Buffer.from(signature!, 'base64'),
      );
    expect(signed([...told])).toBe(true);
    expect(signed([...told, ['oauth_callback', 'oob']])).toBe(false);
  });

  test('has no token when asking for one, but where consent leads to', () => {
    const header = authorizationHeader({
      method: 'POST',
      url,
      consumerKey: 'planlink1234',
      privateKey: pair.privateKey,
      callback: 'https://app.example/x1/a?b=c',
      now: 0,
    });
    const told = parametersOf(header);
    expect(told.get('oauth_callback')).toBe('https://app.example/x1/a?b=c');
    expect(told.has('oauth_token')).toBe(false);
    expect(told.has('oauth_verifier')).toBe(false);
  });

  test('uses another word each time', () => {
    const request = { method: 'GET', url, consumerKey: 'a', privateKey: pair.privateKey, now: 0 };
    const nonces = Array.from({ length: 20 }, () =>
      parametersOf(authorizationHeader(request)).get('oauth_nonce'),
    );
    expect(new Set(nonces).size).toBe(20);
  });
});
