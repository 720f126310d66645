import * as z from 'zod';
import { ApiProblem, type FieldError } from '../problem';

export const id = z.string().regex(/^[A-Za-z0-9._~-]{1,100}$/);
export const timestampText = z.iso.datetime({ precision: 3 });
export const timestamp = timestampText.transform((text) => Date.parse(text));
/** As JSON Schema counts a length: by code point. */
const codePoints = (text: string): number => Array.from(text).length;
const characters = (most: number) =>
  z.string().refine((text) => codePoints(text) <= most, `At most ${most} characters`);
export const richText = characters(262_144);
export const longText = characters(32_767);
export const name = characters(200).min(1);
export const title = characters(500).regex(/\S/, 'A title has at least one visible character');

export const idList = (most: number) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(most))
    .refine((ids) => new Set(ids).size === ids.length, 'An id is repeated');

export const limit = z.coerce.number().int().min(1).max(100).default(100);
/** The cursor of plain lists is how many items came before; nobody outside may rely on that. */
export const pageQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^p\d{1,9}$/)
    .optional(),
  limit,
});

export const taskFields = {
  title,
  description: richText.nullable(),
  statusId: id,
  priorityId: id.nullable(),
  assigneeId: id.nullable(),
  dueDate: z.iso.date().nullable(),
  labels: z.array(characters(255).min(1)).max(100),
  parentId: id.nullable(),
  externalUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
};

export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const read = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!read.success) throw new ApiProblem('invalid-request', fieldErrors(read.error));
  return read.data;
}

/** @throws ApiProblem 415, 413, 400 (not JSON) or 422 with the members that are wrong. */
export async function readBody<T>(request: Request, mediaType: string, schema: z.ZodType<T>): Promise<T> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== mediaType) {
    throw new ApiProblem('unsupported-media-type');
  }
  const text = await request.text();
  if (Buffer.byteLength(text) > 1_048_576) throw new ApiProblem('too-large');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ApiProblem('invalid-request');
  }
  const read = schema.safeParse(body);
  if (!read.success) throw new ApiProblem('invalid-field', fieldErrors(read.error));
  return read.data;
}

function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const fields = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')];
    return fields.map((field) => ({ field, detail: issue.message }));
  });
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export function pageOf<T>(all: readonly T[], query: z.output<typeof pageQuery>): Page<T> {
  const start = query.cursor === undefined ? 0 : Number(query.cursor.slice(1));
  const end = start + query.limit;
  return { items: all.slice(start, end), next: end < all.length ? `p${end}` : null };
}
