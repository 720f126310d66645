import type { RunView } from '../../src/contract/views';
import { useLanguage } from './reader';
import { Mark } from './status-mark';

const tones = {
  running: 'information',
  complete: 'success',
  'complete-with-failures': 'warning',
  waiting: 'information',
  stopped: 'danger',
} as const;

export function RunOutcome({ outcome }: Pick<RunView, 'outcome'>) {
  const { say } = useLanguage();
  return <Mark tone={tones[outcome]}>{say(`run.outcome.${outcome}`)}</Mark>;
}
