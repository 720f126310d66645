export type Values = Readonly<Record<string, string | number>>;

const place = /\{(\w+)(?:\|([^}]*))?\}/g;

/** Puts values into `{name}` and `{name|what stands there without a value}`. */
export function fill(template: string, values: Values, number: (value: number) => string = String): string {
  return template.replace(place, (_whole, name: string, otherwise: string | undefined) => {
    const value = values[name];
    if (value === undefined || value === '') return otherwise ?? '';
    return typeof value === 'number' ? number(value) : value;
  });
}

/** The names a template has places for, in alphabetical order. */
export function placesOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(place)].map((match) => match[1] ?? ''))].sort();
}
