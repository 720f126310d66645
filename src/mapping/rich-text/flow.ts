import type { AdfMark, AdfNode } from './adf-document';
import { cleanText } from './clean-text';
import type { HtmlElement, HtmlNode } from './html-tree';
import { attributeOf, textOf } from './html-tree';
import { cardUrl, carried, carriedMarks, inlineNodeOf, markOf } from './inline-from-html';
import { asBlocks, paragraphs } from './paragraphs';
import { safeUrl } from './safe-url';
import { tableNodes } from './table-from-html';
import { travelledNode } from './travelling-node';

export type Restorable = (node: AdfNode) => boolean;
type Flow = (nodes: readonly HtmlNode[], marks: readonly AdfMark[]) => AdfNode[];

const headings = /^h[1-6]$/;
// Elements that HTML starts on a line of their own, whatever they mean.
const lines = new Set(
  'div section article header footer main nav aside address fieldset form dl dt dd figure figcaption details summary center caption thead tbody tfoot tr td th'.split(
    ' ',
  ),
);

/** Turns HTML into nodes in reading order, inline and blocks mixed; `conform` then makes a valid document of them. */
export function flowFrom(restorable: Restorable): Flow {
  const flow: Flow = (nodes, marks) =>
    nodes.flatMap((node) => (typeof node === 'string' ? text(node, marks) : fromElement(node, marks)));
  const blocksOf = (element: HtmlElement, marks: readonly AdfMark[]) =>
    asBlocks(flow(element.children, marks));

  function fromElement(element: HtmlElement, marks: readonly AdfMark[]): AdfNode[] {
    const travelled = travelledNode(element);
    if (travelled !== null && restorable(travelled)) return [travelled];
    const { name } = element;
    if (name === 'br') return [{ type: 'hardBreak' }];
    if (name === 'hr') return [{ type: 'rule' }];
    if (name === 'img') return image(element, marks);
    if (name === 'pre') return [codeBlock(element)];
    if (name === 'p')
      return paragraphs(flow(element.children, marks), { type: 'paragraph', marks: carriedMarks(element) });
    if (headings.test(name)) {
      return paragraphs(flow(element.children, marks), {
        type: 'heading',
        attrs: { level: Number(name[1]) },
        marks: carriedMarks(element),
      });
    }
    if (name === 'ul' || name === 'ol') return list(element, marks);
    if (name === 'li') return [{ type: 'listItem', content: blocksOf(element, marks) }];
    if (name === 'blockquote') return [{ type: 'blockquote', content: blocksOf(element, marks) }];
    if (name === 'table') return tableNodes(element, (part) => blocksOf(part, marks));
    if (name === 'div') return division(element, marks);
    if (lines.has(name)) return blocksOf(element, marks);
    return marker(element, marks) ?? inlineOrInside(element, marks);
  }

  function inlineOrInside(element: HtmlElement, marks: readonly AdfMark[]): AdfNode[] {
    const node = inlineNodeOf(element);
    return node === null ? flow(element.children, joined(marks, markOf(element))) : [node];
  }

  function list(element: HtmlElement, marks: readonly AdfMark[]): AdfNode[] {
    const items: AdfNode[] = [];
    for (const block of asBlocks(flow(element.children, marks))) {
      // Items arrive as a list of their own; anything else in a list becomes an item.
      if (block.type === 'bulletList' && block.attrs?.['loose'] === true)
        items.push(...(block.content ?? []));
      else items.push({ type: 'listItem', content: [block] });
    }
    if (items.length === 0) return [];
    const start = Number(attributeOf(element, 'start') ?? '1');
    return [
      element.name === 'ul'
        ? { type: 'bulletList', content: items }
        : { type: 'orderedList', attrs: { order: start }, content: items },
    ];
  }

  function division(element: HtmlElement, marks: readonly AdfMark[]): AdfNode[] {
    const panelType = attributeOf(element, 'data-panel');
    const width = attributeOf(element, 'data-layout-column');
    const shared = { marks: carriedMarks(element) };
    const content = blocksOf(element, marks);
    if (panelType !== undefined)
      return [{ type: 'panel', attrs: { ...carried(element), panelType }, content }];
    if (attributeOf(element, 'data-expand') !== undefined) return [{ type: 'expand', ...shared, content }];
    if (attributeOf(element, 'data-layout') !== undefined)
      return [{ type: 'layoutSection', ...shared, content }];
    if (width !== undefined)
      return [{ type: 'layoutColumn', attrs: { ...carried(element), width: Number(width) }, content }];
    const url = attributeOf(element, 'data-card') === 'block' ? cardUrl(element) : null;
    if (url !== null) return [{ type: 'blockCard', attrs: { url } }];
    const [only, ...others] = content;
    // What Markdown has no attribute for stands around the block it belongs to.
    return only === undefined || others.length > 0 || attributeOf(element, 'data-block') === undefined
      ? content
      : [{ ...only, attrs: { ...carried(element), ...only.attrs }, marks: carriedMarks(element) }];
  }

  return flow;
}

