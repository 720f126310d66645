import type { Order } from '../../../jira/jql/parser';
import { badRequest } from '../../../jira/refusal';
import type { TaskRecord } from '../../data/model';
import type { Words } from './words';

type Compare = (a: TaskRecord, b: TaskRecord) => number;

/** Times are of the index, which knows them to the second: within one, only the next order decides. */
const byTime =
  (at: (task: TaskRecord) => number): Compare =>
  (a, b) =>
    Math.floor(at(a) / 1000) - Math.floor(at(b) / 1000);

const byKey: Compare = (a, b) => {
  const [left, right] = [a.key.lastIndexOf('-'), b.key.lastIndexOf('-')];
  const [leftProject, rightProject] = [a.key.slice(0, left), b.key.slice(0, right)];
  if (leftProject !== rightProject) return leftProject < rightProject ? -1 : 1;
  return Number(a.key.slice(left + 1)) - Number(b.key.slice(right + 1));
};

const byText =
  (text: (task: TaskRecord) => string): Compare =>
  (a, b) => {
    const [left, right] = [text(a), text(b)];
    return left === right ? 0 : left < right ? -1 : 1;
  };

const compares: Readonly<Record<string, Compare>> = {
  updated: byTime((task) => task.updatedAt),
  updateddate: byTime((task) => task.updatedAt),
  created: byTime((task) => task.createdAt),
  createddate: byTime((task) => task.createdAt),
  due: byText((task) => task.dueDate ?? '9999'),
  duedate: byText((task) => task.dueDate ?? '9999'),
  key: byKey,
  issuekey: byKey,
  id: byKey,
  issue: byKey,
  summary: byText((task) => task.title),
};

/** @throws Refusal 400 for a field that nothing is sorted by */
export function compareBy(orders: readonly Order[], words: Words): Compare {
  const chosen = orders.map(({ field, descending }) => {
    const name = field.toLowerCase();
    const compare = compares[name];
    if (compare === undefined)
      throw badRequest(
        words.field(name) === undefined
          ? `Not able to sort using field '${field}'.`
          : `Sorting by '${field}' is not modelled by the twin.`,
      );
    return descending ? (a: TaskRecord, b: TaskRecord) => compare(b, a) : compare;
  });
  // Without an order: the latest first.
  const all = chosen.length === 0 ? [(a: TaskRecord, b: TaskRecord) => byKey(b, a)] : chosen;
  return (a, b) => {
    for (const compare of all) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return byText(({ id }) => id)(a, b);
  };
}
