import { randomInt } from 'node:crypto';

/** Why a text cannot be a consumer key: both sides must hold it letter by letter, and forms mangle the rest. */
export type ConsumerKeyFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'too-short' | 'too-long'; readonly length: number }
  /** `at` counts characters from 0. */
  | { readonly fault: 'space' | 'symbol'; readonly at: number; readonly character: string };

const SHORTEST_CONSUMER_KEY = 8;
const LONGEST_CONSUMER_KEY = 64;

/** What is wrong with a consumer key, or null. What stands around it counts too. */
export function consumerKeyFault(key: string): ConsumerKeyFault | null {
  if (key === '') return { fault: 'empty' };
  const characters = Array.from(key);
  const at = characters.findIndex((character) => !/^[A-Za-z0-9]$/.test(character));
  const character = characters[at];
  if (character !== undefined) return { fault: isSpace(character) ? 'space' : 'symbol', at, character };
  const { length } = characters;
  if (length < SHORTEST_CONSUMER_KEY) return { fault: 'too-short', length };
  if (length > LONGEST_CONSUMER_KEY) return { fault: 'too-long', length };
  return null;
}

/** A key nobody else has: the app's name, so that it is known again in a list, and 16 characters by chance. */
export function suggestConsumerKey(): string {
  // Without 0, O, 1, l and I, which are hard to tell apart when somebody reads them out.
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const tail = Array.from({ length: 16 }, () => alphabet.charAt(randomInt(alphabet.length)));
  return `planlink${tail.join('')}`;
}

/** White space, and the characters of no width that come along from web pages. */
function isSpace(character: string): boolean {
  return /^[\s\p{Cf}\p{Z}]$/u.test(character);
}
