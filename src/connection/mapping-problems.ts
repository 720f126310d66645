import type { Facts } from '../contract/error-view';
import type { MappingProblem } from '../contract/mapping';
import type { FieldPolicy } from '../mapping/mapping';

type Place = Pick<MappingProblem, 'part' | 'item'>;

/** Gathers what is wrong with a mapping, each thing once. */
export class MappingProblems {
  private readonly found = new Map<string, MappingProblem>();

  error(place: Place, code: MappingProblem['code'], facts: Facts = {}): void {
    this.add({ level: 'error', code, facts, ...place });
  }

  warn(place: Place, code: MappingProblem['code'], facts: Facts = {}): void {
    this.add({ level: 'warning', code, facts, ...place });
  }

  /** The errors first, each kind in the order of the mapping. */
  all(): readonly MappingProblem[] {
    const all = [...this.found.values()];
    return [...all.filter(({ level }) => level === 'error'), ...all.filter(({ level }) => level !== 'error')];
  }

  private add(problem: MappingProblem): void {
    this.found.set(JSON.stringify(problem), problem);
  }
}

export function writesJira({ direction }: Pick<FieldPolicy, 'direction'>): boolean {
  return direction === 'both' || direction === 'to-jira';
}

export function writesPlatform({ direction }: Pick<FieldPolicy, 'direction'>): boolean {
  return direction === 'both' || direction === 'to-platform';
}

/** The things that stand more than once. */
export function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
}
