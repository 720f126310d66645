const named: Readonly<Record<string, string>> = {
  aqua: '#00ffff',
  black: '#000000',
  blue: '#0000ff',
  brown: '#a52a2a',
  cyan: '#00ffff',
  darkgreen: '#006400',
  darkred: '#8b0000',
  fuchsia: '#ff00ff',
  gold: '#ffd700',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  lime: '#00ff00',
  magenta: '#ff00ff',
  maroon: '#800000',
  navy: '#000080',
  olive: '#808000',
  orange: '#ffa500',
  pink: '#ffc0cb',
  purple: '#800080',
  red: '#ff0000',
  silver: '#c0c0c0',
  teal: '#008080',
  violet: '#ee82ee',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** The colour as six hexadecimal digits, which is all that Jira takes; null for what is none. */
export function hexColour(said: string): string | null {
  const word = said.trim().toLowerCase();
  const known = Object.hasOwn(named, word) ? named[word] : undefined;
  if (known !== undefined) return known;
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(word);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return /^#?[0-9a-f]{6}$/.test(word) ? `#${word.replace('#', '')}` : null;
}

/** The backgrounds that Jira Cloud itself writes for its kinds of panels when it is asked for wiki markup. */
export const panelColours: Readonly<Record<string, string>> = {
  info: '#deebff',
  note: '#eae6ff',
  success: '#e3fcef',
  warning: '#fffae6',
  error: '#ffebe6',
  tip: '#e3fcf0',
};

/** Those of statuses, likewise. */
export const statusColours: Readonly<Record<string, string>> = {
  neutral: '#97a0af',
  purple: '#6554c0',
  blue: '#00b8d9',
  red: '#ff5630',
  yellow: '#ff991f',
  green: '#36b37e',
};

export function keyOf(table: Readonly<Record<string, string>>, colour: string): string | undefined {
  return Object.keys(table).find((key) => table[key] === colour);
}
