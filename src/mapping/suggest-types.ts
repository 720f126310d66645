import type { MappingOptions } from '../contract/mapping';
import type { Mapping } from './mapping';
import { byName, sameWord } from './same-name';

type JiraType = MappingOptions['jira']['types'][number];
type TaskType = MappingOptions['platform']['types'][number];

const synonyms = [
  ['task', 'workitem', 'item', 'todo', 'activity', 'aufgabe', 'vorgang'],
  ['story', 'userstory', 'requirement'],
  ['bug', 'defect', 'problem', 'fault', 'fehler'],
  ['epic', 'feature', 'epos'],
  ['initiative', 'theme', 'goal'],
  ['subtask', 'checklistitem', 'teilaufgabe', 'unteraufgabe'],
];
const common = ['Task', 'Story'];

/**
 * Types by name, then by words for the same; work that is left on either side goes with the tasks. What groups work is
 * left out rather than paired with something of another level; parts of work are only paired with what is called alike,
 * for a sub-task cannot be made without its issue.
 */
export function suggestTypes({ jira, platform }: MappingOptions): Mapping['types'] {
  const standard = jira.types.filter(({ level }) => level === 0);
  const usual = common.flatMap((name) => byName(standard, name) ?? [])[0] ?? standard[0];
  const pairs = platform.types.flatMap((type) => {
    const found =
      partnerOf(type, jira.types) ??
      (type.level === 0 ? usual : type.level < 0 ? partnerOf({ ...type, level: 0 }, standard) : undefined);
    return found === undefined
      ? []
      : [{ task: type.id, jira: found.id, sure: found !== usual || named(type, found) }];
  });
  const paired = new Set(pairs.map(({ jira: id }) => id));
  const ordinary =
    platform.types.find(({ id }) => pairs.some(({ task, jira: to }) => task === id && to === usual?.id)) ??
    platform.types.find(({ level }) => level === 0);
  const left = standard.filter(({ id }) => !paired.has(id));
  const rest = ordinary === undefined ? [] : left.map(({ id }) => ({ task: ordinary.id, jira: id }));
  // Of several beside one the first counts: what is called alike comes before what was merely left.
  const inOrder = [...pairs.filter(({ sure }) => sure), ...pairs.filter(({ sure }) => !sure)];
  return [...inOrder.map(({ task, jira: id }) => ({ task, jira: id })), ...rest];
}

function partnerOf(type: TaskType, types: readonly JiraType[]): JiraType | undefined {
  const level = types.filter((candidate) => candidate.level === type.level);
  return byName(level, type.name) ?? level.find(({ name }) => sameWord(synonyms, name, type.name));
}

function named(type: TaskType, found: JiraType): boolean {
  return partnerOf(type, [found]) !== undefined;
}
