import type { PlatformField, PlatformStatus, ProjectSchema, StatusCategory, TaskType } from '../port';
import * as answers from './answers';
import type { JiraApi } from './api';
import type { CreateField, CreateScreens } from './create-screens';
import { epicNameType, kindOf, readOnlyType } from './field-kinds';

/** Jira has three levels: sub-tasks, what work is done in, and epics, which are the types with an epic name. */
const levels = { subtask: -1, standard: 0, epic: 1 } as const;

const categories: Readonly<Record<string, StatusCategory>> = {
  new: 'todo',
  indeterminate: 'in-progress',
  done: 'done',
};

interface Screen {
  readonly typeId: string;
  readonly fields: readonly CreateField[];
}

/** What a project offers: a call for its types and statuses, one for each type's create screen. */
export class ProjectSchemas {
  /** Ids of the types that are sub-tasks, by project. */
  private readonly subtasks = new Map<string, ReadonlySet<string>>();
  /** Of each project that was read, the type of a task without one. */
  private readonly usual = new Map<string, string>();

  constructor(
    private readonly api: JiraApi,
    private readonly screens: CreateScreens,
  ) {}

  async read(projectId: string): Promise<ProjectSchema> {
    const types = await this.types(projectId);
    const screens: Screen[] = [];
    for (const { id } of types)
      screens.push({ typeId: id, fields: await this.screens.fields(projectId, id) });
    const ordered = types.map((type) => typeOf(type, screens)).sort(standardFirst);
    this.usual.set(projectId, ordered[0]?.id ?? '');
    return {
      types: ordered,
      statuses: statusesOf(types),
      priorities: prioritiesOf(screens) ?? (await this.allPriorities()),
      fields: fieldsOf(screens),
    };
  }

  async usualType(projectId: string): Promise<string> {
    return this.usual.get(projectId) ?? (await this.read(projectId)).types[0]?.id ?? '';
  }

  async isSubtask(projectId: string, typeId: string): Promise<boolean> {
    if (!this.subtasks.has(projectId)) await this.types(projectId);
    return this.subtasks.get(projectId)?.has(typeId) === true;
  }

  private async types(projectId: string) {
    const path = `/project/${encodeURIComponent(projectId)}/statuses`;
    const types = await this.api.json({ method: 'GET', path, scope: 'project' }, answers.typesWithStatuses);
    this.subtasks.set(projectId, new Set(types.filter(({ subtask }) => subtask).map(({ id }) => id)));
    return types;
  }

  private allPriorities(): Promise<ProjectSchema['priorities']> {
    return this.api.json({ method: 'GET', path: '/priority', scope: 'project' }, answers.priorities);
  }
}

interface JiraType {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  readonly statuses: readonly {
    readonly id: string;
    readonly name: string;
    readonly statusCategory?: { readonly key: string } | undefined;
  }[];
}

function typeOf({ id, name, subtask }: JiraType, screens: readonly Screen[]): TaskType {
  const isEpic = screens.some(
    ({ typeId, fields }) => typeId === id && fields.some(({ schema }) => schema.custom === epicNameType),
  );
  const level = subtask ? levels.subtask : isEpic ? levels.epic : levels.standard;
  return { id, name, level };
}

/** A task without a type becomes the first: neither an epic nor a sub-task, which cannot be made without a parent. */
function standardFirst(one: TaskType, other: TaskType): number {
  return Number(other.level === levels.standard) - Number(one.level === levels.standard);
}

function statusesOf(types: readonly JiraType[]): PlatformStatus[] {
  const all = new Map<string, PlatformStatus>();
  for (const type of types)
    for (const { id, name, statusCategory } of type.statuses) {
      const typeIds = [...(all.get(id)?.typeIds ?? []), type.id];
      all.set(id, { id, name, category: categories[statusCategory?.key ?? ''] ?? 'todo', typeIds });
    }
  return [...all.values()].map((status) => ({
    ...status,
    typeIds: status.typeIds?.length === types.length ? null : status.typeIds,
  }));
}

/** Those of the project's own scheme; null where no screen shows them. */
function prioritiesOf(screens: readonly Screen[]): ProjectSchema['priorities'] | null {
  const offered = screens
    .flatMap(({ fields }) => fields)
    .filter(({ fieldId }) => fieldId === 'priority')
    .flatMap(({ allowedValues = [] }) => allowedValues)
    .flatMap(({ id, name }) => (id === undefined || name === undefined ? [] : [{ id, name }]));
  return offered.length === 0 ? null : unique(offered);
}

function fieldsOf(screens: readonly Screen[]): PlatformField[] {
  const all = new Map<string, PlatformField>();
  for (const { typeId, fields } of screens)
    for (const { fieldId, name, required, hasDefaultValue, schema, allowedValues } of fields) {
      const kind = kindOf(schema.custom);
      if (kind === null) continue;
      const before = all.get(fieldId);
      const options = (allowedValues ?? []).flatMap(({ id, value }) =>
        id === undefined || value === undefined ? [] : [{ id, name: value }],
      );
      const chosenFrom = kind === 'select' || kind === 'multi-select';
      all.set(fieldId, {
        id: fieldId,
        name,
        kind,
        options: chosenFrom ? unique([...(before?.options ?? []), ...options]) : null,
        readOnly: schema.custom === readOnlyType,
        required: before?.required === true || (required && !hasDefaultValue),
        typeIds: [...(before?.typeIds ?? []), typeId],
      });
    }
  return [...all.values()].map((field) => ({
    ...field,
    typeIds: field.typeIds?.length === screens.length ? null : field.typeIds,
  }));
}

function unique<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
