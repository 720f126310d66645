import * as z from 'zod';
import type { FieldValue, ProjectRecord, TaskRecord, TypeRecord } from '../../data/model';
import type { TaskEdit } from '../../data/task-values';
import type { RestParts } from './call';
import {
  assignee,
  byIdOrName,
  customValue,
  date,
  epic,
  FieldFault,
  labels,
  parentTask,
  refuseFields,
  summary,
  text,
} from './field-input';
import { epicLink, epicName, Fields, type Shape } from './fields';
import { shownLabel } from './issue-shape';

export const entityProperty = z.strictObject({ key: z.string().min(1).max(255), value: z.unknown() });
export const issueBody = z.strictObject({
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
  properties: z.array(entityProperty).default([]),
  transition: z.object({ id: z.string() }).optional(),
  historyMetadata: z.unknown().optional(),
});

export type IssueBody = z.output<typeof issueBody>;

export interface ReadFields {
  readonly edit: TaskEdit;
  readonly epicName: string | undefined;
  /** As it was sent; the edit has what the store keeps. */
  readonly wiki: string | null | undefined;
}

/** The screen on which fields are given. */
export interface Screen {
  readonly project: ProjectRecord;
  readonly type: TypeRecord;
  /** Null when the issue is being made. */
  readonly before: TaskRecord | null;
  /** What may be given, by field id. */
  readonly shown: ReadonlySet<string>;
}

/** What the edit screen of an issue shows. */
export function editScreen(
  fields: Fields,
  project: ProjectRecord,
  type: TypeRecord,
  before: TaskRecord,
): Screen {
  const shown = new Set(Object.keys(fields.createScreen(project, type)));
  for (const never of ['project', 'issuetype', 'parent']) shown.delete(never);
  return { project, type, before, shown: shown.add('issuetype') };
}

/** `fields` and `update` as an edit of the sandbox. @throws Refusal 400 with a fault for each field that has one */
export function readFields(parts: RestParts, body: IssueBody, screen: Screen): ReadFields {
  const { store, site } = parts;
  const { project, before } = screen;
  const fields = new Fields(parts);
  const faults: Record<string, string> = {};
  const custom: Record<string, FieldValue | null> = {};
  let edit: TaskEdit = {};
  let named: string | undefined;
  let wiki: string | null | undefined;
  const readers: Record<string, (value: unknown) => void> = {
    summary: (value) => (edit = { ...edit, title: summary(value) }),
    description: (value) => {
      wiki = value === null || text(value).trim() === '' ? null : text(value);
      if (wiki !== null && wiki.length > 32_767)
        throw new FieldFault(
          'The entered text is too long. It exceeds the allowed limit of 32,767 characters.',
        );
      edit = { ...edit, description: wiki === null ? null : site.texts.forStore(wiki) };
    },
    priority: (value) => {
      const number = (id: string): string => site.numbers.of('priority', id);
      const none = value === null;
      edit = {
        ...edit,
        priorityId: none
          ? null
          : byIdOrName(value, project.priorities, number, 'The priority selected is invalid.'),
      };
    },
    assignee: (value) => (edit = { ...edit, assigneeId: assignee(value, store.catalogue.users) }),
    duedate: (value) => (edit = { ...edit, dueDate: date(value) }),
    labels: (value) => (edit = { ...edit, labels: labels(value, before?.labels ?? [], shownLabel) }),
    parent: (value) => (edit = { ...edit, parentId: parentTask(value, project, store, site) }),
    [epicLink]: (value) => (edit = { ...edit, parentId: epic(value, project, site) }),
    [epicName]: (value) => {
      named = text(value).trim();
      if (named === '') throw new FieldFault('Epic Name is required.');
    },
    reporter: (value) => void assignee(value, store.catalogue.users),
    issuetype: (value) => {
      const number = (id: string): string => site.numbers.of('type', id);
      const wanted = byIdOrName(value, project.types, number, 'The issue type selected is invalid.');
      if (wanted !== screen.type.id) throw new FieldFault('The issue type selected is invalid.');
    },
    project: () => undefined,
  };
  for (const field of project.fields)
    readers[fields.customId(field)] = (value) => (custom[field.id] = customValue(field, value, site));

  const give = (id: string, value: () => unknown): void => {
    const reader = readers[id];
    if (reader === undefined || !screen.shown.has(id)) {
      faults[id] = `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
      return;
    }
    try {
      reader(value());
    } catch (error) {
      if (!(error instanceof FieldFault)) throw error;
      faults[id] = error.message;
    }
  };
  for (const [id, value] of Object.entries(body.fields)) {
    if (id in body.update) faults[id] = `Field '${id}' cannot appear in both 'fields' and 'update'`;
    else give(id, () => value);
  }
  for (const [id, operations] of Object.entries(body.update))
    give(id, () => operated(id, operations, before));
  refuseFields(faults);
  return {
    edit: Object.keys(custom).length === 0 ? edit : { ...edit, fields: custom },
    epicName: named,
    wiki,
  };
}

/** `set`, and for labels `add` and `remove`. */
function operated(id: string, operations: readonly Shape[], before: TaskRecord | null): unknown {
  let labelled: readonly unknown[] = (before?.labels ?? []).map(shownLabel);
  let set: { readonly value: unknown } | null = null;
  for (const operation of operations) {
    const [[verb, operand] = ['', undefined], ...others] = Object.entries(operation);
    if (others.length > 0) throw new FieldFault('Only one operation is allowed in each object');
    if (verb === 'set') set = { value: operand };
    else if (id === 'labels' && verb === 'add') labelled = [...labelled, operand];
    else if (id === 'labels' && verb === 'remove') labelled = labelled.filter((one) => one !== operand);
    else throw new FieldFault(`Field '${id}' does not support operation '${verb}'`);
  }
  return set === null ? labelled : set.value;
}
