const marks = '*_-+^~!';
const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** Plain text for wiki markup: what would be read as markup gets a backslash, and nothing else. */
export function escapedText(text: string): string {
  return Array.from(text)
    .map((character, index, all) => {
      // Two of them are an end of line, so this one stands as an entity.
      if (character === '\\') return isWord(all[index + 1] ?? ' ') ? character : '&#92;';
      if ('{}[]|'.includes(character)) return `\\${character}`;
      if (!marks.includes(character)) return character;
      const before = all[index - 1] ?? ' ';
      const after = all[index + 1] ?? ' ';
      // Between letters and between blanks a mark is a character like any other.
      const opens = !isWord(before) && /\S/.test(after);
      const closes = !isWord(after) && /\S/.test(before);
      return opens || closes ? `\\${character}` : character;
    })
    .join('')
    .replace(/^(\s*)([-*#])(?=\s)/, '$1\\$2');
}