function text(raw: string, marks: readonly AdfMark[]): AdfNode[] {
  // Line ends in HTML source are mere spacing. They stay recognisable until it is known what stands around them.
  const value = cleanText(raw).replace(/[ \t]*\n[ \t\n]*/g, '\n');
  return value === '' ? [] : [{ type: 'text', text: value, ...(marks.length > 0 ? { marks } : {}) }];
}

function joined(outer: readonly AdfMark[], inner: readonly AdfMark[]): readonly AdfMark[] {
  return inner.length === 0
    ? outer
    : [...outer.filter(({ type }) => !inner.some((mark) => mark.type === type)), ...inner];
}

function image(element: HtmlElement, marks: readonly AdfMark[]): AdfNode[] {
  const href = safeUrl(attributeOf(element, 'src') ?? '');
  const alt = attributeOf(element, 'alt') ?? '';
  return text(
    alt || (href ?? ''),
    href === null ? marks : joined(marks, [{ type: 'link', attrs: { href } }]),
  );
}

function codeBlock(element: HtmlElement): AdfNode {
  const inner = element.children.find((child) => typeof child !== 'string' && child.name === 'code');
  const tagged = typeof inner === 'object' ? attributeOf(inner, 'class') : undefined;
  const language = attributeOf(element, 'data-language') ?? /(?:^|\s)language-(\S+)/.exec(tagged ?? '')?.[1];
  const raw = cleanText(textOf(element.children));
  // The first line end right after <pre> is no part of the text.
  const words = typeof element.children[0] === 'string' ? raw.replace(/^\n/, '') : raw;
  return {
    type: 'codeBlock',
    attrs: { ...carried(element), ...(language === undefined ? {} : { language }) },
    marks: carriedMarks(element),
    ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }),
  };
}

/** Signs of task and decision items and titles of expands: no nodes of Jira's, resolved by `conform`. */
function marker(element: HtmlElement, marks: readonly AdfMark[]): AdfNode[] | null {
  const task = attributeOf(element, 'data-task');
  const decision = attributeOf(element, 'data-decision');
  const words = textOf(element.children);
  if (attributeOf(element, 'data-expand-title') !== undefined)
    return [{ type: 'titleMarker', text: cleanText(words) }];
  if (task === undefined && decision === undefined) return null;
  const sign = words.trimStart().charAt(0);
  const rest = '☐☑◆'.includes(sign) ? words.trimStart().replace(/^.\s?/u, '') : words;
  // A person who changes the sign itself means the state.
  const state = sign === '☑' ? 'DONE' : sign === '☐' ? 'TODO' : task === 'DONE' ? 'DONE' : 'TODO';
  const node =
    task === undefined
      ? {
          type: 'decisionMarker',
          attrs: { state: /^[A-Z_]{1,30}$/.test(decision ?? '') ? decision : 'DECIDED' },
        }
      : { type: 'taskMarker', attrs: { state } };
  return [node, ...text(rest, marks)];
}
