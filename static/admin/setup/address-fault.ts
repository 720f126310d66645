import type { ErrorCode } from '../../../src/contract/error-codes';

/** The ports Forge lets a backend call over https. */
const openPorts: ReadonlySet<string> = new Set([
  '',
  '8080',
  '8443',
  '8444',
  '7990',
  '8089',
  '8090',
  '8085',
  '8060',
]);

const privateName =
  /^(?:localhost|\[.*\]|(?:\d{1,3}\.){3}\d{1,3}|.*\.(?:local|localhost|internal|intranet|lan|home|corp))$/i;

function urlOf(typed: string): URL | null {
  const text = typed.trim();
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return null;
  }
}

/**
 * What is wrong with an address as it is typed: null when nothing is, `incomplete` while it cannot be told yet.
 * The backend decides; this says the same earlier.
 */
export function addressFault(typed: string): ErrorCode | 'incomplete' | null {
  const text = typed.trim().toLowerCase();
  const url = urlOf(text);
  if ('https://'.startsWith(text) || url === null) return 'incomplete';
  if (url.protocol !== 'https:') return 'ADDRESS_NOT_HTTPS';
  if (url.username !== '' || url.password !== '') return 'ADDRESS_HAS_CREDENTIALS';
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return 'ADDRESS_HAS_PATH';
  if (privateName.test(url.hostname)) return 'ADDRESS_NOT_PUBLIC';
  if (!/[^.]\.[^.]/.test(url.hostname)) return 'incomplete';
  return openPorts.has(url.port) ? null : 'ADDRESS_PORT_CLOSED';
}

/** The host of an address, as it has to be approved. */
export function hostOf(address: string): string {
  return urlOf(address)?.host ?? address;
}
