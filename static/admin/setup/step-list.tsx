import CheckIcon from '@atlaskit/icon/core/check-mark';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { setupSteps, type SetupStep } from './setup-step';
import styles from './step-list.module.css';

interface Props {
  readonly current: SetupStep;
  /** How far the set-up has got: what lies before can be opened again. */
  readonly reached: SetupStep;
  readonly onGo: (step: SetupStep) => void;
}

/** The steps in a row: done, current and to come, told by number, mark and words. */
export function StepList({ current, reached, onGo }: Props) {
  const { say, number } = useLanguage();
  const far = setupSteps.indexOf(reached);
  return (
    <ol className={styles['list']} aria-label={say('setup.steps')}>
      {setupSteps.map((step, place) => {
        const past = place < far;
        const now = step === current;
        const name = say(`step.${step}.short`);
        return (
          <li
            key={step}
            className={styles[now ? 'now' : past ? 'past' : 'ahead']}
            aria-current={now ? 'step' : undefined}
          >
            <span className={styles['number']} aria-hidden="true">
              {past && !now ? <CheckIcon label="" size="small" color="currentColor" /> : number(place + 1)}
            </span>
            {place <= far && !now ? (
              <button type="button" className={styles['go']} onClick={() => onGo(step)}>
                {name}
              </button>
            ) : (
              name
            )}
            {past && !now ? <span className={parts['unseen']}>{say('setup.stepDone')}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
