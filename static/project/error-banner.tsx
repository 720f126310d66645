import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import type { ErrorView, ProjectConnectionView } from '../../src/contract/views';
import { ErrorDialog } from '../shared/error-dialog';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { RelativeTime } from '../shared/time';

interface Props {
  readonly error: ErrorView;
  readonly connection: ProjectConnectionView;
  readonly onReauthorise: () => void;
}

/** What is wrong and since when; for those who may mend it with the ways to do so, for all others with whom to ask. */
export function ErrorBanner({ error, connection, onReauthorise }: Props) {
  const { say, error: words } = useLanguage();
  const [reviewing, setReviewing] = useState(false);
  const said = words(error.code, error.facts);
  const { mayMend, status, authorisation } = connection;
  const reauthorisable =
    mayMend && authorisation !== null && (status === 'Interrupted' || status === 'Unauthorized');
  return (
    <div role="alert">
      <SectionMessage appearance={status === 'Unauthorized' ? 'error' : 'warning'} title={said.title}>
        <div className={parts['message']}>
          <p>
            {said.why} {mayMend ? said.todo : say('project.askMender')}
          </p>
          <p className={parts['small']}>
            {say('project.since')} <RelativeTime iso={error.firstSeenAt} />
          </p>
          {mayMend ? (
            <div className={parts['row']}>
              {reauthorisable ? (
                <Button
                  appearance={status === 'Unauthorized' ? 'primary' : 'default'}
                  onClick={onReauthorise}
                >
                  {say('auth.reauthorize')}
                </Button>
              ) : null}
              <Button onClick={() => setReviewing(true)}>{say('project.review')}</Button>
            </div>
          ) : null}
        </div>
      </SectionMessage>
      {reviewing ? <ErrorDialog error={error} onClose={() => setReviewing(false)} /> : null}
    </div>
  );
}
