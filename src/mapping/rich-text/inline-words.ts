import type { AdfNode } from './adf-document';
import { inlineText } from './plain-text';

/** A word or a sign in a line, or a node that is no text. Places are in UTF-16 units of the text of node `at`. */
export interface InlineWord {
  readonly key: string;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** The words of a line, without the spaces and line ends between them. */
export function inlineWords(nodes: readonly AdfNode[]): readonly InlineWord[] {
  return nodes.flatMap((node, at) => {
    if (node.type === 'hardBreak') return [];
    if (node.type !== 'text') return [{ key: nodeKey(node), at, start: 0, end: 0 }];
    return wordsIn(node.text ?? '').map((word) => ({ ...word, at }));
  });
}

export function wordsIn(text: string): readonly Omit<InlineWord, 'at'>[] {
  return [...text.matchAll(/[\p{L}\p{Nd}]+|[^\s\p{L}\p{Nd}]/gu)].map(({ 0: key, index }) => ({
    key,
    start: index,
    end: index + key.length,
  }));
}

/** The same for a node that is no text and what it is read as, whatever attributes the markup has no words for. */
export function nodeKey(node: AdfNode): string {
  return `\n${node.type}\n${inlineText(node)}`;
}
