import type { Personality, PersonalityParts } from './door';

/** Every platform that the sandbox can be beside the one of our own API. */
export async function personalities(_parts: PersonalityParts): Promise<readonly Personality[]> {
  return [];
}
