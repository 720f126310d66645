import type { ProjectRecord, TaskRecord, UserRecord } from './model';

/** A filter that cannot be read; its message says why, for people. */
export class UnreadableFilter extends Error {}

const names = ['type', 'status', 'priority', 'label', 'assignee'] as const;
type Name = (typeof names)[number];

/** `name:value` or `name:"a value with spaces"`; in quotes, `\"` and `\\` stand for themselves. */
const term = /([A-Za-z]+):(?:"((?:[^"\\]|\\["\\])*)"|([^\s"]+))(?=\s|$)/y;

/**
 * The filter language of docs/platform-api: terms of one name are alternatives, different names must all hold.
 *
 * @throws UnreadableFilter
 */
export function readFilter(
  text: string,
  project: ProjectRecord,
  users: readonly UserRecord[],
): (task: TaskRecord) => boolean {
  const wanted = new Map<Name, Set<string | null>>();
  for (const [name, value] of termsOf(text)) {
    const ids = idsOf(name, value, project, users);
    if (ids.length === 0) throw new UnreadableFilter(`There is no ${name} "${value}" in this project`);
    wanted.set(name, new Set([...(wanted.get(name) ?? []), ...ids]));
  }
  return (task) =>
    [...wanted].every(([name, values]) =>
      name === 'label' ? task.labels.some((label) => values.has(fold(label))) : values.has(held(task, name)),
    );
}

function termsOf(text: string): [Name, string][] {
  const terms: [Name, string][] = [];
  const trimmed = text.trim();
  let at = 0;
  while (at < trimmed.length) {
    term.lastIndex = at;
    const found = term.exec(trimmed);
    if (found === null) {
      const rest = trimmed.slice(at).split(/\s/)[0] ?? '';
      throw new UnreadableFilter(`"${rest}" is not a term like name:value or name:"a value with spaces"`);
    }
    const [whole, word = '', quoted, bare] = found;
    const name = names.find((one) => one === word.toLowerCase());
    if (name === undefined)
      throw new UnreadableFilter(`"${word}" is not one of the names ${names.join(', ')}`);
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
    if (value === '') throw new UnreadableFilter(`The value of ${name} is empty`);
    terms.push([name, value]);
    at += whole.length;
    while (at < trimmed.length && /\s/.test(trimmed.charAt(at))) at += 1;
  }
  return terms;
}

/** Several things may have one name, and any of them is meant. */
function idsOf(
  name: Name,
  value: string,
  project: ProjectRecord,
  users: readonly UserRecord[],
): (string | null)[] {
  const same = (one: { readonly id: string; readonly name: string }): boolean =>
    one.id === value || fold(one.name) === fold(value);
  switch (name) {
    case 'type':
      return project.types.filter(same).map((one) => one.id);
    case 'status':
      return project.statuses.filter(same).map((one) => one.id);
    case 'priority':
      if (fold(value) === 'none') return [null];
      return project.priorities.filter(same).map((one) => one.id);
    case 'assignee':
      if (fold(value) === 'none') return [null];
      return users.filter((user) => same({ id: user.id, name: user.displayName })).map((user) => user.id);
    case 'label':
      return [fold(value)];
  }
}

function held(task: TaskRecord, name: Exclude<Name, 'label'>): string | null {
  switch (name) {
    case 'type':
      return task.typeId;
    case 'status':
      return task.statusId;
    case 'priority':
      return task.priorityId;
    case 'assignee':
      return task.assigneeId;
  }
}

const fold = (text: string): string => text.toLowerCase();
