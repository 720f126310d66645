/** What keeps a text from being a consumer key. The backend decides; this says the same earlier. */
export type ConsumerKeyFault = 'missing' | 'symbols' | 'too-short' | 'too-long';

/** Both sides must hold it letter by letter, and forms mangle what is neither letter nor digit. */
export function consumerKeyFault(typed: string): ConsumerKeyFault | null {
  if (typed === '') return 'missing';
  if (!/^[A-Za-z0-9]+$/.test(typed)) return 'symbols';
  if (typed.length < 8) return 'too-short';
  return typed.length > 64 ? 'too-long' : null;
}
