import * as schema from '@atlaskit/adf-schema/dist/json-schema/v1/full.json';
import Ajv from 'ajv-draft-04';
import * as z from 'zod';

// Ajv takes four times as long for faster code, and every process that begins a twin pays for that.
const quickToCompile = { inlineRefs: false, code: { optimize: false } };
const validate = new Ajv({ strict: false, logger: false, ...quickToCompile }).compile(
  z.record(z.string(), z.unknown()).parse({ ...schema }),
);

/** Whether a value is a document by Atlassian's own schema (developer.atlassian.com/cloud/jira/platform/apis/document/structure). */
export function isDocument(value: unknown): boolean {
  return validate(value) === true;
}

const nodeShape = z.object({
  type: z.string().optional(),
  text: z.string().optional(),
  content: z.array(z.unknown()).optional(),
});

/** The number of characters of text inside a document. */
export function textLength(value: unknown): number {
  const node = nodeShape.safeParse(value);
  if (!node.success) return 0;
  return (node.data.content ?? []).reduce<number>(
    (sum, child) => sum + textLength(child),
    node.data.text?.length ?? 0,
  );
}

/** The bare text of a document, for changelogs. */
export function textOf(value: unknown): string {
  const node = nodeShape.safeParse(value);
  if (!node.success) return '';
  return (node.data.text ?? '') + (node.data.content ?? []).map(textOf).join('');
}

/** Whether a document holds nothing but empty paragraphs. */
export function isBlank(value: unknown): boolean {
  const node = nodeShape.safeParse(value);
  if (!node.success) return false;
  const { type, content = [] } = node.data;
  return (type === 'doc' || type === 'paragraph') && content.every(isBlank);
}
