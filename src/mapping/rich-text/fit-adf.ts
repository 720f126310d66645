import type { AdfDocument, AdfNode } from './adf-document';

/** Jira's limit for a description or comment, in characters. */
export const jiraTextLimit = 32_767;

const note = (rest: number): AdfNode => ({
  type: 'paragraph',
  content: [
    {
      type: 'text',
      text: `… (shortened by Planlink: ${String(rest)} more ${rest === 1 ? 'block' : 'blocks'})`,
      marks: [{ type: 'em' }],
    },
  ],
});

/**
 * The document cut at a block so that it fits, ending with a note that says so. Jira counts the stored form, so the
 * limit is compared with the length of the JSON. A first block too large alone keeps as much of its text as fits.
 */
export function fitAdf(
  document: AdfDocument,
  limit: number = jiraTextLimit,
): { readonly document: AdfDocument; readonly shortened: boolean } {
  if (JSON.stringify(document).length <= limit) return { document, shortened: false };
  const total = document.content.length;
  // The frame of the document and the note, whose count is never longer than the total's.
  let room = limit - JSON.stringify({ ...document, content: [note(total + 1)] }).length - 1;
  const kept: AdfNode[] = [];
  for (const block of document.content) {
    const size = JSON.stringify(block).length + 1;
    if (size > room) break;
    kept.push(block);
    room -= size;
  }
  if (kept.length === 0) {
    const start = textOnly(document.content[0], room);
    if (start !== null) kept.push(start);
  }
  return { document: { ...document, content: [...kept, note(total - kept.length || 1)] }, shortened: true };
}

function textOnly(node: AdfNode | undefined, room: number): AdfNode | null {
  if (node === undefined) return null;
  const words = allText(node);
  const frame = JSON.stringify({ type: 'paragraph', content: [{ type: 'text', text: '' }] }).length;
  let end = Math.min(words.length, Math.max(0, room - frame));
  while (end > 0 && JSON.stringify(words.slice(0, end)).length - 2 + frame > room)
    end = Math.floor(end * 0.9);
  // Half a surrogate pair is no text.
  const text = words.slice(0, end).replace(/[\ud800-\udbff]$/, '');
  return text === '' ? null : { type: 'paragraph', content: [{ type: 'text', text }] };
}

function allText(node: AdfNode): string {
  return (
    node.text ??
    (node.type === 'hardBreak'
      ? ' '
      : (node.content ?? []).map(allText).join(node.type === 'paragraph' ? '' : ' '))
  );
}
