import type { AdfDocument, AdfNode } from '../../../src/mapping/rich-text/adf-document';

/** With PLANLINK_ALL_TEXTS=1 every real text and three times as many random ones. */
const ALL = process.env['PLANLINK_ALL_TEXTS'] === '1';

/** The same documents each time, so that a change is refused for what it did; new ones each time with all texts. */
export const runs = (usual: number): { readonly numRuns: number; readonly seed?: number } =>
  ALL ? { numRuns: 3 * usual } : { numRuns: usual, seed: 20_261_122 };

/** Real texts repeat each other: every shape once, and of those that repeat one, one in `stride`. */
export function fewer<T>(texts: readonly T[], shapeOf: (text: T) => string, stride: number): readonly T[] {
  if (ALL) return texts;
  const seen = new Set<string>();
  return texts.filter((text, place) => {
    const shape = shapeOf(text);
    const isNew = !seen.has(shape);
    seen.add(shape);
    return isNew || place % stride === 0;
  });
}

/** What stands in what, with which marks, how often not counted. */
export function shapeOfDocument(document: AdfDocument): string {
  const found = new Set<string>();
  const look = (node: AdfNode, inside: string): void => {
    found.add(`${inside}>${node.type}${(node.marks ?? []).map(({ type }) => `+${type}`).join('')}`);
    node.content?.forEach((below) => look(below, node.type));
  };
  document.content.forEach((node) => look(node, 'doc'));
  return [...found].sort().join(' ');
}
