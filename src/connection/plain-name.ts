import { Problem } from '../errors/problem';

export type NameFault = 'markup' | 'emoji' | 'invisible';

/**
 * What keeps a name from being plain text, or null. Angle brackets are markup wherever somebody forgets to escape it,
 * emoji look different on each screen, and control and direction marks make two names look alike.
 */
export function nameFault(name: string): NameFault | null {
  if (/[<>]/.test(name)) return 'markup';
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(name)) return 'emoji';
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(name) ? 'invisible' : null;
}

/** Throws `NAME_NOT_PLAIN`. */
export function refuseUnplain(name: string): void {
  const fault = nameFault(name);
  if (fault !== null)
    throw new Problem('NAME_NOT_PLAIN', { scope: 'request', retry: 'never', facts: { fault } });
}
