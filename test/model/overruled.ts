import { failureOf, overruledIn, type Overruled } from './entries';
import type { Edit, Item } from './items';
import { editedFields, type EditedField, type Side } from './steps';
import type { Values } from './dictionary';
import type { World } from '../../local/world';

/** What the app calls the fields: custom ones have a name of their own. */
const labels: Readonly<Partial<Record<EditedField, string>>> = { points: 'Story point estimate' };
export const labelOf = (field: EditedField): string => labels[field] ?? field;

export interface Lost {
  readonly item: Item;
  readonly edit: Edit;
}

/**
 * Edits that the app overwrote although nobody on the other side had seen them, and of which it says nothing: neither
 * as a conflict in the record of its writes nor as a failure.
 */
export function silentlyLost(
  world: World,
  items: readonly Item[],
  before: ReadonlyMap<number, Readonly<Record<Side, Values>>>,
  now: (item: Item, side: Side) => Values | undefined,
  since: number,
): readonly Lost[] {
  const lost = items.flatMap((item) => {
    const [jira, platform] = [now(item, 'jira'), now(item, 'platform')];
    if (jira === undefined || platform === undefined || item.edits.length < 2) return [];
    const held = before.get(item.number);
    return editedFields.flatMap((field) => {
      const was = held && { jira: held.jira[field], platform: held.platform[field] };
      const is = { jira: jira[field], platform: platform[field] };
      return lostOf(item, field, was, is).map((edit) => ({ item, edit }));
    });
  });
  if (lost.length === 0) return [];
  const entries = overruledIn(world).filter(({ at }) => at >= since);
  return lost
    .filter(({ item, edit }) => !entries.some((entry) => tells(entry, item, edit)))
    .filter(({ item }) => failureOf(world, item)?.severity !== 'failure');
}

type OnSides = Readonly<Record<Side, string>>;

export function inWords({ item, edit: { side, field, value } }: Lost): string {
  return `item ${item.number}: nobody is told that ${field} "${value}" of ${side} was overwritten`;
}

function tells({ taskId, field, side, from }: Overruled, item: Item, edit: Edit): boolean {
  if (taskId !== item.taskId || field !== labelOf(edit.field) || side !== edit.side) return false;
  return edit.field !== 'title' || from === edit.value;
}

function lostOf(item: Item, field: EditedField, before: OnSides | undefined, now: OnSides): readonly Edit[] {
  const edits = item.edits.filter((edit) => edit.field === field);
  return edits.filter((edit, index) => {
    const later = edits.slice(index + 1);
    const next = later.find(({ side }) => side === edit.side);
    // It stood until somebody on its own side changed it, or stands now.
    if ((next?.over ?? now[edit.side]) === edit.value) return false;
    // Somebody on the other side saw it, and changed it there.
    if (later.some(({ side, over }) => side !== edit.side && over === edit.value)) return false;
    // Back to what stood before: a side that is as it was has changed nothing.
    if (edit.value === before?.[edit.side] || edits.slice(0, index).some(({ value }) => value === edit.value))
      return false;
    return true;
  });
}
