import type { MappingProblem } from '../contract/mapping';
import { ANY_TYPE, policyOf, type Mapping } from '../mapping/mapping';
import { checkCustom } from './mapping-check-custom';
import { checkScreens } from './mapping-check-screens';
import { MappingProblems, twice, writesJira, writesPlatform } from './mapping-problems';
import {
  mappedTypes,
  prioritiesOf,
  taskTypesBeside,
  type JiraTypeSide,
  type MappingSides,
} from './mapping-sides';
import type { WorkflowLooks } from './workflow-look';

/** What is wrong with a mapping as far as both sides have told what they offer. Asks nobody. */
export function checkMapping(
  mapping: Mapping,
  sides: MappingSides,
  looks: WorkflowLooks,
): readonly MappingProblem[] {
  const problems = new MappingProblems();
  checkTypes(mapping, sides, problems);
  for (const type of mappedTypes(mapping, sides)) checkStatuses(mapping, type, sides, problems);
  checkWorkflows(mapping, sides, looks, problems);
  checkPriorities(mapping, sides, problems);
  checkPeopleOnce(mapping, problems);
  checkScreens(mapping, sides, looks, problems);
  checkCustom(mapping, sides, looks, problems);
  checkCapabilities(mapping, sides, problems);
  return problems.all();
}

function checkTypes({ types }: Mapping, sides: MappingSides, problems: MappingProblems): void {
  if (types.length === 0) problems.error({ part: 'types', item: null }, 'MAPPING_TYPES_MISSING', {});
  for (const { task, jira } of types) {
    const known = task === ANY_TYPE || sides.schema.types.some(({ id }) => id === task);
    if (!known) problems.error({ part: 'types', item: task }, 'MAPPING_TYPE_UNKNOWN', { name: task });
    if (!sides.types.some(({ id }) => id === jira))
      problems.error({ part: 'types', item: jira }, 'MAPPING_TYPE_UNKNOWN', { name: jira });
  }
  for (const pair of twice(types.map(({ task, jira }) => `${task}\n${jira}`))) {
    const [task = ''] = pair.split('\n');
    const name = sides.schema.types.find(({ id }) => id === task)?.name ?? task;
    problems.error({ part: 'types', item: task }, 'MAPPING_FIELD_TWICE', { name });
  }
}

function checkStatuses(
  mapping: Mapping,
  type: JiraTypeSide,
  sides: MappingSides,
  problems: MappingProblems,
): void {
  const policy = policyOf(mapping, 'status');
  const place = { part: 'statuses', item: type.id } as const;
  const table = mapping.statuses.find(({ issueTypeId }) => issueTypeId === type.id);
  const { toJira, toTask } = table ?? { toJira: [], toTask: [] };
  const theirs = sides.schema.statuses;
  const beside = taskTypesBeside(mapping, type.id, sides);
  for (const { task, jira } of [...toJira, ...toTask]) {
    if (!theirs.some(({ id }) => id === task))
      problems.error(place, 'MAPPING_STATUS_UNKNOWN', { name: task, type: type.name });
    if (!type.statuses.some(({ id }) => id === jira))
      problems.error(place, 'MAPPING_STATUS_UNKNOWN', { name: jira, type: type.name });
  }
  const doubles = [
    ...twice(toJira.map(({ task }) => task)).map((id) => theirs.find((one) => one.id === id)?.name ?? id),
    ...twice(toTask.map(({ jira }) => jira)).map(
      (id) => type.statuses.find((one) => one.id === id)?.name ?? id,
    ),
  ];
  for (const name of doubles) problems.error(place, 'MAPPING_FIELD_TWICE', { name, type: type.name });
  if (writesJira(policy))
    for (const { id, name, typeIds } of theirs) {
      const reached = typeIds === null || typeIds.some((one) => beside.includes(one));
      if (reached && !toJira.some(({ task }) => task === id))
        problems.warn(place, 'MAPPING_STATUS_MISSING', { name, side: sides.platformName, type: type.name });
    }
  if (!writesPlatform(policy)) return;
  for (const { id, name } of type.statuses) {
    const task = toTask.find(({ jira }) => jira === id)?.task;
    if (task === undefined)
      problems.warn(place, 'MAPPING_STATUS_MISSING', { name, side: 'Jira', type: type.name });
    const status = theirs.find((one) => one.id === task);
    for (const typeId of status?.typeIds === null ? [] : beside) {
      const taskType = sides.schema.types.find((one) => one.id === typeId);
      if (status !== undefined && taskType !== undefined && status.typeIds?.includes(typeId) === false)
        problems.warn(place, 'MAPPING_STATUS_UNREACHABLE', {
          name: status.name,
          type: taskType.name,
          side: sides.platformName,
        });
    }
  }
}

