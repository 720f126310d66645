import { isIP } from 'node:net';
import { Problem } from '../errors/problem';
import type { ErrorCode } from '../contract/error-codes';

/** The ports Forge's proxy opens: https://developer.atlassian.com/platform/forge/runtime-reference/ (egress) */
const OPEN_PORTS = new Set(['', '443', '8080', '8443', '8444', '7990', '8089', '8090', '8085', '8060']);
const PRIVATE_SUFFIXES = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp'];

/**
 * Reads a platform address as an administrator types it and answers its origin. Throws a problem that names what
 * is wrong before any request is made.
 */
export function readAddress(typed: string): string {
  const text = typed.trim();
  if (text.length > 253) throw refuse('ADDRESS_NOT_PUBLIC');
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+/.test(text) ? text : `https://${text}`);
  } catch {
    throw refuse('ADDRESS_NOT_PUBLIC');
  }
  if (url.protocol !== 'https:') throw refuse('ADDRESS_NOT_HTTPS');
  if (url.username !== '' || url.password !== '') throw refuse('ADDRESS_HAS_CREDENTIALS');
  if (
    (url.pathname !== '/' && url.pathname !== '') ||
    url.search !== '' ||
    url.hash !== '' ||
    text.endsWith('?')
  ) {
    throw refuse('ADDRESS_HAS_PATH');
  }
  if (!isPublicName(url.hostname)) throw refuse('ADDRESS_NOT_PUBLIC');
  if (!OPEN_PORTS.has(url.port)) throw refuse('ADDRESS_PORT_CLOSED', { port: url.port });
  return url.origin;
}

function isPublicName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[') || isIP(name) !== 0) return false;
  if (!name.includes('.')) return false;
  const last = name.split('.').at(-1) ?? '';
  if (PRIVATE_SUFFIXES.includes(last) || /^\d+$/.test(last)) return false;
  return name.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
}

function refuse(code: ErrorCode, facts?: Readonly<Record<string, string>>): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', ...(facts === undefined ? {} : { facts }) });
}
