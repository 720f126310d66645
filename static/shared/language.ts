import type { ErrorCode } from '../../src/contract/error-codes';
import { fieldName } from './field-name';
import type { SurfaceWords, UiWords } from './words/catalogue';
import { fill, type Values } from './words/fill';

export interface Said {
  readonly title: string;
  readonly why: string;
  readonly todo: string;
}

/** The words, numbers and times of one reader. */
export interface Language {
  readonly locale: string;
  readonly say: (key: keyof UiWords, values?: Values) => string;
  readonly error: (code: ErrorCode, facts: Values) => Said;
  readonly number: (value: number) => string;
  /** "3 minutes ago", "in 4 minutes". */
  readonly relative: (iso: string, now: number) => string;
  /** Date and time to the second with the zone, for hovering. */
  readonly exact: (iso: string) => string;
  /** The day alone: "Nov 22, 2026". */
  readonly date: (iso: string) => string;
  /** The day alone: "22 Nov 2026". */
  readonly day: (iso: string) => string;
  /** "14:05" when it is today for the reader, else with the day. */
  readonly clock: (iso: string, now: number) => string;
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** An unknown zone or locale must not take the page down: the browser's own stands in. */
function usable<T>(make: () => T, otherwise: () => T): T {
  try {
    return make();
  } catch {
    return otherwise();
  }
}

/** Builds the language of a reader from the site's locale ("de_DE" or "de-DE") and an IANA time zone. */
export function createLanguage(
  reader: { locale: string; timeZone: string },
  ui: SurfaceWords['ui'],
  errors: SurfaceWords['errors'],
): Language {
  const locale = reader.locale.replace('_', '-');
  const numbers = usable(
    () => new Intl.NumberFormat(locale),
    () => new Intl.NumberFormat('en'),
  );
  const plurals = usable(
    () => new Intl.PluralRules(locale),
    () => new Intl.PluralRules('en'),
  );
  const relatives = usable(
    () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
    () => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
  );
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    usable(
      () => new Intl.DateTimeFormat(locale, { ...options, timeZone: reader.timeZone }),
      () => new Intl.DateTimeFormat('en', options),
    );
  const exact = dates({
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  const day = dates({ year: 'numeric', month: 'short', day: 'numeric' });
  const time = dates({ hour: 'numeric', minute: '2-digit' });
  const dayAndTime = dates({ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
  const number = (value: number): string => numbers.format(value);
  const text = (template: string, values: Values): string => fill(template, values, number);

  const say: Language['say'] = (key, values = {}) => {
    // No entry: a key in the place of its words can be told to us, and a page that ends cannot.
    const entry = ui[key] ?? key;
    if (typeof entry === 'string') return text(entry, values);
    const count = values['count'];
    const form = plurals.select(typeof count === 'number' ? count : 0);
    return text(form === 'one' ? entry.one : entry.other, values);
  };

  return {
    locale,
    number,
    say,
    error(code, given) {
      const words = errors[code];
      const field = given['field'];
      const facts = typeof field === 'string' ? { ...given, field: fieldName({ say }, field) } : given;
      return { title: text(words.title, facts), why: text(words.why, facts), todo: text(words.todo, facts) };
    },
    relative(iso, now) {
      const difference = Date.parse(iso) - now;
      const size = Math.abs(difference);
      if (size < 45_000) return say(difference > 0 ? 'inAMoment' : 'justNow');
      for (const [unit, length] of steps) {
        // Rounded before the comparison, so that 59 min 40 s reads "1 hour" and never "60 minutes".
        const minutes = Math.round(size / 60_000) * 60_000;
        if (minutes >= length)
          return relatives.format(Math.sign(difference) * Math.round(minutes / length), unit);
      }
      return relatives.format(Math.sign(difference), 'minute');
    },
    day: (iso) => day.format(new Date(iso)),
    exact: (iso) => exact.format(new Date(iso)),
    date: (iso) => day.format(new Date(iso)),
    clock(iso, now) {
      const at = new Date(iso);
      return day.format(at) === day.format(new Date(now)) ? time.format(at) : dayAndTime.format(at);
    },
  };
}
