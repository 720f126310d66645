import { createHash } from 'node:crypto';
import type { FieldValue, Task } from '../port';
import type { Issue } from './answers';
import type { KnownFields } from './field-list';
import { readValue } from './field-values';
import { markOf } from './issue-mark';

/** The ids of epics by their keys: an Epic Link holds a key. */
export type EpicIds = ReadonlyMap<string, string>;

/** The key in the Epic Link; null where there is none. */
export function epicKeyOf({ fields }: Issue, { epicLink }: KnownFields): string | null {
  const held = epicLink === null ? null : fields[epicLink];
  return typeof held === 'string' && held !== '' ? held : null;
}

export function taskOf(issue: Issue, known: KnownFields, epics: EpicIds, address: string): Task {
  const { fields } = issue;
  const values = valuesOf(issue, known);
  const epicKey = epicKeyOf(issue, known);
  // Whoever may see a comment that is kept from others must not carry it to where all can see it.
  const comments = (fields.comment?.comments ?? []).filter(({ visibility }) => visibility === undefined);
  const stamps = comments.flatMap(({ created, updated }) => [created, updated]).sort();
  return {
    id: issue.id,
    projectId: fields.project.id,
    typeId: fields.issuetype.id,
    parentId: fields.parent?.id ?? (epicKey === null ? null : (epics.get(epicKey) ?? null)),
    key: issue.key,
    url: new URL(`/browse/${encodeURIComponent(issue.key)}`, address).href,
    title: fields.summary,
    description: textOf(fields.description),
    statusId: fields.status.id,
    priorityId: fields.priority?.id ?? null,
    assigneeId: assigneeId(issue),
    dueDate: fields.duedate ?? null,
    labels: fields.labels ?? [],
    fields: values,
    // Known of an issue that is read alone: a search brings no properties, and remote links would be a call for each.
    externalUrl: markOf(issue).url,
    version: versionOf(issue, known),
    createdAt: fields.created,
    updatedAt: fields.updated,
    // Only an issue's whole history tells, which is too long to be read with each page.
    updatedBy: null,
    deleted: false,
    commentCount: comments.length,
    commentsUpdatedAt: stamps.at(-1) ?? null,
  };
}

/** A user keeps the key when the name is changed. */
function assigneeId({ fields }: Issue): string | null {
  return fields.assignee?.key ?? fields.assignee?.name ?? null;
}

/**
 * Tells contents apart: `updated` would do, but a comment moves it too, and our own comments come before the write that
 * depends on the version. Of what Jira says itself alone, so that it is the same whatever else is known at the time.
 */
function versionOf(issue: Issue, known: KnownFields): string {
  const { fields } = issue;
  const told = [
    issue.key,
    fields.project.id,
    fields.issuetype.id,
    fields.summary,
    textOf(fields.description),
    fields.status.id,
    fields.priority?.id ?? null,
    assigneeId(issue),
    fields.duedate ?? null,
    [...(fields.labels ?? [])].sort(),
    fields.parent?.id ?? null,
    epicKeyOf(issue, known),
    Object.entries(valuesOf(issue, known)).sort(([one], [other]) => (one < other ? -1 : 1)),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22);
}

function textOf(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text;
}

function valuesOf({ fields }: Issue, { kinds }: KnownFields): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const [id, kind] of kinds) {
    const value = readValue(kind, fields[id]);
    if (value !== null) values[id] = value;
  }
  return values;
}
