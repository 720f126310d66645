import { linkAt, pictureAt } from './wiki-links';

export interface WikiCell {
  readonly isHeader: boolean;
  readonly text: string;
}

/** The lines of a table from this one on, as rows; `end` is the first line that is no part of it. */
export function tableRows(
  lines: readonly string[],
  start: number,
): { readonly rows: readonly string[]; readonly end: number } {
  const rows: string[] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const last = rows.at(-1);
    if (/^\s*\|/.test(line)) rows.push(line.trimStart());
    else if (last === undefined || line.trim() === '' || isClosed(last)) break;
    // A cell goes on until a sign ends it, over several lines.
    else rows[rows.length - 1] = `${last}\n${line}`;
  }
  return { rows, end: at };
}

function isClosed(row: string): boolean {
  const text = row.trimEnd();
  return text.endsWith('|') && !text.endsWith('\\|');
}

/** The cells of a row: `||` before one says that it is a heading. What stands in a link or a picture ends no cell. */
export function cellsOf(row: string): readonly WikiCell[] {
  const cells: WikiCell[] = [];
  let header: boolean | null = null;
  let text = '';
  for (let at = 0; at < row.length;) {
    const char = row.charAt(at);
    if (char !== '|') {
      const length = whole(row, at);
      text += row.slice(at, at + length);
      at += length;
      continue;
    }
    if (header !== null) cells.push({ isHeader: header, text: text.trimStart() });
    header = row[at + 1] === '|';
    text = '';
    at += header ? 2 : 1;
  }
  if (header !== null && text.trim() !== '') cells.push({ isHeader: header, text: text.trimStart() });
  return cells;
}

function whole(row: string, at: number): number {
  const char = row.charAt(at);
  if (char === '\\') return 2;
  if (char === '[') return linkAt(row, at)?.length ?? 1;
  return char === '!' ? (pictureAt(row, at)?.all.length ?? 1) : 1;
}
