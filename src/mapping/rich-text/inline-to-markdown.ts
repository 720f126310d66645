import type { AdfMark, AdfNode } from './adf-document';
import { attribute, textAttribute } from './adf-document';
import type { Attributes } from './element';
import { carriedAttributes, element } from './element';
import { escapeTag, escapeWords } from './escape-markdown';
import { inlineText } from './plain-text';
import { travelAttributes } from './travelling-node';

interface Setting {
  /** A line end would end the block: headings and cells of tables. */
  readonly oneLine: boolean;
}

/** Inline nodes as Markdown; what Markdown has no sign for is inline HTML, of which a reader sees the words only. */
export function inlineToMarkdown(nodes: readonly AdfNode[] = [], setting: Setting): string {
  return run(nodes, 0, false, setting);
}

/** Nothing but spaces, which a reader of Markdown drops. */
export function isBlank({ content = [] }: AdfNode): boolean {
  return (
    content.length > 0 && content.every(({ type, text }) => type === 'text' && (text ?? '').trim() === '')
  );
}

/** Neighbours that share their outermost mark stand in it together. */
function run(nodes: readonly AdfNode[], level: number, inLink: boolean, setting: Setting): string {
  let markdown = '';
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at];
    if (node === undefined) break;
    const mark = node.type === 'text' ? node.marks?.[level] : undefined;
    if (mark === undefined) {
      markdown += leaf(nodes, at, inLink, setting);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < nodes.length && sharesMark(nodes[end], level, mark)) end += 1;
    const inner = nodes.slice(at, end);
    const free = stands(nodes[at - 1], level, true) && stands(nodes[end], level, false);
    markdown += marked(mark, inner, level, { inLink, free }, setting);
    at = end;
  }
  return markdown;
}

function sharesMark(node: AdfNode | undefined, level: number, mark: AdfMark): boolean {
  return node?.type === 'text' && JSON.stringify(node.marks?.[level]) === JSON.stringify(mark);
}

/** Whether signs of emphasis beside this neighbour are read as such: after a letter or another sign they may not be. */
function stands(neighbour: AdfNode | undefined, level: number, isBefore: boolean): boolean {
  if (neighbour === undefined || neighbour.type === 'hardBreak') return true;
  if (neighbour.type !== 'text' || (neighbour.marks?.length ?? 0) > level) return false;
  const text = neighbour.text ?? '';
  return /^[ .,;:?()"'/–—…«»“”„-]$/.test(isBefore ? text.slice(-1) : text.slice(0, 1));
}

function marked(
  mark: AdfMark,
  nodes: readonly AdfNode[],
  level: number,
  { inLink, free }: { readonly inLink: boolean; readonly free: boolean },
  setting: Setting,
): string {
  const inside = (inALink: boolean) => run(nodes, level + 1, inALink, setting);
  switch (mark.type) {
    case 'link':
      return link(mark, nodes, inside(true));
    case 'strong':
      return emphasis('**', 'strong', inside(inLink), free);
    case 'em':
      return emphasis('_', 'em', inside(inLink), free);
    case 'strike':
      return emphasis('~~', 'del', inside(inLink), free);
    case 'code':
      return code(nodes.map(({ text }) => text ?? '').join(''), free);
    case 'underline':
      return element('ins', {}, inside(inLink));
    case 'subsup':
      return element(textAttribute(mark, 'type') === 'sub' ? 'sub' : 'sup', {}, inside(inLink));
    case 'textColor':
      return span({ 'data-color': textAttribute(mark, 'color') }, inside(inLink));
    case 'backgroundColor':
      return span({ 'data-background': textAttribute(mark, 'color') }, inside(inLink));
    case 'annotation':
      return span({ 'data-annotation': textAttribute(mark, 'id') }, inside(inLink));
    default:
      return inside(inLink);
  }
}

function emphasis(sign: string, name: string, inner: string, free: boolean): string {
  return free && /^[^\s&](?:.*[^\s&;\\])?$/s.test(inner) ? sign + inner + sign : element(name, {}, inner);
}

function code(text: string, free: boolean): string {
  const simple = free && /^[^\s`](?:[^`\n\t]*[^\s`])?$/.test(text) && !/[^\S ]|\|/.test(text);
  return simple ? `\`${text}\`` : element('code', {}, escapeWords(text));
}

function link(mark: AdfMark, nodes: readonly AdfNode[], shown: string): string {
  const href = textAttribute(mark, 'href');
  const title = textAttribute(mark, 'title');
  const [only] = nodes;
  const bare = nodes.length === 1 && only?.marks?.length === 1 && only.text === href && title === '';
  return bare ? linkTo(href) : `[${shown}](${target(href)}${title === '' ? '' : ` "${quoted(title)}"`})`;
}

/** A link shown as its own address. */
export function linkTo(url: string, shown = url): string {
  return shown === url && /^(?:https?|ftp):[\w/:?#@!$'+,;=.%()-]+$/i.test(url)
    ? `<${url}>`
    : `[${escapeWords(shown, { inLink: true })}](${target(url)})`;
}

function target(url: string): string {
  if (/^[\w/:?#@!$'+,;=.%-]+$/.test(url)) return url;
  const shielded = url
    .replace(/&(?=[#\w])/g, '&amp;')
    .replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'));
  return `<${escapeTag(shielded)}>`;
}

function quoted(title: string): string {
  return escapeWords(title, { inLink: true }).replace(/"/g, '&quot;');
}

function leaf(nodes: readonly AdfNode[], at: number, inLink: boolean, setting: Setting): string {
  const node = nodes[at];
  if (node === undefined) return '';
  const shown = escapeWords(inlineText(node), { inLink });
  switch (node.type) {
    case 'text':
      return shown;
    case 'hardBreak':
      return lineBreak(nodes, at, setting);
    case 'mention':
      return span({ 'data-mention': textAttribute(node, 'id'), ...carriedAttributes(node) }, shown);
    case 'emoji': {
      const id = textAttribute(node, 'id') || undefined;
      return span({ 'data-emoji': textAttribute(node, 'shortName'), 'data-emoji-id': id }, shown);
    }
    case 'date':
      return span({ 'data-date': textAttribute(node, 'timestamp') }, shown);
    case 'status':
      return span({ 'data-status': textAttribute(node, 'color'), ...carriedAttributes(node) }, shown);
    case 'inlineCard': {
      const url = attribute(node, 'url');
      return typeof url === 'string' ? span({ 'data-card': 'inline' }, linkTo(url)) : shown;
    }
    case 'placeholder':
      return span(travelAttributes(node, inlineText(node)), shown);
    case 'mediaInline':
      return span(travelAttributes(node, `[${inlineText(node)}]`), `\\[${shown}\\]`);
    default:
      return shown;
  }
}

/** At an edge or beside another one, a backslash would be words and a line empty. */
function lineBreak(nodes: readonly AdfNode[], at: number, { oneLine }: Setting): string {
  const inside = [nodes[at - 1], nodes[at + 1]].every(
    (node) => node !== undefined && node.type !== 'hardBreak',
  );
  return oneLine || !inside ? '<br>' : '\\\n';
}

function span(attributes: Attributes, markdown: string): string {
  return tagged('span', attributes, markdown);
}

export function tagged(name: string, attributes: Attributes, markdown: string): string {
  return `${escapeTag(element(name, attributes, '').slice(0, -name.length - 3))}${markdown}</${name}>`;
}
