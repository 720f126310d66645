import type { Values } from './dictionary';
import type { Item, Items } from './items';
import { unlinked } from './projects';
import { editedFields, sides, type EditedField, type PersonStep, type Side } from './steps';

/** What people do to one item where it is. */
export type Work = Exclude<PersonStep, { do: 'create' | 'move' }>;

const ofTheProject: ReadonlySet<EditedField> = new Set(['status', 'priority', 'points', 'parent']);

/**
 * Whether it can be done where the issue or the task is: in another project it has other fields and other statuses, and
 * not everybody sees each project of Jira.
 */
export function canBeDone(step: Work, items: Items, item: Item): boolean {
  if (!items.isAwayOn(step.side, item)) return true;
  if (items.placeOf(step.side, item) === unlinked.jira || step.do === 'delete') return false;
  return step.do !== 'edit' || !ofTheProject.has(step.field);
}

/**
 * What must be true of an item whose issue or task was moved away: the pair rests, so the sides may differ, and neither
 * holds what nobody ever said. `except`: of what other rules hold.
 */
export function ofAway(
  { edits }: Item,
  before: Readonly<Record<Side, Values>> | undefined,
  { inJira, onPlatform }: { readonly inJira: Values; readonly onPlatform: Values },
  except: ReadonlySet<EditedField>,
): string[] {
  if (before === undefined) return [];
  return editedFields.flatMap((field) => {
    if (except.has(field)) return [];
    const said = edits.filter((edit) => edit.field === field);
    return sides.flatMap((side) => {
      const now = (side === 'jira' ? inJira : onPlatform)[field];
      if (now === before[side][field] || said.some(({ value }) => value === now)) return [];
      return [`${field} is "${now}" on the side of ${side}, which nobody ever said`];
    });
  });
}
