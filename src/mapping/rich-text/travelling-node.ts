import { createHash } from 'node:crypto';
import type { AdfNode } from './adf-document';
import { admittedNode, mayTravel } from './admitted-node';
import type { HtmlElement } from './html-tree';
import { attributeOf, textOf } from './html-tree';

const maxBytes = 8_192;

/** Attributes that carry a node through HTML next to the words shown for it; none when it may not or cannot travel. */
export function travelAttributes(node: AdfNode, shownText: string): Readonly<Record<string, string>> {
  if (!mayTravel(node.type) || admittedNode(node) === null) return {};
  const packed = Buffer.from(JSON.stringify(node), 'utf8');
  if (packed.length > maxBytes) return {};
  return { 'data-adf': packed.toString('base64url'), 'data-adf-text': textHash(shownText) };
}

/** The node that an element carries, if its words are still those shown for it and the node is admitted. */
export function travelledNode(element: HtmlElement): AdfNode | null {
  const packed = attributeOf(element, 'data-adf');
  if (packed === undefined || packed.length > maxBytes * 1.4) return null;
  if (attributeOf(element, 'data-adf-text') !== textHash(textOf(element.children))) return null;
  try {
    return admittedNode(JSON.parse(Buffer.from(packed, 'base64url').toString('utf8')));
  } catch {
    // Cut off or edited on its way: the words remain.
    return null;
  }
}

/** Spacing does not count: each markup and each platform has its own between the same words. */
function textHash(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, '')).digest('base64url').slice(0, 12);
}
