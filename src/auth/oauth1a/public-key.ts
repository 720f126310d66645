import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** Why a text is not a public key that could stand on the other side. */
export type KeyFault =
  'empty' | 'private-key' | 'certificate' | 'incomplete' | 'not-base64' | 'not-a-key' | 'not-rsa';

export interface PublicKey {
  /** PEM of the SubjectPublicKeyInfo, with header and footer. */
  readonly pem: string;
  /** The same base64 in one line, without header and footer. */
  readonly bare: string;
  readonly fingerprint: string;
  readonly bits: number;
}

export type KeyReading =
  | { readonly ok: true; readonly key: PublicKey }
  /** `at` counts characters of the text as pasted; 0 where no one character is to blame. */
  | { readonly ok: false; readonly reason: KeyFault; readonly at: number };

/** The base64 of a PEM in one line, as the forms of some servers want it. */
export function bareKey(pem: string): string {
  return pem.replace(/-----[^-]*-----/g, '').replace(/\s+/g, '');
}

/** SHA-256 over the DER of the SubjectPublicKeyInfo, as hexadecimal pairs with colons. */
export function fingerprintOf(spki: Uint8Array): string {
  const hex = createHash('sha256').update(spki).digest('hex').toUpperCase();
  return hex.replace(/..(?!$)/g, '$&:');
}

/** Reads an RSA public key: PEM or bare base64, SubjectPublicKeyInfo or PKCS #1, with white space of any kind. */
export function readPublicKey(text: string): KeyReading {
  if (text.trim() === '') return refuse('empty');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(text)) return refuse('private-key', text.indexOf('-----BEGIN'));
  if (/-----BEGIN [A-Z0-9 ]*CERTIFICATE/.test(text)) return refuse('certificate', text.indexOf('-----BEGIN'));
  if (text.includes('-----BEGIN') && !text.includes('-----END')) return refuse('incomplete', text.length);
  const body = blank(text, /-----(?:BEGIN|END)[^-]*-----/g, /\\[rn]/g);
  const odd = /[^A-Za-z0-9+/=\s]/.exec(body);
  if (odd !== null) return refuse('not-base64', odd.index);
  const der = Buffer.from(body.replace(/\s+/g, ''), 'base64');
  if (isCutOff(der)) return refuse('incomplete', text.trimEnd().length);
  const key = parse(der);
  if (key === undefined) return refuse('not-a-key');
  if (key.asymmetricKeyType !== 'rsa') return refuse('not-rsa');
  return { ok: true, key: describe(key) };
}

function describe(key: KeyObject): PublicKey {
  const spki = key.export({ type: 'spki', format: 'der' });
  const pem = key.export({ type: 'spki', format: 'pem' }).toString();
  return {
    pem,
    bare: spki.toString('base64'),
    fingerprint: fingerprintOf(spki),
    bits: key.asymmetricKeyDetails?.modulusLength ?? 0,
  };
}

/** What comes back from the parser must be what went in: OpenSSL passes over bytes after the end. */
function parse(der: Buffer): KeyObject | undefined {
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      const key = createPublicKey({ key: der, format: 'der', type });
      const same = type === 'pkcs1' || key.export({ type: 'spki', format: 'der' }).equals(der);
      if (same) return key;
    } catch {
      // Not of this kind; the next may fit.
    }
  }
  return undefined;
}

/** True when the outer SEQUENCE says that it is longer than what is there (X.690, 8.1.3). */
function isCutOff(der: Buffer): boolean {
  const [tag, first] = der;
  if (tag !== 0x30 || first === undefined) return false;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4) return false;
  if (der.length < 2 + octets) return true;
  const length = octets === 0 ? first : der.readUIntBE(2, octets);
  return der.length < 2 + octets + length;
}

/** Spaces instead of what is passed over, so that places in the text stay what they are. */
function blank(text: string, ...patterns: readonly RegExp[]): string {
  return patterns.reduce((rest, pattern) => rest.replace(pattern, (found) => ' '.repeat(found.length)), text);
}

function refuse(reason: KeyFault, at = 0): KeyReading {
  return { ok: false, reason, at };
}
