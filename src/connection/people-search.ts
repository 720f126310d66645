import type { UnmatchedPerson } from '../contract/mapping';
import type { Jira } from '../jira/port';
import type { Mapping } from '../mapping/mapping';
import { storedMappingSchema } from '../mapping/stored-mapping';
import type { Platform } from '../platform/port';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { unmatchedOf } from '../sync/people';
import type { Connection } from './connection';
import { peopleOf } from './mapping-asked';

const FOUND = 20;

interface Asked {
  readonly jira: Pick<Jira, 'displayNames' | 'searchPeopleAsUser'>;
  readonly platform: Pick<Platform, 'listUsers'>;
}

export interface FoundPerson {
  readonly id: string;
  readonly name: string;
}

/**
 * Whom passes of the last day met and could not match, but for those whom somebody has matched by hand since. Names are
 * asked for now and kept nowhere. Throws what reaching either side threw.
 */
export async function unmatchedPeople(
  storage: Storage,
  { jira, platform }: Asked,
  connection: Pick<Connection, 'id' | 'links'>,
): Promise<readonly UnmatchedPerson[]> {
  const [met, mappings] = await Promise.all([
    unmatchedOf(storage, connection.id),
    storage.getMany(connection.links.map(({ id }) => keys.mapping(id))),
  ]);
  const byHand = [...mappings.values()].flatMap(
    (stored) => storedMappingSchema.safeParse(stored).data?.mapping.users.byHand ?? [],
  );
  const accounts = met.jira.filter((id) => byHand.every((pair) => pair.jira !== id));
  const users = met.platform.filter((id) => byHand.every((pair) => pair.platform !== id));
  const [names, everyone] = await Promise.all([
    jira.displayNames(accounts),
    users.length === 0 ? [] : platform.listUsers(),
  ]);
  return [
    ...accounts.map((id) => ({ side: 'jira' as const, id, name: names.get(id) ?? id })),
    ...users.map((id) => ({
      side: 'platform' as const,
      id,
      name: everyone.find((user) => user.id === id)?.displayName ?? id,
    })),
  ].sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * Whom a mapping names, as far as their side still knows them; who is deactivated is named too. Nobody is asked where it
 * names nobody. Throws what reaching either side threw.
 */
export async function namedPeople(
  { jira, platform }: Pick<Asked, 'platform'> & { readonly jira: Pick<Jira, 'displayNames'> },
  mapping: Mapping,
): Promise<readonly UnmatchedPerson[]> {
  const users = peopleOf('platform', mapping);
  const [names, everyone] = await Promise.all([
    jira.displayNames(peopleOf('jira', mapping)),
    users.length === 0 ? [] : platform.listUsers(),
  ]);
  return [
    ...[...names].map(([id, name]) => ({ side: 'jira' as const, id, name })),
    ...everyone
      .filter(({ id }) => users.includes(id))
      .map(({ id, displayName }) => ({ side: 'platform' as const, id, name: displayName })),
  ];
}

/** Active people of one side whose name or address has the text in it; at most 20. */
export async function findPeople(
  { jira, platform }: Asked,
  side: 'jira' | 'platform',
  text: string,
): Promise<readonly FoundPerson[]> {
  if (side === 'jira') {
    // Jira takes no empty search, and everybody of a site is no help to anybody.
    if (text === '') return [];
    const found = await jira.searchPeopleAsUser(text);
    return found.map(({ accountId, displayName }) => ({ id: accountId, name: displayName }));
  }
  const wanted = text.toLowerCase();
  return (await platform.listUsers())
    .filter(
      ({ active, displayName, email }) =>
        active && [displayName, email ?? ''].some((one) => one.toLowerCase().includes(wanted)),
    )
    .sort((one, other) => one.displayName.localeCompare(other.displayName))
    .slice(0, FOUND)
    .map(({ id, displayName }) => ({ id, name: displayName }));
}
