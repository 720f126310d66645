import * as z from 'zod';
import { html, Html } from './html';

interface Node {
  readonly type: string;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?: readonly Mark[] | undefined;
  readonly content?: readonly Node[] | undefined;
}
interface Mark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
}

const attrs = z.record(z.string(), z.unknown()).optional();
const markSchema: z.ZodType<Mark> = z.object({ type: z.string(), attrs });
const nodeSchema: z.ZodType<Node> = z.object({
  type: z.string(),
  text: z.string().optional(),
  attrs,
  marks: z.array(markSchema).optional(),
  content: z.lazy(() => z.array(nodeSchema)).optional(),
});

const wrappers: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  taskList: 'ul',
  taskItem: 'li',
  decisionList: 'ul',
  decisionItem: 'li',
  expand: 'details',
  nestedExpand: 'details',
  panel: 'div',
};
const markTags: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  underline: 'u',
  strike: 's',
};

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function tag(name: string, inner: Html): Html {
  return new Html(`<${name}>${inner.text}</${name}>`);
}

function marked(node: Node): Html {
  let inner = html`${node.text}`;
  for (const mark of node.marks ?? []) {
    const name = markTags[mark.type];
    if (name !== undefined) inner = tag(name, inner);
    else if (mark.type === 'subsup') inner = tag(mark.attrs?.['type'] === 'sup' ? 'sup' : 'sub', inner);
    else if (mark.type === 'link' && /^(https?|mailto):/i.test(text(mark.attrs?.['href']))) {
      inner = html`<a href="${text(mark.attrs?.['href'])}" rel="noopener noreferrer" target="_blank"
        >${inner}</a
      >`;
    }
  }
  return inner;
}

function render(node: Node, raise: number): Html {
  const inner = html`${(node.content ?? []).map((child) => render(child, raise))}`;
  const wrapper = wrappers[node.type];
  if (wrapper !== undefined) return tag(wrapper, inner);
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'heading':
      return tag(`h${Math.min(6, levelOf(node) + raise)}`, inner);
    case 'hardBreak':
      return html`<br />`;
    case 'rule':
      return html`<hr />`;
    case 'codeBlock':
      return html`<pre><code>${inner}</code></pre>`;
    case 'mention':
    case 'emoji':
    case 'status':
      return html`<span>${text(node.attrs?.['text']) || text(node.attrs?.['shortName'])}</span>`;
    case 'date':
      return html`<time
        >${new Date(Number(node.attrs?.['timestamp'] ?? 0)).toISOString().slice(0, 10)}</time
      >`;
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return html`<span>${text(node.attrs?.['url'])}</span>`;
    default:
      return inner.text === '' ? html`<span class="hint">[${node.type}]</span>` : inner;
  }
}

/** A document of the Atlassian Document Format as markup for reading. Null and empty documents give null. */
export function adfToHtml(document: unknown): Html | null {
  const parsed = nodeSchema.safeParse(document);
  if (!parsed.success || (parsed.data.content ?? []).length === 0) return null;
  const levels = (parsed.data.content ?? []).filter(({ type }) => type === 'heading').map(levelOf);
  // The page has first and second level headings of its own, and none may be left out on the way down.
  const raise = highestFreeLevel - Math.min(...levels);
  return html`${(parsed.data.content ?? []).map((node) => render(node, raise))}`;
}

const highestFreeLevel = 3;

function levelOf(node: Node): number {
  return Number(node.attrs?.['level'] ?? 1);
}

/** The plain text of a document, one blank line between blocks: what the shell's simple editor starts from. */
export function adfToText(document: unknown): string {
  const parsed = nodeSchema.safeParse(document);
  return parsed.success ? (parsed.data.content ?? []).map(plain).join('\n\n') : '';
}

const blocks = /^(paragraph|heading|listItem|taskItem|tableRow|tableCell|tableHeader)$|List$/;

function plain(node: Node): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.text !== undefined) return node.text;
  const parts = (node.content ?? []).map(plain);
  return parts.length > 0
    ? parts.join(blocks.test(node.content?.[0]?.type ?? '') ? '\n' : '')
    : text(node.attrs?.['text']);
}

/** Paragraphs from plain text; null for nothing. */
export function textToAdf(value: string): unknown {
  const paragraphs = value
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');
  if (paragraphs.length === 0) return null;
  return {
    type: 'doc',
    version: 1,
    content: paragraphs.map((paragraph) => ({
      type: 'paragraph',
      content: paragraph
        .split('\n')
        .flatMap((line, index) => [
          ...(index > 0 ? [{ type: 'hardBreak' }] : []),
          ...(line === '' ? [] : [{ type: 'text', text: line }]),
        ]),
    })),
  };
}
