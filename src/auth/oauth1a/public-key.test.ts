import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { generateKeyPair, type KeyPair } from './key-pair';
import { bareKey, readPublicKey } from './public-key';

let pair: KeyPair;
beforeAll(async () => {
  pair = await generateKeyPair();
});

describe('a key pair', () => {
  test('JA16 is RSA of 2048 bits, as PEM and bare, with its fingerprint', () => {
    const key = createPublicKey(pair.publicKey);
    expect(key.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
    expect(pair.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(bareKey(pair.publicKey)).toBe(key.export({ type: 'spki', format: 'der' }).toString('base64'));
    expect(pair.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(Math.abs(Date.now() - pair.createdAt)).toBeLessThan(60_000);
  });

  test('is made beside the event loop', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await generateKeyPair();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});

describe('reading a public key', () => {
  const forms: readonly [string, (pem: string) => string][] = [
    ['PEM', (pem) => pem],
    ['PEM with the line ends of Windows', (pem) => pem.replaceAll('\n', '\r\n')],
    ['PEM that lost its line breaks', (pem) => pem.replaceAll('\n', ' ')],
    ['PEM with line breaks written out', (pem) => pem.replaceAll('\n', '\\n')],
    ['bare base64', (pem) => bareKey(pem)],
    ['bare base64, indented', (pem) => `\t ${bareKey(pem).replace(/.{40}/g, '$&\n    ')}\n\n`],
    ['PKCS #1', (pem) => createPublicKey(pem).export({ type: 'pkcs1', format: 'pem' }).toString()],
  ];

  test.each(forms)('JA23 takes %s and answers the same key', (_name, form) => {
    expect(readPublicKey(form(pair.publicKey))).toEqual({
      ok: true,
      key: {
        pem: pair.publicKey,
        bare: bareKey(pair.publicKey),
        fingerprint: pair.fingerprint,
        bits: 2048,
      },
    });
  });

  const elliptic = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const faults: readonly [string, (keys: KeyPair) => string, string][] = [
    ['nothing', () => ' \n', 'empty'],
    ['a private key', (keys) => keys.privateKey, 'private-key'],
    ['a certificate', () => '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'certificate'],
    ['a PEM without its end', (keys) => keys.publicKey.slice(0, 200), 'incomplete'],
    ['bare base64 without its end', (keys) => bareKey(keys.publicKey).slice(0, -40), 'incomplete'],
    ['more than the key', (keys) => `${bareKey(keys.publicKey)}AAAA`, 'not-a-key'],
    ['words', () => 'consumerkey', 'not-a-key'],
    ['a fingerprint', (keys) => keys.fingerprint, 'not-base64'],
    ['an elliptic curve', () => elliptic.publicKey, 'not-rsa'],
  ];
  test.each(faults)('JA23 refuses %s, with its reason', (_name, text, reason) => {
    expect(readPublicKey(text(pair))).toMatchObject({ ok: false, reason });
  });

  test('says where the first odd character stands', () => {
    const bare = bareKey(pair.publicKey);
    expect(readPublicKey(`${bare.slice(0, 30)}…${bare.slice(31)}`)).toEqual({
      ok: false,
      reason: 'not-base64',
      at: 30,
    });
  });
});
