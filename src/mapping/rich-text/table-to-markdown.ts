import type { AdfNode } from './adf-document';
import { inlineToMarkdown, isBlank } from './inline-to-markdown';

/** A table with one line of headings and one paragraph in each cell; null for any other, which Markdown cannot say. */
export function tableToMarkdown(table: AdfNode): string | null {
  const rows = (table.content ?? []).map(cellsOf);
  const [head, ...body] = rows;
  if (head === undefined || head.length === 0) return null;
  if (!rows.every((row) => row.length === head.length)) return null;
  if (!head.every((cell) => isSimple(cell, 'tableHeader'))) return null;
  if (!body.every((row) => row.every((cell) => isSimple(cell, 'tableCell')))) return null;
  const lines = [
    line(head.map(words)),
    line(head.map(() => '---')),
    ...body.map((row) => line(row.map(words))),
  ];
  return lines.join('\n');
}

function cellsOf(row: AdfNode): readonly AdfNode[] {
  return row.type === 'tableRow' ? (row.content ?? []) : [];
}

function isSimple(cell: AdfNode, type: string): boolean {
  const [only, ...others] = cell.content ?? [];
  return (
    cell.type === type &&
    cell.attrs === undefined &&
    others.length === 0 &&
    (only === undefined || (only.type === 'paragraph' && only.marks === undefined && !isBlank(only)))
  );
}

function words(cell: AdfNode): string {
  return inlineToMarkdown(cell.content?.[0]?.content, { oneLine: true })
    .replace(/^ | $/g, '&#32;')
    .replace(/\|/g, '\\|');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
