import type { AdfNode } from './adf-document';
import { attribute, textAttribute } from './adf-document';
import { canonicalAdf } from './canonical-adf';
import { cleanText, escapeText } from './clean-text';
import { inlineTypes } from './containment';
import { carriedAttributes, element } from './element';
import { inlineToHtml, linked } from './inline-to-html';
import { inlineText, plainText } from './plain-text';
import { travelAttributes } from './travelling-node';

/**
 * An Atlassian document as HTML of the platform's subset (`RichText` in docs/platform-api). Takes anything and never
 * throws; what HTML has no words for becomes text, and comes back whole where that is safe (travelling-node.ts).
 */
export function adfToHtml(document: unknown): string {
  return blocks(canonicalAdf(document).content);
}

function blocks(nodes: readonly AdfNode[] = []): string {
  return nodes.map(block).join('');
}

/** One canonical block. */
export function blockToHtml(node: AdfNode): string {
  return block(node);
}

function block(node: AdfNode): string {
  const carried = carriedAttributes(node);
  switch (node.type) {
    case 'paragraph':
      return element('p', carried, inlineToHtml(node.content));
    case 'heading':
      return element(`h${count(node, 'level') ?? '6'}`, carried, inlineToHtml(node.content));
    case 'bulletList':
      return element('ul', {}, blocks(node.content));
    case 'orderedList':
      return element('ol', { start: count(node, 'order') }, blocks(node.content));
    case 'listItem':
      return element('li', {}, blocks(node.content));
    case 'taskList':
      return element('ul', {}, items(node.content));
    case 'decisionList':
      return element('ul', {}, items(node.content));
    case 'codeBlock':
      return element(
        'pre',
        { 'data-language': textAttribute(node, 'language') || undefined, ...carried },
        element('code', {}, code(node)),
      );
    case 'blockquote':
      return element('blockquote', {}, blocks(node.content));
    case 'rule':
      return '<hr>';
    case 'panel':
      return element(
        'div',
        { 'data-panel': textAttribute(node, 'panelType') || 'info', ...carried },
        blocks(node.content),
      );
    case 'expand':
    case 'nestedExpand':
      return element('div', { 'data-expand': '', ...carried }, title(node) + blocks(node.content));
    case 'layoutSection':
      return element('div', { 'data-layout': '', ...carried }, blocks(node.content));
    case 'layoutColumn':
      return element(
        'div',
        { 'data-layout-column': count(node, 'width') ?? '50', ...carried },
        blocks(node.content),
      );
    case 'table':
      return element('table', carried, element('tbody', {}, blocks(node.content)));
    case 'tableRow':
      return element('tr', {}, blocks(node.content));
    case 'tableCell':
    case 'tableHeader': {
      const spans = { colspan: count(node, 'colspan'), rowspan: count(node, 'rowspan') };
      return element(node.type === 'tableCell' ? 'td' : 'th', { ...spans, ...carried }, blocks(node.content));
    }
    default:
      return other(node);
  }
}

function other(node: AdfNode): string {
  if (inlineTypes.has(node.type)) return element('p', {}, inlineToHtml([node]));
  switch (node.type) {
    case 'blockCard':
    case 'embedCard': {
      const travel =
        node.type === 'blockCard' ? { 'data-card': 'block' } : travelAttributes(node, inlineText(node));
      const url = textAttribute(node, 'url');
      if (url === '') return element('p', {}, escapeText(inlineText(node)));
      return element('div', travel, element('p', {}, linked(url, {}, escapeText(inlineText(node)))));
    }
    case 'mediaSingle':
    case 'mediaGroup': {
      const shown = (node.content ?? []).map((child) => element('p', {}, media(child)));
      return element(
        'div',
        travelAttributes(node, (node.content ?? []).map(mediaText).join('')),
        shown.join(''),
      );
    }
    default:
      return node.content === undefined ? words(node) : blocks(node.content);
  }
}

function mediaText(node: AdfNode): string {
  return node.type === 'caption' ? plainText(node.content ?? []) : `[${inlineText(node)}]`;
}

function media(node: AdfNode): string {
  const shown = escapeText(mediaText(node));
  const url = textAttribute(node, 'url');
  return url === '' ? shown : linked(url, {}, shown);
}

function words(node: AdfNode): string {
  const text = cleanText(inlineText(node));
  return text === '' ? '' : element('p', {}, escapeText(text));
}

function code(node: AdfNode): string {
  return escapeText((node.content ?? []).map(inlineText).join(''));
}

function title(node: AdfNode): string {
  const text = textAttribute(node, 'title');
  return text === '' ? '' : element('p', {}, element('span', { 'data-expand-title': '' }, escapeText(text)));
}

function count(node: AdfNode, name: string): string | undefined {
  const value = attribute(node, name);
  return typeof value === 'number' ? String(value) : undefined;
}

/** Task and decision items as list items that start with a sign; a list inside belongs to the item before it. */
function items(nodes: readonly AdfNode[] = []): string {
  let html = '';
  let open = '';
  const close = () => {
    if (open !== '') html += element('li', {}, open);
    open = '';
  };
  for (const node of nodes) {
    if (node.type === 'taskList') open += block(node);
    else {
      close();
      open = element('p', {}, sign(node) + itemText(node));
    }
  }
  close();
  return html;
}

function sign(node: AdfNode): string {
  const state = textAttribute(node, 'state');
  if (node.type === 'decisionItem') return element('span', { 'data-decision': state || 'DECIDED' }, '◆ ');
  return element('span', { 'data-task': state === 'DONE' ? 'DONE' : 'TODO' }, state === 'DONE' ? '☑ ' : '☐ ');
}

function itemText(node: AdfNode): string {
  return node.type === 'blockTaskItem'
    ? escapeText(plainText(node.content ?? []))
    : inlineToHtml(node.content);
}
