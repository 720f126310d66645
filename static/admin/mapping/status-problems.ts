import type { Mapping, MappingProblem } from '../../../src/contract/mapping';
import { isSameName } from './change-types';

interface Status {
  readonly id: string;
  readonly name: string;
}

/** The problems of one issue type's statuses by the row that shows them, and those that no row is about. */
export interface PlacedProblems {
  readonly toJira: ReadonlyMap<string, readonly MappingProblem[]>;
  readonly toTask: ReadonlyMap<string, readonly MappingProblem[]>;
  readonly others: readonly MappingProblem[];
}

const unreachable: ReadonlySet<string> = new Set([
  'MAPPING_STATUS_UNREACHABLE',
  'JIRA_TRANSITION_NEEDS_FIELD',
]);

/**
 * A status without a counterpart is the matter of its own row; one that cannot be reached that of the rows that lead to
 * it.
 */
export function placeStatusProblems(
  problems: readonly MappingProblem[],
  table: Pick<Mapping['statuses'][number], 'toJira' | 'toTask'>,
  task: readonly Status[],
  jira: readonly Status[],
): PlacedProblems {
  const named = ({ facts }: MappingProblem, name: string | undefined): boolean =>
    name !== undefined && isSameName(String(facts['status'] ?? facts['name'] ?? ''), name);
  const rowsOf = (
    from: readonly Status[],
    to: readonly Status[],
    targetOf: (id: string) => string | undefined,
    inJira: boolean,
  ): ReadonlyMap<string, readonly MappingProblem[]> =>
    new Map(
      from.map(({ id, name }) => {
        const target = targetOf(id);
        const targetName = to.find((one) => one.id === target)?.name;
        return [
          id,
          problems.filter((one) =>
            unreachable.has(one.code)
              ? (one.facts['side'] === undefined || one.facts['side'] === 'Jira') === !inJira &&
                named(one, targetName)
              : target === undefined && (one.facts['side'] === 'Jira') === inJira && named(one, name),
          ),
        ];
      }),
    );
  const toJira = rowsOf(task, jira, (id) => table.toJira.find((pair) => pair.task === id)?.jira, false);
  const toTask = rowsOf(jira, task, (id) => table.toTask.find((pair) => pair.jira === id)?.task, true);
  const shown = new Set([...toJira.values(), ...toTask.values()].flat());
  return { toJira, toTask, others: problems.filter((one) => !shown.has(one)) };
}
