/** What a field beside those that every task has may hold. */
export const fieldKinds = [
  'text',
  'number',
  'date',
  'date-time',
  'boolean',
  'select',
  'multi-select',
  'url',
] as const;
export type FieldKind = (typeof fieldKinds)[number];
