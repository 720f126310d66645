import type { CustomField, CustomKind } from './custom-fields';

function field(number: number, name: string, kind: CustomKind, ...options: readonly string[]): CustomField {
  return {
    id: `customfield_${String(number)}`,
    name,
    kind,
    options: options.map((value, index) => ({ id: String(number * 10 + index), value })),
  };
}

/** The custom fields of every site here; which of them a project has is said by its screens. */
export const CUSTOM_FIELDS: readonly CustomField[] = [
  field(10015, 'Start date', 'date'),
  field(10016, 'Story point estimate', 'number'),
  field(10040, 'Cost centre', 'text'),
  field(10050, 'Risk', 'select', 'Low', 'Medium', 'High'),
  field(10051, 'Teams', 'multi-select', 'Checkout', 'Payments', 'Delivery'),
  field(10052, 'Go-live', 'datetime'),
  field(10053, 'Reference', 'url'),
  field(10054, 'Acceptance criteria', 'textarea'),
];

const byId = new Map(CUSTOM_FIELDS.map((custom) => [custom.id, custom]));

export function customFieldOf(id: string): CustomField | undefined {
  return byId.get(id);
}
