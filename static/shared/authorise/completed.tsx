import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useRef } from 'react';
import type { AuthorisationView } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import { useLanguage } from '../reader';
import styles from './authorise.module.css';
import { GrantFacts } from './grant-facts';
import { GrantWarnings } from './grant-warnings';

interface Props {
  readonly platform: string;
  /** Null where the page is not shown the inside of a connection that is well. */
  readonly authorisation: AuthorisationView | null;
  readonly complete: string;
  readonly onComplete: () => void;
}

/** The end of an authorisation: whom Planlink acts as, what it may, until when. */
export function Completed({ platform, authorisation, complete, onComplete }: Props) {
  const { say } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div
      ref={place}
      tabIndex={-1}
      className={`${layout['stack'] ?? ''} ${styles['step'] ?? ''}`}
      role="status"
    >
      <SectionMessage appearance="success" title={say('completed.title', { platform })}>
        <p className={layout['text']}>
          {say(authorisation === null ? 'completed.goesOn' : 'completed.text')}
        </p>
      </SectionMessage>
      {authorisation === null ? null : (
        <>
          <GrantWarnings platform={platform} authorisation={authorisation} />
          <GrantFacts authorisation={authorisation} />
        </>
      )}
      <div>
        <Button appearance="primary" onClick={onComplete}>
          {complete}
        </Button>
      </div>
    </div>
  );
}
