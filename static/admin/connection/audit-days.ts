import type { WordKey } from '../../shared/words/catalogue';

const fewest = 7;
const most = 3650;

/** What is wrong with the days that the record is kept, as they are typed; null when nothing is. */
export function auditDaysFault(typed: string): WordKey | null {
  const text = typed.trim();
  if (text === '') return 'settings.auditDaysMissing';
  const days = Number(text);
  return /^\d+$/.test(text) && days >= fewest && days <= most ? null : 'settings.auditDaysRange';
}
