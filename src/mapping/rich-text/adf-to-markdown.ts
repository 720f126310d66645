import type { AdfNode } from './adf-document';
import { attribute, textAttribute } from './adf-document';
import { blockToHtml } from './adf-to-html';
import { canonicalAdf } from './canonical-adf';
import { cleanText } from './clean-text';
import { inlineTypes } from './containment';
import type { Attributes } from './element';
import { carriedAttributes } from './element';
import { escapeLines, escapeWords } from './escape-markdown';
import { inlineToMarkdown, isBlank, linkTo, tagged } from './inline-to-markdown';
import { indented, listMarkers } from './list-to-markdown';
import { nodeAttributes } from './node-rules';
import { inlineText, plainText } from './plain-text';
import { tableToMarkdown } from './table-to-markdown';
import { travelAttributes } from './travelling-node';

/**
 * An Atlassian document as GitHub flavoured Markdown (https://github.github.com/gfm/). What Markdown has no words for
 * is said by the HTML of docs/platform-api around Markdown: readers see the words alone. Takes anything, never throws.
 */
export function adfToMarkdown(document: unknown): string {
  return blocks(canonicalAdf(document).content);
}

function blocks(nodes: readonly AdfNode[] = []): string {
  const seen = nodes.flatMap(shown);
  const markers = listMarkers(seen);
  return seen
    .map((node, index) => block(node, markers[index] ?? false))
    .filter((markdown) => markdown !== '')
    .join('\n\n');
}

/** What stands for a node of another kind: two lists with nothing to see between them are neighbours. */
function shown(node: AdfNode): readonly AdfNode[] {
  if (Object.hasOwn(nodeAttributes, node.type)) return [node];
  if (node.content !== undefined) return node.content.flatMap(shown);
  return inlineText(node) === '' ? [] : [node];
}

/** `other`: the list stands right after one that would swallow it, so that it needs the other kind of bullets. */
function block(node: AdfNode, other: boolean): string {
  const carried = carriedAttributes(node);
  switch (node.type) {
    case 'paragraph': {
      if (isBlank(node)) return html(node);
      const text = inlineToMarkdown(node.content, { oneLine: false });
      // Alone on its line a break is raw HTML and no paragraph: two of them came back as one.
      if (text === '<br>') return html(node);
      return kept(carried, text === '' ? '<p></p>' : escapeLines(text));
    }
    case 'heading': {
      const text = inlineToMarkdown(node.content, { oneLine: true });
      return kept(carried, `${'#'.repeat(level(node))} ${closed(escapeLines(text))}`.trimEnd());
    }
    case 'bulletList':
    case 'orderedList': {
      const items = (node.content ?? []).map((item) => blocksOfItem(item.content));
      return list(node, items, other);
    }
    case 'taskList':
    case 'decisionList':
      return list(node, signedItems(node.content), other);
    case 'codeBlock':
      return kept(carried, fence(node));
    case 'blockquote': {
      const quoted = blocks(node.content) || '<p></p>';
      return quoted
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');
    }
    case 'rule':
      return '___';
    case 'panel':
      return around(
        { 'data-panel': textAttribute(node, 'panelType') || 'info', ...carried },
        blocks(node.content),
      );
    case 'expand':
    case 'nestedExpand':
      return around({ 'data-expand': '', ...carried }, join(title(node), blocks(node.content)));
    case 'layoutSection':
      return around({ 'data-layout': '', ...carried }, blocks(node.content));
    case 'layoutColumn': {
      const width = attribute(node, 'width');
      const share = typeof width === 'number' ? width : 50;
      return around({ 'data-layout-column': share, ...carried }, blocks(node.content));
    }
    case 'table': {
      const table = tableToMarkdown(node);
      return table === null ? html(node) : kept(carried, table);
    }
    default:
      return unsaid(node);
  }
}

function unsaid(node: AdfNode): string {
  if (inlineTypes.has(node.type)) return escapeLines(inlineToMarkdown([node], { oneLine: false }));
  switch (node.type) {
    case 'blockCard':
    case 'embedCard': {
      const url = textAttribute(node, 'url');
      if (url === '') return escapeLines(escapeWords(inlineText(node)));
      const travel =
        node.type === 'blockCard' ? { 'data-card': 'block' } : travelAttributes(node, inlineText(node));
      return kept(travel, linkTo(url));
    }
    case 'mediaSingle':
    case 'mediaGroup': {
      const words = (node.content ?? []).map(mediaText);
      const lines = (node.content ?? []).map((child, index) => {
        const url = textAttribute(child, 'url');
        const text = words[index] ?? '';
        return url === '' ? escapeLines(escapeWords(text)) : linkTo(url, text);
      });
      return kept(travelAttributes(node, words.join(' ')), lines.filter((line) => line !== '').join('\n\n'));
    }
    default:
      return escapeLines(escapeWords(cleanText(inlineText(node))));
  }
}

