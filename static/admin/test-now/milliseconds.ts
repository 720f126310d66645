/** A short time as a reader's language writes it: "320 ms", "1.4 sec". */
export function milliseconds(length: number, locale: string): string {
  const long = length >= 1_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: long ? 'second' : 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: long ? 1 : 0,
  }).format(long ? length / 1_000 : Math.max(1, length));
}
