import { isDocument, textLength } from './adf';
import { readCustomValue, schemaOf } from './custom-fields';
import { jsonShape, type Issue, type IssueFields, type Json } from './issue';
import { pack } from './packed';
import { NotModelled } from './refusal';
import type { Named } from './site-model';
import { CUSTOM_FIELDS } from './site-fields';
import { isDay } from './stamp';
import * as z from 'zod';

/** What reading a field may ask of its surroundings. */
export interface FieldContext {
  readonly priorities: readonly Named[];
  readonly resolutions: readonly Named[];
  readonly custom: Readonly<Record<string, Json>>;
  /** How high issues of this type stand. */
  readonly level: number;
  /** An issue that the user may see, with the level of its type. */
  parent(idOrKey: string): { readonly issue: Issue; readonly level: number } | undefined;
  assignable(accountId: string): boolean;
  readonly mayAssign: boolean;
}

/** What came of a field's input: the change it means, or Jira's words about it. */
export type Reading = { readonly change: Partial<IssueFields> } | { readonly problem: string };

export interface FieldDefinition {
  readonly id: string;
  readonly name: string;
  readonly schema: {
    readonly type: string;
    readonly system?: string;
    readonly items?: string;
    readonly custom?: string;
    readonly customId?: number;
  };
  readonly operations: readonly string[];
  readonly hasDefault: boolean;
  read(value: unknown, context: FieldContext): Reading;
  /** Choices in the site's own lists; options of custom fields are their own. */
  allowed(context: Pick<FieldContext, 'priorities' | 'resolutions'>): readonly Named[] | null;
}

const MAX_TEXT = 32_767;
const none = () => null;

function readSummary(value: unknown): Reading {
  if (value === null || value === '') return { problem: 'You must specify a summary of the issue.' };
  if (typeof value !== 'string') return { problem: 'Operation value must be a string' };
  if (value.trim() === '') return { problem: 'You must specify a summary of the issue.' };
  if (/[\r\n]/.test(value))
    return { problem: 'The summary is invalid because it contains newline characters.' };
  if (value.length > 255) return { problem: "Summary can't exceed 255 characters." };
  return { change: { summary: value } };
}

function readDescription(value: unknown): Reading {
  if (value === null) return { change: { description: null } };
  if (!isDocument(value)) {
    return { problem: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' };
  }
  if (textLength(value) > MAX_TEXT) {
    return { problem: 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.' };
  }
  return { change: { description: pack(jsonShape.parse(value)) } };
}

const reference = z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]);

function find(list: readonly Named[], value: unknown): Named | undefined {
  const read = reference.safeParse(value);
  if (!read.success) return undefined;
  const { data } = read;
  return list.find((named) => ('id' in data ? named.id === data.id : named.name === data.name));
}

const account = z.object({ accountId: z.string().nullable() });

function readAssignee(value: unknown, context: FieldContext): Reading {
  const read = account.nullable().safeParse(value);
  if (!read.success) return { problem: 'expected Object containing a `accountId` property' };
  if (!context.mayAssign) return { problem: 'You do not have permission to assign issues.' };
  const accountId = read.data?.accountId ?? null;
  if (accountId === '-1') throw new NotModelled('assignee "-1", the default assignee of a project');
  if (accountId === null) return { change: { assigneeId: null } };
  if (!context.assignable(accountId)) return { problem: `User '${accountId}' cannot be assigned issues.` };
  return { change: { assigneeId: accountId } };
}

function readLabels(value: unknown): Reading {
  const read = z.array(z.string()).safeParse(value ?? []);
  if (!read.success) return { problem: 'data was not an array' };
  const spaced = read.data.find((label) => /\s/.test(label));
  if (spaced !== undefined) return { problem: `The label '${spaced}' contains spaces which is invalid.` };
  const long = read.data.find((label) => label.length > 255);
  if (long !== undefined)
    return { problem: `The label '${long}' exceeds the maximum length of 255 characters.` };
  return { change: { labels: [...new Set(read.data)].sort() } };
}

