import type { FieldName, FieldPolicy, Mapping } from '../mapping';
import { policyOf } from '../mapping';
import type { CustomKinds } from '../custom-kinds';
import { customField } from './custom';
import type { Field } from './field';
import type { MarkupKind } from '../rich-text/markup';
import { assignee } from './assignee';
import { descriptionIn } from './description';
import { dueDate } from './due-date';
import { labels } from './labels';
import { parent } from './parent';
import { priority } from './priority';
import { status } from './status';
import { title } from './title';

/** A field with what the mapping says of it. */
export interface MappedField extends Field {
  readonly policy: FieldPolicy;
}

interface Extent {
  /** `capabilities.fields` of the platform. */
  readonly names: readonly FieldName[];
  /** The kinds of the mapping's custom entries; those of which nothing is known are left alone. */
  readonly kinds: Readonly<Record<string, CustomKinds>>;
  /** `capabilities.markup` of the platform, of its descriptions; HTML when left out. */
  readonly markup?: MarkupKind;
}

/** Every field that may be kept in step: those that both sides know, parents where there can be any, custom ones. */
export function mappedFields(mapping: Mapping, extent?: Extent): readonly MappedField[] {
  const description = descriptionIn(extent?.markup);
  const known = (name: string): boolean => extent?.names.some((one) => one === name) ?? true;
  const basic = Object.entries({ title, description, status, priority, assignee, dueDate, labels })
    .filter(([name]) => known(name))
    .map(([name, field]) => ({ ...field, policy: policyOf(mapping, name) }));
  const of = policyOf(mapping, 'parent');
  // Between items of one type there are no parents on either side.
  const withParent =
    extent !== undefined && known('parent') && mapping.types.length > 1 && of.direction !== 'off';
  const custom = mapping.custom.flatMap((entry) => {
    const kinds = extent?.kinds[entry.id];
    const made = kinds === undefined ? null : customField(entry, kinds);
    if (made === null) return [];
    const { conflict, when } = entry;
    return [{ ...made.field, policy: { direction: made.direction, conflict, when } }];
  });
  return [...basic, ...(withParent ? [{ ...parent, policy: of }] : []), ...custom];
}
