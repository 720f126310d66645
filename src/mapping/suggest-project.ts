import type { MappingOptions } from '../contract/mapping';
import type { FieldPolicy, Mapping } from './mapping';
import { suggestFields } from './suggest-fields';
import { unsaid } from './suggest-mapping';
import { suggestPriorities } from './suggest-priorities';
import { suggestStatuses } from './suggest-statuses';
import { suggestTypes } from './suggest-types';

/** What a suggestion may know beside what both sides offer. */
export interface Known {
  /** False for a status that no transition of the type's workflow leads to. */
  readonly reachable: (issueTypeId: string, statusId: string) => boolean;
}

const off: FieldPolicy = { direction: 'off', conflict: 'newest', when: 'always' };
const jiraKey = { todo: 'new', 'in-progress': 'indeterminate', done: 'done' } as const;

/** A mapping that fits most projects without a change. */
export function suggestProject(options: MappingOptions, known: Known = { reachable: () => true }): Mapping {
  const { jira, platform } = options;
  const types = suggestTypes(options);
  const mapped = jira.types.filter(({ id }) => types.some((pair) => pair.jira === id));
  return {
    ...unsaid,
    users: { ...unsaid.users, byHand: [] },
    types,
    statuses: mapped.map(({ id: issueTypeId, statuses }) => {
      const beside = types.flatMap(({ task, jira: to }) => (to === issueTypeId ? [task] : []));
      const theirs = platform.statuses.filter(
        ({ typeIds }) => typeIds === null || typeIds.some((id) => beside.includes(id)),
      );
      const ours = statuses.map(({ id, name, category }) => ({
        id,
        name,
        statusCategory: { key: jiraKey[category] },
      }));
      const reachable = (id: string) => known.reachable(issueTypeId, id);
      return { issueTypeId, ...suggestStatuses(theirs, ours, {}, reachable) };
    }),
    priorities: suggestPriorities(platform.priorities, jira.priorities),
    fields: hasLevels(options, types) ? {} : { parent: off },
    custom: [...suggestFields(platform.fields, jira.fields)],
    ...(platform.comments === 'none' ? { comments: 'off' as const } : {}),
    linkBack: platform.externalUrl,
  };
}

/** Parents need something above and something below on both sides. */
function hasLevels({ jira, platform }: MappingOptions, types: Mapping['types']): boolean {
  if (!platform.fieldNames.includes('parent')) return false;
  const of = (side: readonly { readonly id: string; readonly level: number }[], ids: readonly string[]) =>
    new Set(side.filter(({ id }) => ids.includes(id)).map(({ level }) => level)).size > 1;
  return (
    of(
      jira.types,
      types.map(({ jira: id }) => id),
    ) &&
    of(
      platform.types,
      types.map(({ task }) => task),
    )
  );
}
