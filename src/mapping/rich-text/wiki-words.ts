const escapable = '-#*_+?^~|%{}[]()!@';
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/iy;

/** What a backslash or a reference stands for at this place, and how long it is; null where there is none. */
export function escapedAt(
  text: string,
  at: number,
): { readonly words: string; readonly length: number } | null {
  if (text[at] === '\\') {
    const next = text.charAt(at + 1);
    // Jira's own rule: two backslashes escape nothing.
    return next !== '' && text[at - 1] !== '\\' && escapable.includes(next)
      ? { words: next, length: 2 }
      : null;
  }
  if (text[at] !== '&') return null;
  reference.lastIndex = at;
  const [all, decimal, hexadecimal, name] = reference.exec(text) ?? [];
  if (all === undefined) return null;
  if (name !== undefined) return { words: named[name.toLowerCase()] ?? all, length: all.length };
  const point = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  // Control characters, halves of pairs and what is no character stay the words they are.
  const isCharacter =
    point >= 0x20 &&
    point <= 0x10ffff &&
    !(point >= 0x7f && point < 0xa0) &&
    !(point >= 0xd800 && point < 0xe000);
  return isCharacter && (point & 0xfffe) !== 0xfffe
    ? { words: String.fromCodePoint(point), length: all.length }
    : null;
}

/** Words without their escapes, and no other sign of theirs read. */
export function unescaped(text: string): string {
  let words = '';
  for (let at = 0; at < text.length;) {
    const found = escapedAt(text, at);
    words += found?.words ?? text.charAt(at);
    at += found?.length ?? 1;
  }
  return words;
}

export function isLetterBefore(text: string, at: number): boolean {
  return /[\p{L}\p{Nd}]$/u.test(text.slice(Math.max(0, at - 2), at));
}

export function isLetterAt(text: string, at: number): boolean {
  return /^[\p{L}\p{Nd}]/u.test(text.slice(at, at + 2));
}
