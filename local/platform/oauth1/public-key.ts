import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

export interface PublicKeyText {
  /** SPKI as base64, without header, footer and line breaks. */
  readonly bare: string;
  /** SHA-256 over the DER, as hexadecimal pairs with colons. */
  readonly fingerprint: string;
}

const fewestBits = 2048;

/**
 * Reads a public key as people paste it: PEM, or its base64 alone.
 *
 * @throws Error with a sentence for the person
 */
export function readPublicKey(text: string): PublicKeyText {
  if (/PRIVATE KEY/.test(text)) throw new Error('This is a private key. It must not leave its owner.');
  const bare = text.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) throw new Error('This is not a public key in PEM or base64.');
  const der = Buffer.from(bare, 'base64');
  let key: KeyObject;
  try {
    key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch (error) {
    throw new Error('This is not a public key in PEM or base64.', { cause: error });
  }
  if (key.asymmetricKeyType !== 'rsa') throw new Error('The key is not an RSA key.');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < fewestBits)
    throw new Error(`The key is shorter than ${fewestBits} bits.`);
  const pairs = createHash('sha256').update(der).digest('hex').toUpperCase().match(/../g) ?? [];
  return { bare, fingerprint: pairs.join(':') };
}

export function keyObject(bare: string): KeyObject {
  return createPublicKey({ key: Buffer.from(bare, 'base64'), format: 'der', type: 'spki' });
}
