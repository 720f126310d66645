import type { PreviewedField } from '../contract/life-cycle-views';
import type { CreateScreen } from '../jira/port';
import { fromJira } from '../mapping/fields/custom-values';
import type { MappedField } from '../mapping/fields/table';
import type { Mapping } from '../mapping/mapping';
import type { AdfNode } from '../mapping/rich-text/adf-document';
import type { MarkupKind } from '../mapping/rich-text/markup';
import { plainText } from '../mapping/rich-text/plain-text';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { FieldValue, ProjectSchema } from '../platform/port';
import type { KnownPeople } from './preview-people';

/** So much of a description tells whether it arrives as it should. */
const DESCRIPTION = 300;

/** What both kinds of previewed items are made with. */
export interface PreviewWorld {
  readonly mapping: Mapping;
  readonly stored: StoredMapping;
  readonly fields: readonly MappedField[];
  readonly schema: ProjectSchema;
  readonly markup: MarkupKind;
  readonly titleLimit: number;
  readonly people: KnownPeople;
  readonly screens: ReadonlyMap<string, CreateScreen>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export function nameAmong(choices: readonly Named[], id: string | null): string {
  return id === null ? '' : (choices.find((choice) => choice.id === id)?.name ?? id);
}

/** The beginning of a long text. */
export function beginning(nodes: readonly AdfNode[]): string {
  const text = plainText(nodes).trim();
  return text.length <= DESCRIPTION ? text : `${text.slice(0, DESCRIPTION).trimEnd()}…`;
}

export function taskValueText(value: FieldValue | undefined, options: readonly Named[] | null): string {
  if (value === undefined || value === null) return '';
  const values = typeof value === 'object' ? value : [String(value)];
  return values.map((one) => nameAmong(options ?? [], one)).join(', ');
}

/** A custom field as Jira holds it or would be given it. */
export function jiraValueText(
  entryId: string,
  jiraField: string,
  raw: unknown,
  { stored, screens }: PreviewWorld,
): string {
  const kind = stored.kinds?.[entryId]?.jira ?? 'other';
  if (kind === 'other') return '';
  const allowed = [...screens.values()].flatMap(({ fields }) => fields).find(({ id }) => id === jiraField);
  return taskValueText(fromJira(kind, raw).value, allowed?.allowedValues ?? null);
}

/** Tells the custom fields of an item by what they are called. */
export function customTexts(
  world: PreviewWorld,
  of: (field: MappedField, taskField: string) => { readonly task: string; readonly issue: string },
): readonly PreviewedField[] {
  return world.fields.flatMap((field) => {
    if (field.taskField === null || field.policy.direction === 'off') return [];
    const { task, issue } = of(field, field.taskField);
    return [{ field: field.name, label: field.label, task, issue }];
  });
}
