import type { AdfDocument, AdfNode } from './adf-document';

/** Jira's limit for a description or comment, in characters (https://jira.atlassian.com/browse/JRACLOUD-68949). */
export const jiraTextLimit = 32_767;

/** How much of the limit a node takes. */
export type Measure = (node: AdfNode) => number;

/** The stored form with all its markup: what Jira counts at most. Atlassian documents no more than the number. */
export const storedSize: Measure = (node) => JSON.stringify(node).length + 1;

/** The words alone: what Jira must be counting where it already holds a document whose stored form is over the limit. */
export const wordSize: Measure = (node) =>
  (node.text?.length ?? 0) + 1 + (node.content ?? []).reduce((sum, child) => sum + wordSize(child), 0);

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
// The frame `{"type":"doc","version":1,"content":[]}` around the blocks.
const frame = 45;

/**
 * The document cut at a block so that it fits, ending with a note that says so. A first block too large alone keeps
 * as much of its text as fits. `limit` in characters, at least 300.
 */
export function fitAdf(
  document: AdfDocument,
  limit: number = jiraTextLimit,
  measure: Measure = storedSize,
): { readonly document: AdfDocument; readonly shortened: boolean } {
  const total = document.content.length;
  const sizes = document.content.map(measure);
  if (sizes.reduce((sum, size) => sum + size, frame) <= limit) return { document, shortened: false };
  // Its count is never longer than the total's.
  let room = limit - frame - measure(note(total + 1));
  let fitting = 0;
  for (const size of sizes) {
    if (size > room) break;
    room -= size;
    fitting += 1;
  }
  const kept = document.content.slice(0, fitting);
  const start = fitting === 0 ? beginning(document.content[0], room, measure) : null;
  const content = [...kept, ...(start === null ? [] : [start]), note(total - fitting)];
  return { document: { ...document, content }, shortened: true };
}

function beginning(node: AdfNode | undefined, room: number, measure: Measure): AdfNode | null {
  const words = node === undefined ? '' : allText(node);
  const first = (length: number): AdfNode => ({
    type: 'paragraph',
    // Half a surrogate pair is no text.
    content: [{ type: 'text', text: words.slice(0, length).replace(/[\ud800-\udbff]$/, '') }],
  });
  let length = Math.min(words.length, room);
  while (length > 0 && measure(first(length)) > room) length = Math.floor(length * 0.9);
  return length > 1 ? first(length) : null;
}

function allText(node: AdfNode): string {
  if (node.type === 'hardBreak') return ' ';
  return (
    node.text ??
    (node.content ?? [])
      .map(allText)
      .join(node.type === 'paragraph' ? '' : ' ')
      .trim()
  );
}
