import type { JiraProjectField } from '../jira/port';
import { compatible, pairsOptions } from '../mapping/compatible';
import type { CustomField, Mapping } from '../mapping/mapping';
import { optionsOf } from '../mapping/suggest-fields';
import type { PlatformField } from '../platform/port';
import { missingScreen } from './mapping-check-screens';
import { type MappingProblems, twice, writesJira, writesPlatform } from './mapping-problems';
import { jiraFieldsOf, mappedTypes, taskTypesBeside, type MappingSides } from './mapping-sides';
import type { WorkflowLooks } from './workflow-look';

const OPTIONS_TOLD = 5;

/** What is wrong with the custom fields of a mapping. */
export function checkCustom(
  { custom, ...mapping }: Mapping,
  sides: MappingSides,
  looks: WorkflowLooks,
  problems: MappingProblems,
): void {
  const jiraFields = jiraFieldsOf(sides);
  for (const entry of custom) {
    const place = { part: 'custom', item: entry.id } as const;
    const task = sides.schema.fields.find(({ id }) => id === entry.task);
    const jira = jiraFields.find(({ id }) => id === entry.jira);
    if (task === undefined)
      problems.error(place, 'MAPPING_FIELD_UNKNOWN', { name: entry.task, side: sides.platformName });
    if (jira === undefined)
      problems.error(place, 'MAPPING_FIELD_UNKNOWN', { name: entry.jira, side: 'Jira' });
    if (task === undefined || jira === undefined || entry.direction === 'off') continue;
    checkKinds(entry, task, jira, sides, problems);
    if (pairsOptions(task.kind, jira.kind)) checkOptions(entry, task, jira, problems);
    if (writesJira(entry)) checkPlaces(entry, task, jira);
  }
  checkOnce(custom, sides, jiraFields, problems);

  function checkPlaces(entry: CustomField, task: PlatformField, jira: JiraProjectField): void {
    const whole = { ...mapping, custom };
    for (const type of mappedTypes(whole, sides)) {
      const beside = taskTypesBeside(whole, type.id, sides);
      if (task.typeIds !== null && !task.typeIds.some((id) => beside.includes(id))) continue;
      const screen = missingScreen(type, jira.id, entry.when, looks);
      const facts = { name: jira.name, type: type.name };
      if (screen !== null)
        problems.warn({ part: 'custom', item: entry.id }, 'MAPPING_FIELD_OFF_SCREEN', {
          ...facts,
          ...screen,
        });
    }
  }
}

function checkKinds(
  entry: CustomField,
  task: PlatformField,
  jira: JiraProjectField,
  { platformName }: MappingSides,
  problems: MappingProblems,
): void {
  const place = { part: 'custom', item: entry.id } as const;
  const ways = compatible(task.kind, jira.kind);
  if ((writesJira(entry) && !ways.toJira) || (writesPlatform(entry) && !ways.toPlatform))
    problems.error(place, 'MAPPING_KINDS_DIFFER', {
      name: task.name,
      kind: task.kind,
      other: jira.name,
      otherKind: jira.kind,
    });
  if (task.readOnly && writesPlatform(entry))
    problems.error(place, 'MAPPING_FIELD_READ_ONLY', { name: task.name, side: platformName });
}

function checkOptions(
  entry: CustomField,
  task: PlatformField,
  jira: JiraProjectField,
  problems: MappingProblems,
): void {
  const place = { part: 'custom', item: entry.id } as const;
  const sides = [
    ['task', task.name, optionsOf(task), writesJira(entry)],
    ['jira', jira.name, optionsOf({ kind: jira.kind, options: jira.allowedValues }), writesPlatform(entry)],
  ] as const;
  for (const [side, name, options, travels] of sides) {
    const paired = entry.options.map((pair) => pair[side]);
    for (const option of paired.filter((id) => !options.some((one) => one.id === id)))
      problems.error(place, 'MAPPING_OPTION_UNKNOWN', { name, option });
    const alone = options.filter(({ id }) => !paired.includes(id)).map((option) => option.name);
    if (travels && alone.length > 0)
      problems.warn(place, 'MAPPING_OPTION_MISSING', {
        name,
        option: alone.slice(0, OPTIONS_TOLD).join(', '),
      });
  }
}

/** What two rows would write in turns comes to no rest. */
function checkOnce(
  custom: Mapping['custom'],
  { schema }: MappingSides,
  jiraFields: readonly JiraProjectField[],
  problems: MappingProblems,
): void {
  const last = (found: (entry: CustomField) => boolean) => custom.filter(found).at(-1)?.id ?? null;
  const told = (item: string | null, name: string) => {
    problems.error({ part: 'custom', item }, 'MAPPING_FIELD_TWICE', { name });
  };
  for (const id of twice(custom.map((entry) => entry.id))) told(id, id);
  for (const id of twice(custom.filter(writesJira).map(({ jira }) => jira)))
    told(
      last((entry) => entry.jira === id && writesJira(entry)),
      jiraFields.find((field) => field.id === id)?.name ?? id,
    );
  for (const id of twice(custom.filter(writesPlatform).map(({ task }) => task)))
    told(
      last((entry) => entry.task === id && writesPlatform(entry)),
      schema.fields.find((field) => field.id === id)?.name ?? id,
    );
}
