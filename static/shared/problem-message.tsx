import SectionMessage from '@atlaskit/section-message';
import type { ReactNode } from 'react';
import type { Trouble } from './call';
import { useLanguage } from './reader';
import styles from './parts.module.css';

interface Props {
  readonly trouble: Trouble;
  readonly tone?: 'error' | 'warning';
  /** What to do here, where the page knows better than the words of the error. */
  readonly remedy?: string | undefined;
  /** Buttons that mend it. */
  readonly children?: ReactNode;
}

/** What happened, why, what to do; then the buttons; the code and the reference small at the end. */
export function ProblemMessage({ trouble, tone = 'error', remedy, children }: Props) {
  const language = useLanguage();
  const { title, why, todo } = language.error(trouble.code, trouble.facts);
  return (
    <div role="alert">
      <SectionMessage appearance={tone} title={title}>
        <div className={styles['message']}>
          <p>{why}</p>
          <p>{remedy ?? todo}</p>
          {children === undefined ? null : <div className={styles['row']}>{children}</div>}
          <p className={styles['small']}>
            {trouble.reference === ''
              ? language.say('problem.code', { code: trouble.code })
              : language.say('problem.reference', { code: trouble.code, reference: trouble.reference })}
          </p>
        </div>
      </SectionMessage>
    </div>
  );
}
