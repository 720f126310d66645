import type { AdfMark, AdfNode } from './adf-document';
import { attribute, textAttribute } from './adf-document';
import { escapeText } from './clean-text';
import { carriedAttributes, element } from './element';
import { inlineText } from './plain-text';
import { isLinkable } from './safe-url';
import { travelAttributes } from './travelling-node';

const formatting: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
};

/** Canonical inline nodes as HTML. */
export function inlineToHtml(nodes: readonly AdfNode[] = []): string {
  return nodes.map(inline).join('');
}

function inline(node: AdfNode): string {
  const shown = escapeText(inlineText(node));
  switch (node.type) {
    case 'text':
      return [...(node.marks ?? [])].reverse().reduce(marked, shown);
    case 'hardBreak':
      return '<br>';
    case 'mention':
      return span({ 'data-mention': textAttribute(node, 'id'), ...carriedAttributes(node) }, shown);
    case 'emoji':
      return span(
        {
          'data-emoji': textAttribute(node, 'shortName'),
          'data-emoji-id': textAttribute(node, 'id') || undefined,
        },
        shown,
      );
    case 'date':
      return span({ 'data-date': textAttribute(node, 'timestamp') }, shown);
    case 'status':
      return span({ 'data-status': textAttribute(node, 'color'), ...carriedAttributes(node) }, shown);
    case 'inlineCard':
      return attribute(node, 'url') === undefined
        ? shown
        : span({ 'data-card': 'inline' }, linked(textAttribute(node, 'url'), {}, shown));
    case 'placeholder':
      return span(travelAttributes(node, inlineText(node)), shown);
    case 'mediaInline':
      return span(travelAttributes(node, `[${inlineText(node)}]`), `[${shown}]`);
    default:
      return shown;
  }
}

function span(attributes: Readonly<Record<string, string | number | undefined>>, html: string): string {
  return element('span', attributes, html);
}

function marked(html: string, mark: AdfMark): string {
  const tag = formatting[mark.type];
  if (tag !== undefined) return element(tag, {}, html);
  switch (mark.type) {
    case 'link':
      return linked(
        textAttribute(mark, 'href'),
        { 'data-title': textAttribute(mark, 'title') || undefined },
        html,
      );
    case 'subsup':
      return element(textAttribute(mark, 'type') === 'sub' ? 'sub' : 'sup', {}, html);
    case 'textColor':
      return span({ 'data-color': textAttribute(mark, 'color') }, html);
    case 'backgroundColor':
      return span({ 'data-background': textAttribute(mark, 'color') }, html);
    case 'annotation':
      return span({ 'data-annotation': textAttribute(mark, 'id') }, html);
    default:
      return html;
  }
}

/** A link; as plain words with the address beside them where the platform takes no such address. */
export function linked(
  url: string,
  attributes: Readonly<Record<string, string | undefined>>,
  html: string,
): string {
  return isLinkable(url)
    ? element('a', { href: url, ...attributes }, html)
    : span({ 'data-href': url, ...attributes }, html);
}
