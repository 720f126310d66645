import ErrorIcon from '@atlaskit/icon/core/status-error';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { MappingProblem } from '../../../src/contract/mapping';
import type { Said } from '../../shared/language';
import { useLanguage } from '../../shared/reader';
import styles from './mapping.module.css';

export function ProblemIcon({ level }: { readonly level: MappingProblem['level'] }) {
  const { say } = useLanguage();
  const label = say(`mapping.level.${level}`);
  return (
    <span className={styles[level]}>
      {level === 'error' ? (
        <ErrorIcon label={label} size="small" color="currentColor" />
      ) : (
        <WarningIcon label={label} size="small" color="currentColor" />
      )}
    </span>
  );
}

const kinds = [
  'text',
  'number',
  'date',
  'date-time',
  'boolean',
  'select',
  'multi-select',
  'url',
  'other',
] as const;
const screens = ['create', 'edit'] as const;

/** The words of a problem; what its facts name by the contract's own words is said in the reader's. */
export function useProblemWords(): (problem: MappingProblem) => Said {
  const { say, error } = useLanguage();
  const kindOf = (value: string | number | undefined): string | null => {
    const kind = kinds.find((one) => one === value);
    return kind === undefined ? null : say(`mapping.kind.${kind}`);
  };
  return ({ code, facts }) => {
    const screen = screens.find((one) => one === facts['screen']);
    const kind = kindOf(facts['kind']);
    const otherKind = kindOf(facts['otherKind']);
    return error(code, {
      ...facts,
      ...(screen === undefined ? {} : { screen: say(`mapping.screen.${screen}`) }),
      ...(kind === null ? {} : { kind }),
      ...(otherKind === null ? {} : { otherKind }),
    });
  };
}

/** What is wrong here, why, and what to do: one line each, beside what it is about. */
export function ProblemList({ problems }: { readonly problems: readonly MappingProblem[] }) {
  const wordsOf = useProblemWords();
  if (problems.length === 0) return null;
  return (
    <ul className={styles['problems']}>
      {problems.map((problem, place) => {
        const { title, why, todo } = wordsOf(problem);
        return (
          <li key={place} className={styles['problem']}>
            <ProblemIcon level={problem.level} />
            <span>
              <strong className={styles[problem.level]}>{title}</strong> {why} {todo}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
