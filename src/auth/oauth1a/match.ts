import { isSpace } from './consumer-key';
import { readPublicKey, type KeyFault } from './public-key';

/** Checks what the other side shows against what it should: equal, or where and how they differ. */

export type MatchKind = 'consumerKey' | 'publicKey' | 'address';

export type Difference =
  | 'empty'
  | 'space'
  | 'case'
  | 'differs'
  /** Of public keys: no key at all, or that of another pair. */
  | 'not-a-key'
  | 'other-key'
  /** Of addresses: no address at all, or the part in which they differ first. */
  | 'not-an-address'
  | 'scheme'
  | 'host'
  | 'port'
  | 'path';

export type Match =
  | { readonly equal: true }
  | {
      readonly equal: false;
      readonly reason: Difference;
      /** Characters of the pasted text, from 0, up to the first difference; of another key, of its bare base64. */
      readonly at: number;
      /** Why it is no key. */
      readonly fault?: KeyFault;
      /** Of the pasted key, where it is one. */
      readonly fingerprint?: string;
    };

/** `ours` is what the app holds: a consumer key, a public key as PEM, or an address. */
export function compare(kind: MatchKind, ours: string, pasted: string): Match {
  if (pasted.trim() === '') return { equal: false, reason: 'empty', at: 0 };
  switch (kind) {
    case 'consumerKey':
      return compareLetters(ours, pasted.replace(/[\r\n]+$/, ''));
    case 'publicKey':
      return compareKeys(ours, pasted);
    case 'address':
      return compareAddresses(ours, pasted);
  }
}

function compareLetters(ours: string, pasted: string): Match {
  if (ours === pasted) return { equal: true };
  const at = firstDifference(ours, pasted);
  const space = Array.from(pasted).findIndex(isSpace);
  if (space >= 0) return { equal: false, reason: 'space', at: space };
  return { equal: false, reason: ours.toLowerCase() === pasted.toLowerCase() ? 'case' : 'differs', at };
}

function compareKeys(ours: string, pasted: string): Match {
  const theirs = readPublicKey(pasted);
  if (!theirs.ok) return { equal: false, reason: 'not-a-key', at: theirs.at, fault: theirs.reason };
  const mine = readPublicKey(ours);
  if (mine.ok && mine.key.bare === theirs.key.bare) return { equal: true };
  return {
    equal: false,
    reason: 'other-key',
    at: mine.ok ? firstDifference(mine.key.bare, theirs.key.bare) : 0,
    fingerprint: theirs.key.fingerprint,
  };
}

/** Addresses are equal when they lead to the same place: the case of the host, a default port and a last slash do not count. */
function compareAddresses(ours: string, pasted: string): Match {
  const text = pasted.trim();
  const at = firstDifference(ours, text);
  const differ = (reason: Difference): Match => ({ equal: false, reason, at });
  const space = Array.from(text).findIndex(isSpace);
  if (space >= 0) return { equal: false, reason: 'space', at: space };
  if (!URL.canParse(ours) || !/^https?:\/\//i.test(text) || !URL.canParse(text))
    return differ('not-an-address');
  const mine = new URL(ours);
  const theirs = new URL(text);
  if (mine.hostname !== theirs.hostname) return differ('host');
  if (mine.protocol !== theirs.protocol) return differ('scheme');
  if (mine.port !== theirs.port) return differ('port');
  const ourRest = restOf(mine);
  const theirRest = restOf(theirs);
  if (ourRest === theirRest) return { equal: true };
  return differ(ourRest.toLowerCase() === theirRest.toLowerCase() ? 'case' : 'path');
}

function restOf({ pathname, search, hash }: URL): string {
  return `${pathname.replace(/\/+$/, '')}${search}${hash}`;
}

function firstDifference(one: string, other: string): number {
  const mine = Array.from(one);
  const at = Array.from(other).findIndex((character, index) => character !== mine[index]);
  return at < 0 ? Math.min(mine.length, Array.from(other).length) : at;
}
