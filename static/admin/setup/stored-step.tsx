import Button from '@atlaskit/button/new';
import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { leave } from '../../shared/unsaved';
import { LinkForm } from '../link/link-form';
import type { Navigation } from '../use-route';
import { WorkspaceChoice } from '../workspaces/workspace-choice';
import { AuthoriseStep } from './authorise-step';
import { DoneStep } from './done-step';
import type { SetupStep } from './setup-step';

interface Props {
  readonly step: SetupStep;
  readonly connection: ConnectionDetail;
  readonly scopes: readonly string[];
  readonly navigation: Navigation;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onBack: () => void;
  /** To the step the set-up has reached. */
  readonly onward: () => void;
}

/** The steps of a draft that is stored: each takes the connection on and hands it back. */
export function StoredStep({ step, connection, scopes, navigation, onChanged, onBack, onward }: Props) {
  const { say } = useLanguage();
  const next = (detail: ConnectionDetail): void => {
    onChanged(detail);
    onward();
  };
  const back = (
    <Button appearance="subtle" onClick={() => leave(onBack)}>
      {say('setup.back')}
    </Button>
  );
  switch (step) {
    case 'platform':
    case 'address':
      return null;
    case 'authorise':
      return (
        <AuthoriseStep
          connection={connection}
          scopes={scopes}
          onChanged={onChanged}
          onBack={onBack}
          onNext={next}
        />
      );
    case 'workspaces':
      return (
        <WorkspaceChoice connection={connection} submit={say('setup.continue')} way={back} onGranted={next} />
      );
    case 'project':
      return (
        <div className={layout['stack']}>
          <LinkForm connection={connection} way={back} onLinked={next} />
        </div>
      );
    case 'done':
      return (
        <DoneStep
          connection={connection}
          onChanged={onChanged}
          onBack={onBack}
          onOpen={() => navigation.go({ page: 'connection', connectionId: connection.id, tab: 'overview' })}
        />
      );
  }
}