function readDueDate(value: unknown): Reading {
  if (value === null || value === '') return { change: { dueDate: null } };
  if (typeof value !== 'string')
    return { problem: "Operation value must be a string in 'yyyy-MM-dd' format" };
  return isDay(value) ? { change: { dueDate: value } } : { problem: `Error parsing date string: ${value}` };
}

function readPriority(value: unknown, context: FieldContext): Reading {
  const found = find(context.priorities, value);
  return found === undefined
    ? { problem: 'The priority selected is invalid.' }
    : { change: { priorityId: found.id } };
}

function readResolution(value: unknown, context: FieldContext): Reading {
  const found = find(context.resolutions, value);
  return found === undefined
    ? { problem: 'The resolution selected is invalid.' }
    : { change: { resolutionId: found.id } };
}

function readCustom(custom: (typeof CUSTOM_FIELDS)[number]) {
  return (value: unknown, context: FieldContext): Reading => {
    const read = readCustomValue(custom, value);
    if ('problem' in read) return read;
    const { [custom.id]: _before, ...others } = context.custom;
    return { change: { custom: read.value === null ? others : { ...others, [custom.id]: read.value } } };
  };
}

const parentInput = z.union([z.object({ id: z.string() }), z.object({ key: z.string() })]);

function readParent(value: unknown, context: FieldContext): Reading {
  if (value === null) {
    return context.level < 0
      ? { problem: 'Issue type is a sub-task but parent issue key or id not specified.' }
      : { change: { parentId: null } };
  }
  const read = parentInput.safeParse(value);
  if (!read.success) return { problem: 'data was not an object' };
  const found = context.parent('id' in read.data ? read.data.id : read.data.key);
  if (found === undefined) return { problem: 'Could not find issue by id or key.' };
  if (found.level !== context.level + 1)
    return { problem: 'Given parent work item does not belong to appropriate hierarchy.' };
  return { change: { parentId: found.issue.id } };
}

type Row = Pick<FieldDefinition, 'id' | 'name' | 'schema' | 'read'> & Partial<FieldDefinition>;
const field = (row: Row): FieldDefinition => ({
  operations: ['set'],
  hasDefault: false,
  allowed: none,
  ...row,
});

const DEFINITIONS: readonly FieldDefinition[] = [
  field({ id: 'summary', name: 'Summary', schema: { type: 'string', system: 'summary' }, read: readSummary }),
  field({
    id: 'description',
    name: 'Description',
    schema: { type: 'string', system: 'description' },
    read: readDescription,
  }),
  field({
    id: 'priority',
    name: 'Priority',
    schema: { type: 'priority', system: 'priority' },
    hasDefault: true,
    read: readPriority,
    allowed: ({ priorities }) => priorities,
  }),
  field({
    id: 'assignee',
    name: 'Assignee',
    schema: { type: 'user', system: 'assignee' },
    read: readAssignee,
  }),
  field({ id: 'duedate', name: 'Due date', schema: { type: 'date', system: 'duedate' }, read: readDueDate }),
  field({
    id: 'labels',
    name: 'Labels',
    schema: { type: 'array', items: 'string', system: 'labels' },
    operations: ['add', 'set', 'remove'],
    read: readLabels,
  }),
  field({
    id: 'resolution',
    name: 'Resolution',
    schema: { type: 'resolution', system: 'resolution' },
    read: readResolution,
    allowed: ({ resolutions }) => resolutions,
  }),
  field({ id: 'parent', name: 'Parent', schema: { type: 'issuelink', system: 'parent' }, read: readParent }),
  ...CUSTOM_FIELDS.map((custom) =>
    field({ id: custom.id, name: custom.name, schema: schemaOf(custom), read: readCustom(custom) }),
  ),
];

export const FIELDS: ReadonlyMap<string, FieldDefinition> = new Map(DEFINITIONS.map((row) => [row.id, row]));

/** The definition of a field that some screen names; throws when the site's configuration names an unknown one. */
export function fieldOf(id: string): FieldDefinition {
  const found = FIELDS.get(id);
  if (found === undefined) throw new Error(`A screen names the unknown field ${id}`);
  return found;
}
