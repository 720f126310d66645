import CheckIcon from '@atlaskit/icon/core/check-mark';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import styles from './authorise.module.css';
import type { StepState } from './progress-of';

interface Props {
  readonly label: string;
  readonly steps: readonly { readonly name: string; readonly state: StepState }[];
}

/** A few steps in a row, each told by number, mark and words. */
export function StepLine({ label, steps }: Props) {
  const { say, number } = useLanguage();
  return (
    <ol className={styles['progress']} aria-label={label}>
      {steps.map(({ name, state }, place) => (
        <li key={name} className={styles[state]} aria-current={state === 'now' ? 'step' : undefined}>
          {state === 'past' ? <CheckIcon label="" size="small" color="currentColor" /> : null}
          {state === 'failed' ? <ErrorIcon label="" size="small" color="currentColor" /> : null}
          <span>{say('progress.step', { number: number(place + 1), name })}</span>
          <span className={parts['unseen']}>{say(`progress.state.${state}`)}</span>
        </li>
      ))}
    </ol>
  );
}
