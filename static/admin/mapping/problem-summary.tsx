import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { MappingProblem } from '../../../src/contract/mapping';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import styles from './mapping.module.css';
import { goToProblem, placeOf, sectionOf } from './place-problems';
import { ProblemIcon, useProblemWords } from './problem-list';
import type { Checked } from './use-checked';

/** Everything that is wrong, each with the way to it. Errors first: they stop saving. */
export function ProblemSummary({
  checked,
  onGo = goToProblem,
}: {
  readonly checked: Checked;
  readonly onGo?: (problem: MappingProblem) => void;
}) {
  const { say } = useLanguage();
  const wordsOf = useProblemWords();
  const { problems, trouble } = checked;
  const ofLevel = (level: MappingProblem['level']) => problems.filter((one) => one.level === level);
  const errors = ofLevel('error');
  const warnings = ofLevel('warning');
  if (trouble !== null) {
    return (
      <ProblemMessage trouble={trouble} tone="warning" remedy={say('mapping.notChecked')}>
        <Button onClick={checked.again}>{say('mapping.checkAgain')}</Button>
      </ProblemMessage>
    );
  }
  if (problems.length === 0) return null;
  return (
    <SectionMessage
      appearance={errors.length > 0 ? 'error' : 'warning'}
      title={
        errors.length > 0
          ? say('mapping.errors', { count: errors.length })
          : say('mapping.warnings', { count: warnings.length })
      }
    >
      <div className={layout['near']}>
        {errors.length > 0 && warnings.length > 0 ? (
          <p className={layout['text']}>{say('mapping.andWarnings', { count: warnings.length })}</p>
        ) : null}
        <ul className={styles['problems']}>
          {[...errors, ...warnings].map((problem, place) => {
            const { title, why } = wordsOf(problem);
            return (
              <li key={place} className={styles['problem']}>
                <ProblemIcon level={problem.level} />
                <span>
                  <a
                    href={`#${placeOf(problem)}`}
                    className={parts['link']}
                    onClick={(event) => {
                      event.preventDefault();
                      onGo(problem);
                    }}
                  >
                    {say('mapping.problemIn', { section: say(`mapping.${sectionOf(problem)}`), title })}
                  </a>{' '}
                  {why}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </SectionMessage>
  );
}
