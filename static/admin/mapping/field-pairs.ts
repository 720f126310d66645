import { compatible, pairsOptions } from '../../../src/contract/compatible';
import type { CustomField, FieldChoice, FieldPolicy, MappingOptions } from '../../../src/contract/mapping';
import { isSameName } from './change-types';

export type Direction = FieldPolicy['direction'];

/** Which ways two fields may travel: as far as their kinds allow it and each side lets its field be written. */
export function waysOf(task: FieldChoice, jira: FieldChoice): readonly Direction[] {
  const kinds = compatible(task.kind, jira.kind);
  const toJira = kinds.toJira && !jira.readOnly;
  const toPlatform = kinds.toPlatform && !task.readOnly;
  return [
    ...(toJira && toPlatform ? (['both'] as const) : []),
    ...(toJira ? (['to-jira'] as const) : []),
    ...(toPlatform ? (['to-platform'] as const) : []),
  ];
}

/** The fields of one side that no row has yet and that fit at least one of the other side. */
export function freeFields(
  side: 'task' | 'jira',
  options: MappingOptions,
  custom: readonly CustomField[],
  partner: FieldChoice | null,
): readonly FieldChoice[] {
  const taken = new Set(custom.map((entry) => entry[side]));
  const [own, others] =
    side === 'task'
      ? [options.platform.fields, options.jira.fields]
      : [options.jira.fields, options.platform.fields];
  const fits = (one: FieldChoice, other: FieldChoice): boolean =>
    (side === 'task' ? waysOf(one, other) : waysOf(other, one)).length > 0;
  return own.filter(
    (one) =>
      !taken.has(one.id) &&
      (partner === null ? others.some((other) => fits(one, other)) : fits(one, partner)),
  );
}

const yesAndNo = [
  { id: 'true', name: 'Yes' },
  { id: 'false', name: 'No' },
];

export function optionsOf(field: FieldChoice): readonly { readonly id: string; readonly name: string }[] {
  return field.kind === 'boolean' ? yesAndNo : (field.options ?? []);
}

export function hasOptions(task: FieldChoice, jira: FieldChoice): boolean {
  return pairsOptions(task.kind, jira.kind);
}

/** Three letters that no entry of the mapping has: they mark the entry's values in what is stored of each pair. */
export function newEntryId(taken: readonly string[], random: () => number = Math.random): string {
  for (;;) {
    const id = Math.floor(random() * 36 ** 3)
      .toString(36)
      .padStart(3, '0');
    if (!taken.includes(id)) return id;
  }
}

/** A new row: both ways where that is possible, options paired by name. */
export function newEntry(
  task: FieldChoice,
  jira: FieldChoice,
  custom: readonly CustomField[],
): CustomField | null {
  const [direction] = waysOf(task, jira);
  if (direction === undefined) return null;
  return {
    id: newEntryId(custom.map(({ id }) => id)),
    task: task.id,
    jira: jira.id,
    direction,
    conflict: 'newest',
    when: 'always',
    options: hasOptions(task, jira)
      ? optionsOf(task).flatMap((option) => {
          const same = optionsOf(jira).find(({ name }) => isSameName(name, option.name));
          return same === undefined ? [] : [{ task: option.id, jira: same.id }];
        })
      : [],
  };
}
