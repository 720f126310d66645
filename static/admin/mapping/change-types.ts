import type { Mapping, MappingOptions } from '../../../src/contract/mapping';
import { ANY_TYPE } from '../../../src/contract/mapping-rules';

type StatusTable = Mapping['statuses'][number];
type TaskStatus = MappingOptions['platform']['statuses'][number];

/** The task statuses that items of an issue type can meet: those of the task types mapped to it. */
export function taskStatusesFor(
  issueTypeId: string,
  types: Mapping['types'],
  options: MappingOptions,
): readonly TaskStatus[] {
  const taskTypes = types.filter(({ jira }) => jira === issueTypeId).map(({ task }) => task);
  return options.platform.statuses.filter(
    ({ typeIds }) =>
      typeIds === null || taskTypes.some((type) => type === ANY_TYPE || typeIds.includes(type)),
  );
}

/** Names are compared by what is heard of them: "To-do" is "to do". */
export function isSameName(left: string, right: string): boolean {
  return plain(left) === plain(right);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A table to begin with: by name, then by what the statuses mean. The way back undoes the way there. */
function tableFor(issueTypeId: string, types: Mapping['types'], options: MappingOptions): StatusTable {
  const jira = options.jira.types.find(({ id }) => id === issueTypeId)?.statuses ?? [];
  const task = taskStatusesFor(issueTypeId, types, options);
  const toJira = task.flatMap((status) => {
    const found =
      jira.find(({ name }) => isSameName(name, status.name)) ??
      jira.find(({ category }) => category === status.category);
    return found === undefined ? [] : [{ task: status.id, jira: found.id }];
  });
  const toTask = jira.flatMap((status) => {
    const found =
      toJira.find((pair) => pair.jira === status.id)?.task ??
      task.find(({ category }) => category === status.category)?.id;
    return found === undefined ? [] : [{ task: found, jira: status.id }];
  });
  return { issueTypeId, toJira, toTask };
}

/** Other type rows, and with them the status tables: one for each mapped issue type, made where there is none yet. */
export function withTypes(
  mapping: Pick<Mapping, 'statuses'>,
  types: Mapping['types'],
  options: MappingOptions,
): Pick<Mapping, 'types' | 'statuses'> {
  const mapped = [...new Set(types.map(({ jira }) => jira))];
  return {
    types,
    statuses: mapped.map(
      (id) => mapping.statuses.find(({ issueTypeId }) => issueTypeId === id) ?? tableFor(id, types, options),
    ),
  };
}
