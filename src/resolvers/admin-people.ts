import { findPeople, unmatchedPeople } from '../connection/people-search';
import { adminRequests, type AdminAnswers } from '../contract/requests';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** Who is who on both sides, for the part of a mapping that people fill in by hand. */
export function definePeople(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { storage, connections, platforms, jira } = parts;

  surface.define(
    'people.unmatched',
    administrator,
    adminRequests['people.unmatched'],
    async ({ connectionId }) => {
      const { value } = (await connections.get(connectionId)).connection;
      return { people: await unmatchedPeople(storage, { jira, platform: platforms.open(value) }, value) };
    },
  );

  surface.define(
    'people.search',
    administrator,
    adminRequests['people.search'],
    async ({ connectionId, side, query }) => {
      const { value } = (await connections.get(connectionId)).connection;
      return { people: await findPeople({ jira, platform: platforms.open(value) }, side, query) };
    },
  );
}
