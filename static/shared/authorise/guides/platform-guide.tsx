import type { AuthMethod } from '../../../../src/contract/authorisation-views';
import layout from '../../layout.module.css';
import { OutsideLink } from '../../outside-link';
import parts from '../../parts.module.css';
import { useLanguage } from '../../reader';
import styles from '../authorise.module.css';
import { guideOf, pageOf } from './guide-of';
import type { GuideFacts, GuideStep } from './guide-step';
import { GuideValue } from './guide-value';

interface Props {
  readonly kind: string;
  readonly platform: string;
  /** Null where the page is not told where the platform is: then its pages are only named. */
  readonly address: string | null;
  readonly method: AuthMethod;
  readonly facts: GuideFacts;
}

function Step({ step, platform, address, facts }: Omit<Props, 'kind' | 'method'> & { step: GuideStep }) {
  const { say } = useLanguage();
  const page = step.opens === undefined ? null : pageOf(step.opens.at, address);
  return (
    <li>
      <div className={layout['tight']}>
        <p>{say(step.about, { platform })}</p>
        {step.opens === undefined || page === null ? null : (
          <p>
            <OutsideLink href={page}>{say('guide.openPage', { page: say(step.opens.page) })}</OutsideLink>
          </p>
        )}
        {step.copies?.map((what) => (
          <GuideValue key={what} what={what} facts={facts} />
        ))}
        {step.tip === undefined ? null : (
          <span className={parts['small']}>{say(step.tip, { platform })}</span>
        )}
      </div>
    </li>
  );
}

/** What to do on the other side, in its order, each text ready to be copied, and what goes wrong there. */
export function PlatformGuide({ kind, platform, address, method, facts }: Props) {
  const { say } = useLanguage();
  const { steps, faults } = guideOf(kind, method);
  if (steps.length === 0) return null;
  return (
    <section className={styles['panel']} aria-label={say('guide.title', { platform })}>
      <h3 className={layout['section']}>{say('guide.title', { platform })}</h3>
      <ol className={styles['guide']}>
        {steps.map((step) => (
          <Step key={step.about} step={step} platform={platform} address={address} facts={facts} />
        ))}
      </ol>
      {faults.length === 0 ? null : (
        <details className={styles['checker']}>
          <summary>{say('guide.faults')}</summary>
          <ul className={layout['points']}>
            {faults.map((fault) => (
              <li key={fault}>{say(fault, { platform })}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
