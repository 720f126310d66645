import { parseDate } from '../../../jira/jql/dates';
import type { Clause, Condition } from '../../../jira/jql/parser';
import type { TaskRecord } from '../../data/model';
import type { Store } from '../../data/store';
import type { Site } from '../site';

/**
 * The tasks that a query can find, from the conditions that all must hold: who asks for the last minutes of a hundred
 * thousand tasks, or for some by number, is not answered by a walk over all.
 */
export function candidates(store: Store, site: Site, condition: Condition | null, now: number): TaskRecord[] {
  const clauses = conjuncts(condition);
  const listed = clauses.find(
    ({ field, operator, call }) =>
      ['id', 'key', 'issue', 'issuekey'].includes(field.toLowerCase()) &&
      ['=', 'in'].includes(operator) &&
      call === undefined,
  );
  if (listed !== undefined) {
    const found = listed.values.map((value) => {
      const id = site.numbers.recordId('tsk', value);
      return id === null ? site.taskByKey(value) : store.task(id);
    });
    return [...new Set(found)].flatMap((task) => (task === undefined || task.deleted ? [] : [task]));
  }
  const since = clauses
    .filter(({ field, operator }) => field.toLowerCase() === 'updated' && ['>=', '>'].includes(operator))
    .map(({ field, values }) => parseDate(field, values[0] ?? '', now, site.settings.timeZone));
  const { projects } = store.catalogue;
  const total = projects.reduce((sum, { id }) => sum + store.count(id), 0);
  return store
    .changed(
      projects.map(({ id }) => id),
      Math.max(0, ...since),
      null,
      total,
    )
    .tasks.filter((task) => !task.deleted);
}

function conjuncts(condition: Condition | null): Clause[] {
  if (condition === null || 'any' in condition || 'not' in condition) return [];
  return 'all' in condition ? condition.all.flatMap(conjuncts) : [condition];
}