/** Statuses that a mapping leads to and the workflow does not. */
function checkWorkflows(
  mapping: Mapping,
  sides: MappingSides,
  looks: WorkflowLooks,
  problems: MappingProblems,
): void {
  if (!writesJira(policyOf(mapping, 'status'))) return;
  for (const type of mappedTypes(mapping, sides)) {
    const look = looks.get(type.id);
    if (look === undefined) continue;
    const place = { part: 'statuses', item: type.id } as const;
    if (look === null) {
      problems.warn(place, 'MAPPING_WORKFLOW_UNSEEN', { type: type.name });
      continue;
    }
    const wanted = mapping.statuses.find(({ issueTypeId }) => issueTypeId === type.id)?.toJira ?? [];
    for (const id of new Set(wanted.map(({ jira }) => jira))) {
      const name = type.statuses.find((status) => status.id === id)?.name ?? id;
      const barred = look.barred.get(id);
      if (barred !== undefined)
        problems.warn(place, 'JIRA_TRANSITION_NEEDS_FIELD', { ...barred, status: name, type: type.name });
      else if (look.unreachable.has(id))
        problems.warn(place, 'MAPPING_STATUS_UNREACHABLE', { name, type: type.name, side: 'Jira' });
    }
  }
}

function checkPriorities({ priorities }: Mapping, sides: MappingSides, problems: MappingProblems): void {
  const ours = prioritiesOf(sides);
  for (const { task, jira } of priorities) {
    if (!sides.schema.priorities.some(({ id }) => id === task)) unknown(task);
    if (!ours.some(({ id }) => id === jira)) unknown(jira);
  }
  for (const id of twice(priorities.map(({ task }) => task))) {
    const name = sides.schema.priorities.find((one) => one.id === id)?.name ?? id;
    problems.error({ part: 'priorities', item: id }, 'MAPPING_FIELD_TWICE', { name });
  }
  function unknown(id: string): void {
    problems.error({ part: 'priorities', item: id }, 'MAPPING_OPTION_UNKNOWN', { option: id });
  }
}

function checkPeopleOnce({ users: { byHand } }: Mapping, problems: MappingProblems): void {
  for (const id of [
    ...twice(byHand.map(({ platform }) => platform)),
    ...twice(byHand.map(({ jira }) => jira)),
  ])
    problems.error({ part: 'users', item: id }, 'MAPPING_FIELD_TWICE', { name: id });
}

function checkCapabilities(
  mapping: Mapping,
  { capabilities }: MappingSides,
  problems: MappingProblems,
): void {
  if (mapping.filter.platform !== null && capabilities.filterExample === null)
    problems.error({ part: 'filter', item: 'platform' }, 'MAPPING_NOT_OFFERED');
  if (mapping.deletions === 'follow' && !capabilities.deletes)
    problems.error({ part: 'deletions', item: null }, 'MAPPING_NOT_OFFERED');
  for (const [name, policy] of Object.entries(mapping.fields)) {
    if (policy.direction !== 'off' && !capabilities.fields.some((field) => field === name))
      problems.warn({ part: 'fields', item: name }, 'MAPPING_NOT_OFFERED');
  }
}
