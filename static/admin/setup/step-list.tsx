import CheckIcon from '@atlaskit/icon/core/check-mark';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { setupSteps, type SetupStep } from './setup-step';
import styles from './step-list.module.css';

/** The steps in a row: done, current and to come, told by number, mark and words. */
export function StepList({ current }: { readonly current: SetupStep }) {
  const { say, number } = useLanguage();
  const at = setupSteps.indexOf(current);
  return (
    <ol className={styles['list']} aria-label={say('setup.steps')}>
      {setupSteps.map((step, place) => {
        const state = place < at ? 'past' : place === at ? 'now' : 'ahead';
        return (
          <li key={step} className={styles[state]} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={styles['number']} aria-hidden="true">
              {state === 'past' ? (
                <CheckIcon label="" size="small" color="currentColor" />
              ) : (
                number(place + 1)
              )}
            </span>
            {say(`step.${step}.short`)}
            {state === 'past' ? <span className={parts['unseen']}>{say('setup.stepDone')}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
