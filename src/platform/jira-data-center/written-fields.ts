import { Problem } from '../../errors/problem';
import type { FieldValue, TaskChange } from '../port';
import type { KnownFields } from './field-list';
import { writtenValue } from './field-values';

/** What a change needs to know of Jira beyond itself. */
export interface WriteLookups {
  readonly known: () => Promise<KnownFields>;
  /** The type of the issue is one of sub-tasks. */
  readonly isSubtask: boolean;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly keyOf: (issueId: string) => Promise<string | null>;
}

/**
 * The members of `fields` for a change, without status and link: those are written by calls of their own. Throws
 * `PLATFORM_REFUSED_ITEM` naming what this Jira cannot hold.
 */
export async function writtenFields(
  change: TaskChange,
  lookups: WriteLookups,
): Promise<Record<string, unknown>> {
  const { title, description, priorityId, assigneeId, dueDate, labels, parentId, fields } = change;
  return {
    ...(title === undefined ? {} : { summary: title }),
    ...(description === undefined ? {} : { description }),
    ...(priorityId === undefined ? {} : { priority: priorityId === null ? null : { id: priorityId } }),
    ...(dueDate === undefined ? {} : { duedate: dueDate }),
    ...(labels === undefined ? {} : { labels }),
    ...(assigneeId === undefined
      ? {}
      : { assignee: assigneeId === null ? null : { name: await lookups.nameOf(assigneeId) } }),
    ...(parentId === undefined ? {} : await parentMember(parentId, lookups)),
    ...(fields === undefined || Object.keys(fields).length === 0
      ? {}
      : customMembers(fields, await lookups.known())),
  };
}

/** A sub-task has a parent, everything else a field with the key of its epic. */
async function parentMember(
  parentId: string | null,
  { known, isSubtask, keyOf }: WriteLookups,
): Promise<Record<string, unknown>> {
  if (isSubtask) {
    if (parentId === null) throw refused('parentId');
    return { parent: { id: parentId } };
  }
  const { epicLink } = await known();
  if (epicLink === null) throw refused('parentId');
  if (parentId === null) return { [epicLink]: null };
  const key = await keyOf(parentId);
  if (key === null) throw refused('parentId');
  return { [epicLink]: key };
}

function customMembers(
  values: Readonly<Record<string, FieldValue>>,
  { kinds }: KnownFields,
): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(values)) {
    const kind = kinds.get(id);
    if (kind === undefined) throw refused(`fields.${id}`);
    members[id] = writtenValue(kind, value);
  }
  return members;
}

function refused(field: string): Problem {
  return new Problem('PLATFORM_REFUSED_ITEM', { scope: 'item', retry: 'backoff', facts: { field } });
}
