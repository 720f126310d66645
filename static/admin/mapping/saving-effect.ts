import type { Mapping } from '../../../src/contract/mapping';
import { fieldNames } from '../../../src/contract/field-names';
import { policyOf } from '../../../src/contract/mapping-rules';
import type { EditedMapping } from './edited-mapping';

/** What saving would change for items that are linked already and for those to come. */
export interface SavingEffect {
  readonly newFields: number;
  readonly endedFields: number;
  readonly newTypes: number;
  readonly endedTypes: number;
  readonly statuses: boolean;
  readonly comments: boolean;
  /** Which items get a partner. */
  readonly selection: boolean;
  /** Deletions are followed from now on, or no longer. */
  readonly deletions: 'follow' | 'keep' | null;
}

function carried(mapping: EditedMapping): ReadonlySet<string> {
  return new Set([
    ...fieldNames.filter((name) => policyOf(mapping, name).direction !== 'off'),
    ...mapping.custom
      .filter(({ direction }) => direction !== 'off')
      .map(({ task, jira }) => `${task} ${jira}`),
  ]);
}

const typesOf = ({ types }: Mapping): ReadonlySet<string> => new Set(types.map(({ task }) => task));

function missing(from: ReadonlySet<string>, inside: ReadonlySet<string>): number {
  return [...inside].filter((one) => !from.has(one)).length;
}

const differs = (left: unknown, right: unknown): boolean => JSON.stringify(left) !== JSON.stringify(right);

/** The difference between what is saved and what is edited, counted. */
export function savingEffect(saved: EditedMapping, edited: EditedMapping): SavingEffect {
  return {
    newFields: missing(carried(saved), carried(edited)),
    endedFields: missing(carried(edited), carried(saved)),
    newTypes: missing(typesOf(saved), typesOf(edited)),
    endedTypes: missing(typesOf(edited), typesOf(saved)),
    statuses: differs([saved.statuses, saved.priorities], [edited.statuses, edited.priorities]),
    comments: saved.comments !== edited.comments,
    selection: differs([saved.filter, saved.createTasks], [edited.filter, edited.createTasks]),
    deletions: saved.deletions === edited.deletions ? null : edited.deletions,
  };
}
