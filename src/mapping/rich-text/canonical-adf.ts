import type { AdfDocument, AdfMark, AdfNode } from './adf-document';
import { readDocument, textAttribute } from './adf-document';
import { cleanText } from './clean-text';
import { acceptedAttributes, markAttributes, markRank, nodeAttributes } from './node-rules';
import { safeUrl } from './safe-url';

/**
 * The same document in the one form that two equal documents share: no ids of editors, no attribute that says
 * nothing, neighbouring texts with the same marks joined, marks and keys in fixed order, unsafe links without link.
 */
export function canonicalAdf(document: unknown): AdfDocument {
  return { type: 'doc', version: 1, content: canonicalNodes(readDocument(document).content, false) };
}

export function canonicalNodes(nodes: readonly AdfNode[], inCode: boolean): readonly AdfNode[] {
  const result: AdfNode[] = [];
  for (const node of nodes) {
    for (const piece of node.type === 'text' ? textPieces(node, inCode) : [canonicalNode(node)])
      append(result, piece);
  }
  return result;
}

function append(nodes: AdfNode[], piece: AdfNode): void {
  const last = nodes.at(-1);
  if (last?.type === 'text' && piece.type === 'text' && sameMarks(last.marks, piece.marks)) {
    nodes[nodes.length - 1] = { ...last, text: (last.text ?? '') + (piece.text ?? '') };
  } else nodes.push(piece);
}

function sameMarks(one: readonly AdfMark[] = [], other: readonly AdfMark[] = []): boolean {
  return one.length === other.length && JSON.stringify(one) === JSON.stringify(other);
}

function textPieces(node: AdfNode, inCode: boolean): readonly AdfNode[] {
  const text = cleanText(node.text ?? '');
  const marks = inCode ? [] : canonicalMarks(node.marks);
  const piece = (part: string): AdfNode[] =>
    part === '' ? [] : [{ type: 'text', ...(marks.length > 0 ? { marks } : {}), text: part }];
  if (inCode) return piece(text);
  // Jira shows a line end inside text as a line break, and HTML has no other way to keep one.
  return text
    .split('\n')
    .flatMap((part, index) => (index === 0 ? piece(part) : [{ type: 'hardBreak' }, ...piece(part)]));
}

export function canonicalMarks(marks: readonly AdfMark[] = []): readonly AdfMark[] {
  const byType = new Map<string, AdfMark>();
  for (const mark of marks) {
    const rules = markAttributes[mark.type];
    const attrs = rules === undefined ? null : acceptedAttributes(rules, withSafeUrls(mark.attrs));
    if (attrs !== null)
      byType.set(mark.type, Object.keys(attrs).length > 0 ? { type: mark.type, attrs } : { type: mark.type });
  }
  const kept = [...byType.values()].sort((one, other) => markRank(one.type) - markRank(other.type));
  // Code excludes all formatting but these; Jira refuses the combination.
  return byType.has('code')
    ? kept.filter(({ type }) => type === 'code' || type === 'link' || type === 'annotation')
    : kept;
}

function canonicalNode(node: AdfNode): AdfNode {
  const rules = nodeAttributes[node.type];
  const raw = withSafeUrls(node.attrs);
  const attrs = (rules === undefined ? null : acceptedAttributes(rules, raw)) ?? sorted(raw);
  if (node.type === 'mention' && ['', `@${textAttribute(node, 'id')}`].includes(textAttribute(node, 'text')))
    delete attrs['text'];
  if (node.type === 'emoji' && attrs['text'] === attrs['shortName']) delete attrs['text'];
  const content = canonicalNodes(node.content ?? [], node.type === 'codeBlock');
  const marks = canonicalMarks(node.marks);
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(marks.length > 0 ? { marks } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function withSafeUrls(attrs: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...attrs };
  for (const name of ['href', 'url']) {
    const value = copy[name];
    if (typeof value !== 'string') continue;
    const safe = safeUrl(value);
    if (safe === null) delete copy[name];
    else copy[name] = safe;
  }
  return copy;
}

function sorted(attrs: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attrs)
      .filter(([name, value]) => name !== 'localId' && value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
