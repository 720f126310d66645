import { useEffect, useRef } from 'react';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import type { SetupStep } from './setup-step';

/** Names the step and what it is for; takes the focus when the step changes, so that nobody is left on a button that is gone. */
export function StepHeading({ step }: { readonly step: SetupStep }) {
  const { say } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) heading.current?.focus();
    before.current = step;
  }, [step]);
  return (
    <div className={layout['tight']}>
      <h2 ref={heading} tabIndex={-1} className={layout['section']}>
        {say(`step.${step}`)}
      </h2>
      <p className={layout['subtle']}>{say(`step.${step}.about`)}</p>
    </div>
  );
}
