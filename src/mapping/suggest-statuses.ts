import type { StatusCategory } from '../platform/port';
import type { Mapping } from './mapping';
import { byName, sameWord } from './same-name';

interface TaskStatus {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

export interface JiraStatus {
  readonly id: string;
  readonly name: string;
  readonly statusCategory: { readonly key: string };
}

/** Words for the same step of work in the workflows of most teams. */
const synonyms = [
  ['todo', 'open', 'new', 'backlog', 'planned', 'waiting', 'selectedfordevelopment', 'offen', 'zuerledigen'],
  ['inprogress', 'doing', 'started', 'active', 'working', 'indevelopment', 'fixing', 'inarbeit'],
  ['inreview', 'review', 'codereview', 'inpruefung'],
  ['intest', 'intesting', 'testing', 'test', 'retest', 'qa', 'verification'],
  ['blocked', 'onhold', 'paused', 'impeded', 'blockiert'],
  ['done', 'closed', 'resolved', 'complete', 'completed', 'finished', 'fertig', 'erledigt'],
];

/**
 * Tables that fit by name first, by words for the same step second and by category third; what has no counterpart at all
 * is left out. `chosen`: platform status id to Jira status id; `usable`: false for statuses that no transition reaches,
 * which are taken by name alone.
 */
export function suggestStatuses(
  taskStatuses: readonly TaskStatus[],
  jiraStatuses: readonly JiraStatus[],
  chosen: Readonly<Record<string, string>> = {},
  usable: (jiraStatusId: string) => boolean = () => true,
): Pick<Mapping['statuses'][number], 'toJira' | 'toTask'> {
  const reachable = jiraStatuses.filter(({ id }) => usable(id));
  const toJira = taskStatuses.flatMap((status) => {
    const jira =
      jiraStatuses.find(({ id }) => id === chosen[status.id]) ??
      byName(jiraStatuses, status.name) ??
      reachable.find(
        (candidate) =>
          categoryOf(candidate) === status.category && sameWord(synonyms, candidate.name, status.name),
      ) ??
      reachable.find((candidate) => categoryOf(candidate) === status.category);
    return jira === undefined ? [] : [{ task: status.id, jira: jira.id }];
  });
  const toTask = jiraStatuses.flatMap((status) => {
    const category = categoryOf(status);
    // The way back must undo the way there, or every change would return as another status.
    const task =
      backTo(taskStatuses, toJira, status) ??
      byName(taskStatuses, status.name) ??
      taskStatuses.find((one) => one.category === category && sameWord(synonyms, one.name, status.name)) ??
      taskStatuses.find((one) => one.category === category);
    return task === undefined ? [] : [{ jira: status.id, task: task.id }];
  });
  return { toJira, toTask };
}

/** Of several task statuses that become one, the one that is called like it, or the first. */
function backTo(
  taskStatuses: readonly TaskStatus[],
  toJira: readonly { readonly task: string; readonly jira: string }[],
  { id, name }: JiraStatus,
): TaskStatus | undefined {
  const there = taskStatuses.filter((status) =>
    toJira.some(({ task, jira }) => jira === id && task === status.id),
  );
  return byName(there, name) ?? there[0];
}

/** Jira's own keys of its three categories: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-status-categories/ */
export function categoryOf({ statusCategory: { key } }: JiraStatus): StatusCategory {
  return key === 'done' ? 'done' : key === 'indeterminate' ? 'in-progress' : 'todo';
}
