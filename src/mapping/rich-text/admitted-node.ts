import type { AdfMark, AdfNode } from './adf-document';
import { attribute, isRecord, readNode } from './adf-document';
import { canonicalMarks, canonicalNodes } from './canonical-adf';
import { inlineTypes } from './containment';
import type { AttributeRules } from './node-rules';
import { acceptedAttributes, markAttributes, nodeAttributes } from './node-rules';

/** Nodes that HTML cannot say and that may travel through it whole. Extensions may not: their parameters can hold anything. */
const travelling = new Set(['mediaSingle', 'mediaGroup', 'mediaInline', 'embedCard', 'placeholder']);

export function mayTravel(type: string): boolean {
  return travelling.has(type);
}

/**
 * What came back from the platform, as a node only if every part of it is one that we know to be harmless:
 * node types, marks, attributes and addresses are allow-lists, and anything else refuses the whole.
 */
export function admittedNode(value: unknown): AdfNode | null {
  const node = isRecord(value) && isPlain(value, 0) ? readNode(value) : null;
  if (node === null || !travelling.has(node.type) || !isAdmitted(node)) return null;
  return canonicalNodes([node], false)[0] ?? null;
}

/** No member but those of a node, at a depth that our own nodes never exceed. */
function isPlain(value: unknown, depth: number): boolean {
  if (!isRecord(value) || depth > 6) return false;
  const { content } = value;
  return (
    Object.keys(value).every((key) => ['type', 'attrs', 'content', 'marks', 'text'].includes(key)) &&
    (content === undefined ||
      (Array.isArray(content) && content.every((child: unknown) => isPlain(child, depth + 1))))
  );
}

function isAdmitted(node: AdfNode): boolean {
  const rules = nodeAttributes[node.type];
  if (
    rules === undefined ||
    !onlyAccepted(node.attrs, rules) ||
    acceptedAttributes(rules, node.attrs) === null
  )
    return false;
  return (
    (node.marks ?? []).every((mark) => isAdmittedMark(mark, node.type)) &&
    hasAdmittedContent(node) &&
    (node.content ?? []).every(isAdmitted)
  );
}

/** Nothing but attributes the rules know, each with a value they accept. */
function onlyAccepted(attrs: Readonly<Record<string, unknown>> | undefined, rules: AttributeRules): boolean {
  return Object.entries(attrs ?? {}).every(
    ([name, value]) => Object.hasOwn(rules, name) && rules[name]?.accepts(value) === true,
  );
}

function isAdmittedMark(mark: AdfMark, type: string): boolean {
  const allowed = type === 'text' ? textMarks : type === 'mediaSingle' ? ['link'] : mediaMarks;
  const rules = markAttributes[mark.type];
  return (
    rules !== undefined &&
    allowed.includes(mark.type) &&
    onlyAccepted(mark.attrs, rules) &&
    canonicalMarks([mark]).length === 1
  );
}
const mediaMarks = ['link', 'annotation', 'border'];
const textMarks = Object.keys(markAttributes).filter(
  (type) => !['alignment', 'indentation', 'fontSize', 'breakout', 'border'].includes(type),
);

function hasAdmittedContent(node: AdfNode): boolean {
  const types = (node.content ?? []).map(({ type }) => type);
  switch (node.type) {
    case 'mediaSingle': {
      const width = attribute(node, 'width');
      if (
        node.attrs !== undefined &&
        Object.keys(node.attrs).length > 0 &&
        attribute(node, 'layout') === undefined
      )
        return false;
      const sized =
        attribute(node, 'widthType') === 'pixel'
          ? typeof width === 'number'
          : typeof width !== 'number' || width <= 100;
      return sized && (types.join() === 'media' || types.join() === 'media,caption');
    }
    case 'mediaGroup':
      return types.length > 0 && types.every((type) => type === 'media');
    case 'media':
      return types.length === 0 && isCompleteMedia(node);
    case 'caption':
      return types.every((type) => inlineTypes.has(type) && type !== 'mediaInline');
    case 'text':
      return types.length === 0 && node.text !== undefined && node.text !== '';
    default:
      return types.length === 0;
  }
}

function isCompleteMedia(node: AdfNode): boolean {
  const names = Object.keys(node.attrs ?? {});
  return attribute(node, 'type') === 'external'
    ? names.includes('url') && !['id', 'collection', 'occurrenceKey'].some((name) => names.includes(name))
    : names.includes('id') && names.includes('collection') && !names.includes('url');
}
