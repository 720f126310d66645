/** Compares what the other side shows with what stands here: equal, or where and how the two differ first. */

export type MatchKind = 'consumerKey' | 'publicKey' | 'address';

export type Difference =
  | 'space'
  | 'case'
  | 'differs'
  | 'too-short'
  | 'private-key'
  | 'not-a-key'
  | 'other-key'
  | 'not-an-address'
  | 'scheme'
  | 'host'
  | 'port'
  | 'path';

export type Match =
  | { readonly state: 'nothing' }
  | { readonly state: 'equal' }
  | {
      readonly state: 'different';
      readonly reason: Difference;
      /** The pasted text as it was compared. */
      readonly text: string;
      /** Characters of `text`, from 0, up to the first difference; null where no one character is to blame. */
      readonly at: number | null;
    };

const different = (reason: Difference, text: string, at: number | null): Match => ({
  state: 'different',
  reason,
  text,
  at,
});

/** `ours` is what the app holds: a consumer key, a public key as PEM, or an address. */
export function compare(kind: MatchKind, ours: string, pasted: string): Match {
  if (pasted.trim() === '') return { state: 'nothing' };
  if (kind === 'consumerKey') return compareLetters(ours, pasted.replace(/[\r\n]+$/, ''));
  return kind === 'publicKey' ? compareKeys(ours, pasted) : compareAddresses(ours, pasted.trim());
}

/** White space, and the characters of no width that come along from web pages. */
const space = /[\s\p{Cf}\p{Z}]/u;

function firstDifference(ours: string, theirs: string): number {
  let at = 0;
  while (at < ours.length && at < theirs.length && ours[at] === theirs[at]) at += 1;
  return at;
}

function compareLetters(ours: string, theirs: string): Match {
  if (ours === theirs) return { state: 'equal' };
  const gap = theirs.search(space);
  if (gap >= 0) return different('space', theirs, gap);
  const at = firstDifference(ours, theirs);
  if (ours.toLowerCase() === theirs.toLowerCase()) return different('case', theirs, at);
  return different(ours.startsWith(theirs) ? 'too-short' : 'differs', theirs, at);
}

/** The letters of a key without header, footer and line breaks. */
function bare(key: string): string {
  return key.replace(/-----[^-]*-----/g, '').replace(/\s+/g, '');
}

function compareKeys(ours: string, pasted: string): Match {
  if (/PRIVATE KEY/.test(pasted)) return different('private-key', pasted, null);
  const mine = bare(ours);
  const theirs = bare(pasted);
  if (mine === theirs) return { state: 'equal' };
  const odd = theirs.search(/[^A-Za-z0-9+/=]/);
  if (odd >= 0) return different('not-a-key', theirs, odd);
  // Every public key in this form begins with a DER sequence.
  if (!theirs.startsWith('M')) return different('not-a-key', theirs, 0);
  const at = firstDifference(mine, theirs);
  return different(mine.startsWith(theirs) ? 'too-short' : 'other-key', theirs, at);
}

/** Equal is what leads to the same place: the case of the host, a default port and a last slash do not count. */
function compareAddresses(ours: string, theirs: string): Match {
  const at = firstDifference(ours, theirs);
  const gap = theirs.search(space);
  if (gap >= 0) return different('space', theirs, gap);
  if (!/^https?:\/\//i.test(theirs) || !URL.canParse(theirs) || !URL.canParse(ours))
    return different('not-an-address', theirs, null);
  const mine = new URL(ours);
  const other = new URL(theirs);
  if (mine.hostname !== other.hostname) return different('host', theirs, at);
  if (mine.protocol !== other.protocol) return different('scheme', theirs, at);
  if (mine.port !== other.port) return different('port', theirs, at);
  const [here, there] = [mine, other].map((url) => `${url.pathname.replace(/\/+$/, '')}${url.search}`);
  if (here === there) return { state: 'equal' };
  return different(here?.toLowerCase() === there?.toLowerCase() ? 'case' : 'path', theirs, at);
}
