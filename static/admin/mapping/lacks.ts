import { fieldNames } from '../../../src/contract/field-names';
import type { FieldName, MappingOptions } from '../../../src/contract/mapping';
import type { WordKey } from '../../shared/words/catalogue';

export type Abilities = Pick<
  MappingOptions['platform'],
  'fieldNames' | 'comments' | 'externalUrl' | 'deletes' | 'changes' | 'tellsDeleted'
>;

/** What a platform cannot do and a mapping therefore leaves out or does otherwise: the fields, and a sentence for the rest. */
export function lacksOf(can: Abilities): {
  readonly fields: readonly FieldName[];
  readonly words: readonly WordKey[];
} {
  const told: readonly (readonly [boolean, WordKey])[] = [
    [can.comments === 'none', 'lacks.comments'],
    [!can.externalUrl, 'lacks.link'],
    [!can.deletes, 'lacks.deletes'],
    [can.changes === 'asked', 'lacks.asked'],
    [can.changes === 'read', 'lacks.read'],
    [can.changes === 'read', 'lacks.times'],
    [!can.tellsDeleted, 'lacks.deleted'],
  ];
  return {
    fields: fieldNames.filter((name) => !can.fieldNames.includes(name)),
    words: told.flatMap(([lacking, words]) => (lacking ? [words] : [])),
  };
}
