import { isIP } from 'node:net';
import { Problem } from '../errors/problem';
import type { ErrorCode } from '../contract/error-codes';

/** The ports Forge's proxy opens: https://developer.atlassian.com/platform/forge/runtime-reference/ (egress) */
const OPEN_PORTS = new Set(['', '443', '8080', '8443', '8444', '7990', '8089', '8090', '8085', '8060']);
/** Names that stand for something inside a network: https://www.iana.org/assignments/special-use-domain-names */
const PRIVATE_SUFFIXES = new Set(
  'localhost local localdomain internal intranet private lan home corp arpa onion invalid'.split(' '),
);
/** Public names of the metadata services of clouds. */
const METADATA_NAMES = new Set(['metadata.goog', 'metadata.google.internal', 'metadata.azure.com']);
const LONGEST_NAME = 253;

/**
 * Reads a platform address as an administrator types it and answers its origin, an internationalised name in its
 * ASCII form, which is what Forge asks approval for. Throws a problem that names what is wrong before any request is made.
 */
export function readAddress(typed: string): string {
  const text = typed.trim();
  // The parser of addresses drops these silently, so that what is read would not be what was seen.
  if (/[\p{Cc}\p{Cf}\p{Z}]/u.test(text)) throw refuse('ADDRESS_NOT_PUBLIC');
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+/.test(text);
  const full = hasScheme ? text : `https://${text}`;
  if (!/^https:/i.test(full)) throw refuse('ADDRESS_NOT_HTTPS');
  const rest = full.replace(/^https:[/\\]*/i, '');
  const authority = /^[^/\\?#]*/.exec(rest)?.[0] ?? '';
  if (authority.includes('@')) throw refuse('ADDRESS_HAS_CREDENTIALS');
  if (!['', '/'].includes(rest.slice(authority.length))) throw refuse('ADDRESS_HAS_PATH');
  const url = parsed(full);
  if (!OPEN_PORTS.has(url.port)) throw refuse('ADDRESS_PORT_CLOSED', { port: url.port });
  // A dot at the end names the same host, and would be another one to approve.
  const name = url.hostname.toLowerCase().replace(/\.$/, '');
  if (!isPublicName(name)) throw refuse('ADDRESS_NOT_PUBLIC');
  return url.port === '' ? `https://${name}` : `https://${name}:${url.port}`;
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    // The parser does not say what it minded; a port that is none is the only thing worth telling apart.
    const port = /:(\d{1,10})\/?$/.exec(text)?.[1];
    if (port !== undefined && Number(port) > 65_535) throw refuse('ADDRESS_PORT_CLOSED', { port });
    throw refuse('ADDRESS_NOT_PUBLIC');
  }
}

function isPublicName(name: string): boolean {
  if (name.length > LONGEST_NAME || name.startsWith('[') || isIP(name) !== 0) return false;
  if (!name.includes('.') || METADATA_NAMES.has(name)) return false;
  const last = name.split('.').at(-1) ?? '';
  if (PRIVATE_SUFFIXES.has(last) || /^\d+$/.test(last)) return false;
  return name.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
}

function refuse(code: ErrorCode, facts?: Readonly<Record<string, string>>): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', ...(facts === undefined ? {} : { facts }) });
}
