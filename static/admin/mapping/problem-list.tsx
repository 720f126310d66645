import ErrorIcon from '@atlaskit/icon/core/status-error';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { MappingProblem } from '../../../src/contract/mapping';
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

/** What is wrong here, why, and what to do: one line each, beside what it is about. */
export function ProblemList({ problems }: { readonly problems: readonly MappingProblem[] }) {
  const { error } = useLanguage();
  if (problems.length === 0) return null;
  return (
    <ul className={styles['problems']}>
      {problems.map((problem, place) => {
        const { title, why, todo } = error(problem.code, problem.facts);
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
