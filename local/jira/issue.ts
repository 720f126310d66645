import * as z from 'zod';

export type Json = z.core.util.JSONType;
/** Looked through by hand: `z.json()` took a tenth of the time of the model test. */
export const jsonShape = z.custom<Json>(isJson);

/** A document or property as JSON text: a hundred thousand of them as objects would take several times the room. */
export type Packed = string;

/** An issue as a snapshot has it. */
export const savedIssueShape = z.readonly(
  z.object({
    id: z.string(),
    key: z.string(),
    number: z.number(),
    projectId: z.string(),
    typeId: z.string(),
    statusId: z.string(),
    summary: z.string(),
    description: jsonShape.nullable(),
    priorityId: z.string().nullable(),
    assigneeId: z.string().nullable(),
    reporterId: z.string(),
    dueDate: z.string().nullable(),
    labels: z.array(z.string()),
    resolutionId: z.string().nullable(),
    /** Milliseconds since the epoch, as are the other times. */
    resolvedAt: z.number().nullable(),
    /** Custom fields as they are kept: options by id. */
    custom: z.record(z.string(), jsonShape),
    parentId: z.string().nullable().default(null),
    /** `read-only`: out of searches and closed to edits; `hidden`: out of sight altogether. */
    archived: z.enum(['read-only', 'hidden']).nullable().default(null),
    created: z.number(),
    updated: z.number(),
    /** Grows with every write, property writes included. */
    version: z.number(),
    properties: z.record(z.string(), jsonShape),
  }),
);
export type SavedIssue = z.infer<typeof savedIssueShape>;

/** One version of an issue. Never changed in place: the late search index keeps older versions by reference. */
export interface Issue extends Omit<SavedIssue, 'description' | 'properties'> {
  readonly description: Packed | null;
  readonly properties: Readonly<Record<string, Packed>>;
}

/** The part of an issue that its fields hold and a person can change. */
export type IssueFields = Pick<
  Issue,
  | 'summary'
  | 'description'
  | 'priorityId'
  | 'assigneeId'
  | 'dueDate'
  | 'labels'
  | 'resolutionId'
  | 'custom'
  | 'parentId'
>;

export const commentShape = z.readonly(
  z.object({
    id: z.string(),
    authorId: z.string(),
    updateAuthorId: z.string(),
    body: jsonShape,
    created: z.number(),
    updated: z.number(),
    properties: z.record(z.string(), jsonShape),
  }),
);
export type Comment = z.infer<typeof commentShape>;

export const remoteLinkShape = z.object({
  id: z.number(),
  globalId: z.string(),
  url: z.string(),
  title: z.string(),
});
export type RemoteLink = z.infer<typeof remoteLinkShape>;

export const changeItemShape = z.object({
  field: z.string(),
  fieldId: z.string(),
  from: z.string().nullable(),
  fromString: z.string().nullable(),
  to: z.string().nullable(),
  toString: z.string().nullable(),
});
export type ChangeItem = z.infer<typeof changeItemShape>;

export const historyShape = z.object({
  id: z.string(),
  authorId: z.string(),
  created: z.number(),
  items: z.array(changeItemShape),
});
export type History = z.infer<typeof historyShape>;

function isJson(value: unknown): value is Json {
  if (typeof value === 'object') return value === null || Object.values(value).every(isJson);
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
