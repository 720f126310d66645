/** A rich text document as Jira stores it: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export interface AdfMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly marks?: readonly AdfMark[];
  readonly text?: string;
}

export interface AdfDocument {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly AdfNode[];
}

const emptyDocument: AdfDocument = { type: 'doc', version: 1, content: [] };

// Deeper nesting has no meaning to a reader, and the recursions over a document must not exhaust the stack.
const maxDepth = 100;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads whatever Jira or an old store holds; parts that are no nodes are left out, never thrown at. */
export function readDocument(value: unknown): AdfDocument {
  if (!isRecord(value) || value['type'] !== 'doc') return emptyDocument;
  return { type: 'doc', version: 1, content: readNodes(value['content'], 0) };
}

function readNodes(value: unknown, depth: number): readonly AdfNode[] {
  if (!Array.isArray(value) || depth > maxDepth) return [];
  return value.flatMap((item: unknown) => {
    const node = readNode(item, depth);
    return node === null ? [] : [node];
  });
}

export function readNode(value: unknown, depth = 0): AdfNode | null {
  if (!isRecord(value)) return null;
  const { type, attrs, content, marks, text } = value;
  if (typeof type !== 'string') return null;
  return {
    type,
    ...(isRecord(attrs) ? { attrs } : {}),
    ...(Array.isArray(content) ? { content: readNodes(content, depth + 1) } : {}),
    ...(Array.isArray(marks) ? { marks: readMarks(marks) } : {}),
    ...(typeof text === 'string' ? { text } : {}),
  };
}

function readMarks(values: readonly unknown[]): readonly AdfMark[] {
  return values.flatMap((value) => {
    if (!isRecord(value)) return [];
    const { type, attrs } = value;
    if (typeof type !== 'string') return [];
    return [isRecord(attrs) ? { type, attrs } : { type }];
  });
}

export function attribute(node: AdfNode | AdfMark, name: string): unknown {
  return node.attrs !== undefined && Object.hasOwn(node.attrs, name) ? node.attrs[name] : undefined;
}

/** The attribute as text, empty when it is missing or something else. */
export function textAttribute(node: AdfNode | AdfMark, name: string): string {
  const value = attribute(node, name);
  return typeof value === 'string' ? value : '';
}
