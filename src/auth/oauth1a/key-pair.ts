import { generateKeyPair as generate } from 'node:crypto';
import { promisify } from 'node:util';
import { bareKey, fingerprintOf } from './public-key';

export interface KeyPair {
  /** PEM, PKCS #8: belongs in the secret store and nowhere else. */
  readonly privateKey: string;
  /** PEM, SubjectPublicKeyInfo. */
  readonly publicKey: string;
  /** SHA-256 over the public key's DER, as hexadecimal pairs with colons. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Shorter ones are not allowed for signatures any more (NIST SP 800-131A); longer ones some servers cannot store. */
const BITS = 2048;

const generateAside = promisify(generate);

/** A new RSA pair, made on another thread: it takes long enough to hold up everything else. */
export async function generateKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateAside('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const fingerprint = fingerprintOf(Buffer.from(bareKey(publicKey), 'base64'));
  return { privateKey, publicKey, fingerprint, createdAt: Date.now() };
}
