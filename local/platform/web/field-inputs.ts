import type { FieldRecord, FieldValue, ProjectRecord, TaskRecord } from '../data/model';
import type { Store } from '../data/store';
import type { TaskEdit } from '../data/task-values';
import { select, type Form } from './form';
import { html, type Markup, type Value } from './markup';

const nameOf = (field: FieldRecord): string => `field-${field.id}`;
const boxOf = (field: FieldRecord, optionId: string): string => `${nameOf(field)}-${optionId}`;

const fieldsOf = (project: ProjectRecord, typeId: string): FieldRecord[] =>
  project.fields.filter(({ typeIds }) => typeIds?.includes(typeId) !== false);

/** The parent and the fields that the type of a task has. */
export function furtherFields(store: Store, project: ProjectRecord, task: TaskRecord): Value {
  const fields = fieldsOf(project, task.typeId).filter((field) => !field.readOnly);
  const inputs = fields.map((field) => input(field, task.fields[field.id]));
  return html`${parentField(store, project, task)}${inputs}`;
}

function parentField(store: Store, project: ProjectRecord, task: TaskRecord): Markup | null {
  const level = (typeId: string): number => project.types.find((type) => type.id === typeId)?.level ?? 0;
  const own = level(task.typeId);
  if (!project.types.some((type) => type.level > own)) return null;
  const above = store
    .latest(project.id, 0, 1000)
    .filter((one) => !one.deleted && level(one.typeId) > own)
    .map((one) => ({ id: one.id, text: `${one.key} ${one.title}` }));
  return select('parentId', 'Parent', task.parentId, above, 'None');
}

function input(field: FieldRecord, value: FieldValue | undefined): Markup {
  const name = nameOf(field);
  const plain = (type: string, hint: string | null = null): Markup =>
    html`<label for="${name}">${field.name}${hint}</label>
      <input id="${name}" name="${name}" type="${type}" step="any" value="${String(value ?? '')}" />`;
  switch (field.kind) {
    case 'select':
    case 'boolean': {
      const choices =
        field.kind === 'select'
          ? (field.options ?? []).map((one) => ({ id: one.id, text: one.name }))
          : [
              { id: 'true', text: 'Yes' },
              { id: 'false', text: 'No' },
            ];
      return select(name, field.name, value === undefined ? null : String(value), choices, 'None');
    }
    case 'multi-select': {
      const boxes = (field.options ?? []).map(({ id, name: text }) => {
        const box = boxOf(field, id);
        const checked = typeof value === 'object' && value.includes(id);
        return html`<p class="inline">
          <input type="checkbox" id="${box}" name="${box}" ${checked ? html` checked` : null} />
          <label for="${box}">${text}</label>
        </p>`;
      });
      return html`<fieldset>
        <legend>${field.name}</legend>
        <input type="hidden" name="${name}" value="" />${boxes}
      </fieldset>`;
    }
    case 'number':
    case 'date':
    case 'url':
      return plain(field.kind);
    case 'text':
      return plain('text');
    case 'date-time':
      return plain('text', ' (as 2026-11-22T08:15:30.123Z)');
  }
}

/** What the form says of the parent and the fields; whatever it does not have stays. */
export function furtherEdit(project: ProjectRecord, typeId: string, form: Form): TaskEdit {
  const fields = fieldsOf(project, typeId).flatMap((field): [string, FieldValue | null][] => {
    const text = form[nameOf(field)];
    return text === undefined ? [] : [[field.id, valueOf(field, text, form)]];
  });
  const { parentId } = form;
  return {
    ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }),
    ...(parentId === undefined ? {} : { parentId: parentId === '' ? null : parentId }),
  };
}

function valueOf(field: FieldRecord, text: string, form: Form): FieldValue | null {
  if (field.kind === 'multi-select')
    return (field.options ?? []).map(({ id }) => id).filter((id) => form[boxOf(field, id)] === 'on');
  if (text.trim() === '') return null;
  if (field.kind === 'number') return Number(text);
  return field.kind === 'boolean' ? text === 'true' : text;
}
