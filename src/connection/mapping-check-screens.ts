import { policyOf, type FieldName, type Mapping } from '../mapping/mapping';
import { type MappingProblems, writesJira, writesPlatform } from './mapping-problems';
import { mappedTypes, type JiraTypeSide, type MappingSides } from './mapping-sides';
import type { WorkflowLooks } from './workflow-look';

/** Jira's ids of the fields that a screen may lack, and their names where no screen says them. */
const onScreen = {
  description: ['description', 'Description'],
  priority: ['priority', 'Priority'],
  assignee: ['assignee', 'Assignee'],
  dueDate: ['duedate', 'Due date'],
  labels: ['labels', 'Labels'],
  parent: ['parent', 'Parent'],
} as const satisfies Partial<Record<FieldName, readonly [string, string]>>;
const screenFields = Object.entries(onScreen);

/** Given by Jira or by the engine itself whatever the mapping says. */
const given = ['summary', 'project', 'issuetype', 'reporter'];

/** Fields that a mapping writes and a screen lacks, and fields that a side demands and nobody gives. */
export function checkScreens(
  mapping: Mapping,
  sides: MappingSides,
  looks: WorkflowLooks,
  problems: MappingProblems,
): void {
  for (const type of mappedTypes(mapping, sides)) {
    for (const [field, [id, fallback]] of screenFields) {
      const policy = policyOf(mapping, field);
      if (!writesJira(policy) || !matters(field, mapping, type, sides)) continue;
      const screen = missingScreen(type, id, policy.when, looks);
      const facts = { name: nameOf(sides, id) ?? fallback, type: type.name };
      if (screen !== null)
        problems.warn({ part: 'fields', item: field }, 'MAPPING_FIELD_OFF_SCREEN', { ...facts, ...screen });
    }
    checkRequired(mapping, type, problems);
  }
  checkRequiredTasks(mapping, sides, problems);
}

/** Which screen lacks the field, where it is needed; without a name when both do. Null when nothing is lacking. */
export function missingScreen(
  { id: typeId, screen }: JiraTypeSide,
  fieldId: string,
  when: 'always' | 'creation',
  looks: WorkflowLooks,
): { readonly screen?: 'create' | 'edit' } | null {
  const creatable = screen.fieldIds.has(fieldId);
  const editable = looks.get(typeId)?.editable.has(fieldId) ?? null;
  if (when === 'creation') return creatable ? null : { screen: 'create' };
  if (creatable) return editable === false ? { screen: 'edit' } : null;
  // What cannot be given at once is given afterwards, where it can be edited.
  if (editable === true) return null;
  return editable === false ? {} : { screen: 'create' };
}

/** A field that nothing would ever be written to is no reason to worry anybody. */
function matters(field: string, mapping: Mapping, { level }: JiraTypeSide, sides: MappingSides): boolean {
  if (field === 'priority') return mapping.priorities.length > 0;
  if (field !== 'parent') return true;
  return (
    sides.capabilities.fields.includes('parent') &&
    mappedTypes(mapping, sides).some((other) => other.level > level)
  );
}

function nameOf({ types }: MappingSides, fieldId: string): string | undefined {
  return types.flatMap(({ screen }) => screen.fields).find(({ id }) => id === fieldId)?.name;
}

function checkRequired(mapping: Mapping, type: JiraTypeSide, problems: MappingProblems): void {
  const written = new Set<string>([
    ...given,
    ...screenFields.flatMap(([field, [id]]) => (writesJira(policyOf(mapping, field)) ? [id] : [])),
    ...mapping.custom.filter(writesJira).map(({ jira }) => jira),
  ]);
  for (const id of type.screen.required) {
    if (written.has(id)) continue;
    const name = type.screen.fields.find((field) => field.id === id)?.name ?? id;
    const basic = screenFields.find(([, [fieldId]]) => fieldId === id)?.[0];
    const place =
      basic === undefined
        ? ({ part: 'custom', item: id } as const)
        : ({ part: 'fields', item: basic } as const);
    // Every issue of the type would fail to be made.
    problems.error(place, 'MAPPING_FIELD_REQUIRED', { name, type: type.name, side: 'Jira' });
  }
}

/** Only where tasks are made for issues, which is not said here: it is told, and stops nobody. */
function checkRequiredTasks(mapping: Mapping, sides: MappingSides, problems: MappingProblems): void {
  const written = new Set(mapping.custom.filter(writesPlatform).map(({ task }) => task));
  for (const type of sides.schema.types.filter(({ id }) => mapping.types.some(({ task }) => task === id)))
    for (const { id, name, required, typeIds } of sides.schema.fields)
      if (required && !written.has(id) && (typeIds === null || typeIds.includes(type.id)))
        problems.warn({ part: 'custom', item: id }, 'MAPPING_FIELD_REQUIRED', {
          name,
          type: type.name,
          side: sides.platformName,
        });
}
