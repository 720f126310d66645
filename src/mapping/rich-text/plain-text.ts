import type { AdfNode } from './adf-document';
import { attribute, isRecord, textAttribute } from './adf-document';

/** What a reader would see of an inline node, with no marks. */
export function inlineText(node: AdfNode): string {
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'hardBreak':
      return '\n';
    case 'mention':
      return textAttribute(node, 'text') || `@${textAttribute(node, 'id')}`;
    case 'emoji':
      return textAttribute(node, 'text') || textAttribute(node, 'shortName');
    case 'date':
      return dateText(textAttribute(node, 'timestamp'));
    case 'status':
    case 'placeholder':
      return textAttribute(node, 'text');
    case 'media':
    case 'mediaInline':
      return textAttribute(node, 'alt') || textAttribute(node, 'url') || 'Attachment';
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return textAttribute(node, 'url') || cardText(attribute(node, 'data'));
    default:
      return node.content === undefined ? textAttribute(node, 'text') : plainText(node.content);
  }
}

/** Words of a piece of document; blocks end with a line end. */
export function plainText(nodes: readonly AdfNode[]): string {
  return nodes
    .map((node) => inlineText(node) + (isLine(node) ? '\n' : ''))
    .join('')
    .trimEnd();
}

function isLine(node: AdfNode): boolean {
  return ['paragraph', 'heading', 'codeBlock', 'taskItem', 'decisionItem', 'tableRow', 'caption'].includes(
    node.type,
  );
}

/** Calendar date of a timestamp in milliseconds, in UTC as Jira shows it; the digits themselves when out of range. */
export function dateText(timestamp: string): string {
  const date = new Date(Number(timestamp));
  return timestamp === '' || Number.isNaN(date.getTime()) ? timestamp : date.toISOString().replace(/T.*/, '');
}

function cardText(data: unknown): string {
  if (!isRecord(data)) return '';
  const named = [data['url'], data['name']].find((value) => typeof value === 'string');
  return typeof named === 'string' ? named : '';
}
