import type { MappingProblem } from '../contract/mapping';
import { Problem } from '../errors/problem';
import type { Jira } from '../jira/port';
import type { Mapping } from '../mapping/mapping';
import type { Platform } from '../platform/port';
import { MappingProblems } from './mapping-problems';
import type { MappingSides } from './mapping-sides';

interface Askable {
  readonly jira: Pick<Jira, 'people' | 'checkJql'>;
  readonly platform: Pick<Platform, 'listUsers' | 'matchingTasks' | 'capabilities'>;
}

/** As many accounts as Jira tells of at once. */
const PEOPLE_ASKED = 200;

/**
 * What only a question can tell: whether people exist and whether filters are understood. Nothing is asked about what a
 * mapping does not say. Throws what reaching either side threw.
 */
export async function askedProblems(
  { jira, platform }: Askable,
  mapping: Mapping,
  sides: MappingSides,
): Promise<readonly MappingProblem[]> {
  const problems = new MappingProblems();
  await Promise.all([askJiraPeople(), askPlatformPeople(), askJiraFilter(), askPlatformFilter()]);
  return problems.all();

  async function askJiraPeople(): Promise<void> {
    const ids = peopleOf('jira', mapping);
    if (ids.length === 0) return;
    const known: string[] = [];
    for (let start = 0; start < ids.length; start += PEOPLE_ASKED)
      known.push(
        ...(await jira.people(ids.slice(start, start + PEOPLE_ASKED))).map(({ accountId }) => accountId),
      );
    tellUnknown(ids, new Set(known), 'Jira');
  }

  async function askPlatformPeople(): Promise<void> {
    const ids = peopleOf('platform', mapping);
    if (ids.length === 0) return;
    const active = (await platform.listUsers()).filter((user) => user.active);
    tellUnknown(ids, new Set(active.map(({ id }) => id)), sides.platformName);
  }

  function tellUnknown(ids: readonly string[], known: ReadonlySet<string>, side: string): void {
    for (const id of ids)
      if (!known.has(id))
        problems.error({ part: 'users', item: id }, 'MAPPING_PERSON_UNKNOWN', { name: id, side });
  }

  async function askJiraFilter(): Promise<void> {
    const { jira: filter } = mapping.filter;
    if (filter !== null) await refusal('jira', () => jira.checkJql(filter));
  }

  async function askPlatformFilter(): Promise<void> {
    const { platform: filter } = mapping.filter;
    if (filter === null || platform.capabilities.filterExample === null) return;
    await refusal('platform', () => platform.matchingTasks(sides.platformProjectId, filter, []));
  }

  async function refusal(item: 'jira' | 'platform', ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof Problem) || !refusals.includes(error.code)) throw error;
      problems.error({ part: 'filter', item }, error.code, error.details.facts ?? {});
    }
  }
}

const refusals: readonly string[] = ['JIRA_FILTER_REFUSED', 'PLATFORM_FILTER_REFUSED'];

/** Whom a mapping names on one side: by hand, and as a stand-in for people without a counterpart. */
export function peopleOf(side: 'jira' | 'platform', { users }: Mapping): readonly string[] {
  const standIn = users.unmatched[side];
  return [...new Set([...users.byHand.map((pair) => pair[side]), ...(standIn === null ? [] : [standIn])])];
}
