import Button from '@atlaskit/button/new';
import type { DisconnectReport } from '../../../src/contract/life-cycle-views';
import { Dialog } from '../../shared/dialog';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';

type Step = DisconnectReport['steps'][number];

const tones = {
  done: 'success',
  'nothing-to-do': 'neutral',
  'by-hand': 'warning',
  failed: 'danger',
} as const;

function StepRow({ step, platform }: { readonly step: Step; readonly platform: string }) {
  const { say, error } = useLanguage();
  const said = step.error === null ? null : error(step.error.code, step.error.facts);
  const byHand = step.outcome === 'by-hand' || step.outcome === 'failed';
  return (
    <li>
      <span className={parts['row']}>
        <Mark tone={tones[step.outcome]}>{say(`disconnect.outcome.${step.outcome}`)}</Mark>
        <span>{say(`disconnect.what.${step.what}`, { platform })}</span>
      </span>
      {said === null ? null : (
        <p className={layout['text']}>
          {said.title} {said.why}
        </p>
      )}
      {byHand ? <p className={layout['text']}>{say(`disconnect.hand.${step.what}`, { platform })}</p> : null}
    </li>
  );
}

/** What disconnecting did at the platform, and what is left to do there by hand. */
export function DisconnectResult({
  name,
  platform,
  report,
  onClose,
}: {
  readonly name: string;
  readonly platform: string;
  readonly report: DisconnectReport;
  readonly onClose: () => void;
}) {
  const { say, day } = useLanguage();
  return (
    <Dialog
      title={say('disconnect.done', { name })}
      onClose={onClose}
      footer={
        <Button appearance="primary" onClick={onClose}>
          {say('close')}
        </Button>
      }
    >
      <ul className={layout['steps']}>
        <li>
          <span className={parts['row']}>
            <Mark tone="success">{say('disconnect.outcome.done')}</Mark>
            <span>{say('disconnect.what.local')}</span>
          </span>
        </li>
        {report.steps.map((step) => (
          <StepRow key={step.what} step={step} platform={platform} />
        ))}
      </ul>
      <p className={layout['text']}>{say('disconnect.keptUntil', { date: day(report.linksKeptUntil) })}</p>
    </Dialog>
  );
}
