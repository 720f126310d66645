import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readPublicKey } from './public-key';

const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

test('PEM, bare base64 and base64 in lines are one and the same key', () => {
  const text = pem(publicKey);
  const bare = text.replace(/-----.*-----|\n/g, '');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(der).digest('hex').toUpperCase();
  for (const given of [text, bare, ` ${text.replace(/-----.*-----/g, '')}`, text.replace(/\n/g, '\r\n')]) {
    const read = readPublicKey(given);
    expect(read.bare).toBe(bare);
    expect(read.fingerprint.replaceAll(':', '')).toBe(fingerprint);
  }
  expect(readPublicKey(text).fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

test.each([
  ['a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'private key'],
  ['words', 'not a key', 'PEM or base64'],
  ['base64 of something else', 'AAAA', 'PEM or base64'],
  ['nothing', '', 'PEM or base64'],
  [
    'another kind of key',
    pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey),
    'not an RSA key',
  ],
  ['a short key', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey), 'shorter than 2048'],
])('%s is refused with its reason', (_name, text, reason) => {
  expect(() => readPublicKey(text)).toThrow(reason);
});
