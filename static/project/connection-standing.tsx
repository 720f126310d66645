import { lazy, Suspense, useRef, useState } from 'react';
import type { AuthorisationView } from '../../src/contract/authorisation-views';
import type { ProjectConnectionView } from '../../src/contract/views';
import layout from '../shared/layout.module.css';
import { useLanguage } from '../shared/reader';
import { Mark, StatusMark } from '../shared/status-mark';
import { statusSentence } from '../shared/status-sentence';
import { useNow } from '../shared/use-now';
import { ErrorBanner } from './error-banner';

const ReauthoriseDialog = lazy(() => import('./reauthorise-dialog'));

interface Props {
  readonly projectId: string;
  readonly connection: ProjectConnectionView;
  readonly refresh: () => Promise<void>;
}

/** How one connection of this project stands: a quiet line when all is well, one banner when it is not. */
export function ConnectionStanding({ projectId, connection, refresh }: Props) {
  const language = useLanguage();
  const { say } = language;
  const now = useNow();
  const [mending, setMending] = useState(false);
  // Once mended, the page is told nothing of the authorisation any more; the dialog still says how it ended.
  const known = useRef<AuthorisationView | null>(null);
  known.current = connection.authorisation ?? known.current;
  return (
    <section className={layout['stack']} aria-label={connection.connectionName}>
      {connection.error === null ? null : (
        <ErrorBanner
          error={connection.error}
          connection={connection}
          onReauthorise={() => setMending(true)}
        />
      )}
      {mending && known.current !== null ? (
        <Suspense fallback={null}>
          <ReauthoriseDialog
            projectId={projectId}
            connection={connection}
            authorisation={known.current}
            refresh={refresh}
            onClose={() => setMending(false)}
          />
        </Suspense>
      ) : null}
      <div className={layout['tight']}>
        <div className={layout['bar']}>
          <h2 className={layout['section']}>{connection.connectionName}</h2>
          <StatusMark status={connection.status} />
          {connection.active ? null : <Mark tone="neutral">{say('inactive')}</Mark>}
          {connection.paused ? <Mark tone="neutral">{say('project.paused')}</Mark> : null}
        </div>
        {/* The banner says all there is to say of a lost access, and to each reader what they can do. */}
        {connection.error !== null && connection.status === 'Unauthorized' ? null : (
          <p className={layout['text']} role="status">
            {connection.paused ? say('project.pausedText') : statusSentence(language, connection, now)}
          </p>
        )}
        <p className={layout['subtle']}>
          {say('project.source', {
            platform: connection.platformName,
            workspace: connection.workspaceName,
            project: connection.platformProjectName,
          })}{' '}
          {say('project.linked', { count: connection.linkedItems })}
        </p>
      </div>
    </section>
  );
}