function mediaText(node: AdfNode): string {
  return node.type === 'caption' ? plainText(node.content ?? []) : `[${inlineText(node)}]`;
}

/** Around a block whose layout Markdown cannot say; nothing is needed around most. */
function kept(attributes: Attributes, markdown: string): string {
  const needed = Object.values(attributes).some((value) => value !== undefined);
  return needed ? around({ 'data-block': '', ...attributes }, markdown) : markdown;
}

function around(attributes: Attributes, markdown: string): string {
  return tagged('div', attributes, markdown === '' ? '\n\n' : `\n\n${markdown}\n\n`);
}

/** The block as HTML on one line, which no indentation and no empty line can break. */
function html(node: AdfNode): string {
  return blockToHtml(node).replace(/[\n\t]/g, (space) => (space === '\n' ? '&#10;' : '&#9;'));
}

function fence(node: AdfNode): string {
  const code = (node.content ?? []).map(inlineText).join('');
  const language = textAttribute(node, 'language');
  // An indentation of tabs or of nothing else is rewritten where the block stands inside another.
  if (/\t|^ +$/m.test(code) || language !== language.trim()) return html({ ...node, attrs: { language } });
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([signs]) => signs.length));
  const signs = '`'.repeat(longest + 1);
  return `${signs}${language}\n${code === '' ? '' : `${code}\n`}${signs}`;
}

function list(node: AdfNode, items: readonly string[], other: boolean): string {
  const first = attribute(node, 'order');
  const start = typeof first === 'number' ? first : 1;
  return items
    .map((item, index) =>
      node.type === 'orderedList'
        ? indented(`${String(start + index)}${other ? ')' : '.'} `, item)
        : indented(other ? '* ' : '- ', item),
    )
    .join('\n');
}

function blocksOfItem(content: readonly AdfNode[] = []): string {
  const [first, second] = content;
  // A list right below its item needs no empty line; most lists of lists are of this kind.
  if (content.length === 2 && first?.type === 'paragraph' && second?.type === 'bulletList') {
    const words = block(first, false);
    return `${words}${words.startsWith('<') ? '\n\n' : '\n'}${block(second, false)}`;
  }
  return blocks(content) || '<p></p>';
}

/** Task and decision items; a list inside belongs to the item before it. */
function signedItems(nodes: readonly AdfNode[] = []): string[] {
  const items: { readonly words: string; readonly inner: AdfNode[] }[] = [];
  for (const node of nodes) {
    const last = items.at(-1);
    if (node.type !== 'taskList') items.push({ words: signed(node), inner: [] });
    else if (last === undefined) items.push({ words: '', inner: [node] });
    else last.inner.push(node);
  }
  return items.map(({ words, inner }) => join(words, blocks(inner)));
}

function signed(node: AdfNode): string {
  const text =
    node.type === 'blockTaskItem'
      ? escapeWords(plainText(node.content ?? []))
      : inlineToMarkdown(node.content, { oneLine: false });
  const state = textAttribute(node, 'state');
  if (node.type === 'decisionItem')
    return tagged('span', { 'data-decision': state || 'DECIDED' }, '◆ ') + trailing(text);
  if (/^\S/.test(text) && !text.startsWith('<'))
    return `${state === 'DONE' ? '[x]' : '[ ]'} ${escapeLines(text)}`;
  const sign = state === 'DONE' ? '☑ ' : '☐ ';
  return tagged('span', { 'data-task': state === 'DONE' ? 'DONE' : 'TODO' }, sign) + trailing(text);
}

/** Escaped as lines, but the first, which stands behind a sign. */
function trailing(text: string): string {
  return escapeLines(`x${text}`).slice(1);
}

function title(node: AdfNode): string {
  const text = textAttribute(node, 'title');
  return text === '' ? '' : tagged('span', { 'data-expand-title': '' }, escapeWords(text));
}

function level(node: AdfNode): number {
  const value = attribute(node, 'level');
  return typeof value === 'number' && value >= 1 && value <= 6 ? Math.floor(value) : 6;
}

/** Number signs at the end of a heading would be taken for its decoration. */
function closed(text: string): string {
  return text.replace(/#(?=#*$)/, '\\#');
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
