import type { FieldRecord, ProjectRecord, TypeRecord } from '../../data/model';
import { optionPlace } from '../numbers';
import type { RestParts } from './call';
import { knownTo, Shapes } from './shapes';

export const epicLink = 'customfield_10008';
export const epicName = 'customfield_10009';

const kinds = 'com.atlassian.jira.plugin.system.customfieldtypes';
const greenhopper = 'com.pyxis.greenhopper.jira';

/** Jira has no field for yes and no: it is a choice of two, and so it stands here. */
const customTypes = {
  text: ['string', 'textfield'],
  number: ['number', 'float'],
  date: ['date', 'datepicker'],
  'date-time': ['datetime', 'datetime'],
  boolean: ['option', 'radiobuttons'],
  select: ['option', 'select'],
  'multi-select': ['array', 'multiselect'],
  url: ['string', 'url'],
} as const satisfies Record<FieldRecord['kind'], readonly [string, string]>;

export type Shape = Readonly<Record<string, unknown>>;

/** A field of Jira: as it stands in lists, and what else the screens say of it. */
export interface FieldDefinition {
  readonly id: string;
  readonly name: string;
  readonly schema: Shape;
  readonly clauseNames: readonly string[];
  readonly custom: boolean;
}

const system = (id: string, name: string, schema: Shape, clauseNames = [id]): FieldDefinition => ({
  id,
  name,
  schema: { ...schema, system: id },
  clauseNames,
  custom: false,
});

const systemFields: readonly FieldDefinition[] = [
  system('issuetype', 'Issue Type', { type: 'issuetype' }, ['issuetype', 'type']),
  system('project', 'Project', { type: 'project' }),
  system('summary', 'Summary', { type: 'string' }),
  system('status', 'Status', { type: 'status' }),
  system('priority', 'Priority', { type: 'priority' }),
  system('resolution', 'Resolution', { type: 'resolution' }),
  system('assignee', 'Assignee', { type: 'user' }),
  system('reporter', 'Reporter', { type: 'user' }),
  system('creator', 'Creator', { type: 'user' }),
  system('created', 'Created', { type: 'datetime' }, ['created', 'createdDate']),
  system('updated', 'Updated', { type: 'datetime' }, ['updated', 'updatedDate']),
  system('duedate', 'Due Date', { type: 'date' }, ['due', 'duedate']),
  system('labels', 'Labels', { type: 'array', items: 'string' }),
  system('description', 'Description', { type: 'string' }),
  system('comment', 'Comment', { type: 'comments-page' }),
  system('parent', 'Parent', { type: 'issuelink' }),
];

const custom = (number: number, name: string, type: string, of: string, items?: string): FieldDefinition => ({
  id: `customfield_${number}`,
  name,
  schema: { type, ...(items === undefined ? {} : { items }), custom: of, customId: number },
  clauseNames: [`cf[${number}]`, name],
  custom: true,
});

export const epicLinkField = custom(10008, 'Epic Link', 'any', `${greenhopper}:gh-epic-link`);
const epicNameField = custom(10009, 'Epic Name', 'string', `${greenhopper}:gh-epic-label`);

/** Fields and screens of the site. */
export class Fields {
  private readonly shapes: Shapes;

  constructor(private readonly parts: RestParts) {
    this.shapes = new Shapes(parts);
  }

  /** Of all projects together: fields are the site's. */
  all(): FieldDefinition[] {
    const records = new Map(
      this.parts.store.catalogue.projects.flatMap(({ fields }) => fields).map((field) => [field.id, field]),
    );
    return [
      ...systemFields,
      epicLinkField,
      epicNameField,
      ...[...records.values()].map((field) => this.definition(field)),
    ];
  }

  definition(field: FieldRecord): FieldDefinition {
    const [type, key] = customTypes[field.kind];
    const number = Number(this.parts.site.numbers.of('field', field.id));
    return custom(number, field.name, type, `${kinds}:${key}`, type === 'array' ? 'option' : undefined);
  }

  customId(field: FieldRecord): string {
    return `customfield_${this.parts.site.numbers.of('field', field.id)}`;
  }

  /** The choices of a field as Jira writes them. */
  option(field: FieldRecord, choice: string): Shape | null {
    const name =
      field.kind === 'boolean'
        ? { true: 'Yes', false: 'No' }[choice]
        : field.options?.find((option) => option.id === choice)?.name;
    if (name === undefined) return null;
    const number = this.parts.site.numbers.of('option', optionPlace(field.id, choice));
    return {
      self: this.shapes.self(`customFieldOption/${number}`),
      value: name,
      id: number,
      disabled: false,
    };
  }

  options(field: FieldRecord): Shape[] {
    const choices =
      field.kind === 'boolean' ? ['true', 'false'] : (field.options ?? []).map((option) => option.id);
    return choices.map((choice) => this.option(field, choice)).filter((option) => option !== null);
  }

  /** What the create screen of a type shows, by field id; the edit screen has the same but for project and type. */
  createScreen(project: ProjectRecord, type: TypeRecord): Record<string, Shape> {
    const shown = (field: FieldDefinition, required: boolean, more: Shape = {}): [string, Shape] => [
      field.id,
      {
        required,
        schema: field.schema,
        name: field.name,
        fieldId: field.id,
        hasDefaultValue: false,
        operations: field.schema['type'] === 'array' ? ['add', 'set', 'remove'] : ['set'],
        ...more,
      },
    ];
    const of = (id: string, required: boolean, more: Shape = {}): [string, Shape][] =>
      systemFields.filter((field) => field.id === id).map((field) => shown(field, required, more));
    const own = project.fields.filter((field) => !field.readOnly && knownTo(field, type.id));
    const hasEpics = project.types.some(({ level }) => level >= 1);
    return Object.fromEntries([
      ...of('project', true, { allowedValues: [this.shapes.project(project)] }),
      ...of('issuetype', true, { allowedValues: [this.shapes.type(type)] }),
      ...of('summary', true),
      ...of('description', false),
      ...(project.priorities.length === 0
        ? []
        : of('priority', false, {
            allowedValues: project.priorities.map((one) => this.shapes.priority(one)),
          })),
      ...of('assignee', false),
      ...of('reporter', false, { hasDefaultValue: true }),
      ...of('duedate', false),
      ...of('labels', false),
      ...(type.level < 0 ? of('parent', true) : []),
      ...(type.level === 0 && hasEpics ? [shown(epicLinkField, false)] : []),
      ...(type.level >= 1 ? [shown(epicNameField, true)] : []),
      ...own.map((field) => {
        const allowed = this.options(field);
        return shown(
          this.definition(field),
          field.required,
          allowed.length === 0 ? {} : { allowedValues: allowed },
        );
      }),
    ]);
  }
}
