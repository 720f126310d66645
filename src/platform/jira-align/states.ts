import type { PlatformStatus, StatusCategory } from '../port';
import { collections, type CollectionName } from './collections';

/** The states of one collection: number to name. */
export type States = ReadonlyMap<number, string>;

/**
 * The states cannot be configured and are the same for all items, says Atlassian
 * (https://community.atlassian.com/t5/Jira-Align-articles/ba-p/1253519). Only for where the API document names none.
 */
export const usualStates: States = new Map(
  ['Pending Approval', 'Ready to Start', 'In Progress', 'Dev Complete', 'Test Complete', 'Accepted'].map(
    (name, number) => [number, name],
  ),
);

/** What is called the same is one status for all types that know it. */
export function statusesOf(all: ReadonlyMap<CollectionName, States>): PlatformStatus[] {
  const found = new Map<string, { name: string; category: StatusCategory; typeIds: string[] }>();
  for (const [collection, states] of all) {
    const numbers = [...states.keys()].sort((one, other) => one - other);
    for (const [place, number] of numbers.entries()) {
      const name = states.get(number) ?? '';
      const id = statusId(name, number);
      const status = found.get(id) ?? {
        name,
        category: categoryOf(name, place, numbers.length),
        typeIds: [],
      };
      status.typeIds.push(collections[collection].typeId);
      found.set(id, status);
    }
  }
  return [...found].map(([id, { typeIds, ...status }]) => ({
    id,
    ...status,
    typeIds: typeIds.length === all.size ? null : typeIds,
  }));
}

/** The status of a state; a number without a name is one as well, so that no item is unreadable for it. */
export function statusOf(states: States, number: number): string {
  return statusId(states.get(number) ?? '', number);
}

/** The number by which a collection knows a status; undefined when it does not know it. */
export function stateOf(states: States, id: string): number | undefined {
  return [...states].find(([number, name]) => statusId(name, number) === id)?.[0];
}

const statusId = (name: string, number: number): string => {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return words === '' ? `state-${String(number)}` : words;
};

/** By its name, and by its place where the name says nothing: the last is the end, and the first has not begun. */
function categoryOf(name: string, place: number, count: number): StatusCategory {
  if (/^(accepted|complete|completed|closed|done|released)$/i.test(name)) return 'done';
  if (/progress|dev complete|test complete|review|testing/i.test(name)) return 'in-progress';
  if (/pending|ready|not started|new|funnel|open/i.test(name)) return 'todo';
  if (place === count - 1) return 'done';
  return place === 0 ? 'todo' : 'in-progress';
}
