import type { AuditEntry } from '../../../src/contract/life-cycle-views';

export interface Person {
  readonly actor: string;
  readonly name: string;
}

/** The people seen so far, by name; one who was seen stays to choose after the filter has hidden the others. */
export function peopleOf(
  known: readonly Person[],
  entries: readonly Pick<AuditEntry, 'actor' | 'actorName'>[],
  locale: string,
): readonly Person[] {
  const people = new Map(known.map((person) => [person.actor, person]));
  // Entries of the app itself have no account; the backend cannot filter by "nobody".
  for (const { actor, actorName } of entries)
    if (actor !== '' && !people.has(actor)) people.set(actor, { actor, name: actorName });
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, locale));
}
