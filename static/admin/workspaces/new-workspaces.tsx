import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { WorkspaceView } from '../../../src/contract/views';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { grantedIn } from './workspace-selection';

/** Workspaces that came since somebody last chose have no access until they are given it, or left out on purpose. */
export function NewWorkspaces({
  workspaces,
  busy,
  onKeep,
}: {
  readonly workspaces: readonly WorkspaceView[];
  readonly busy: boolean;
  readonly onKeep: () => void;
}) {
  const { say } = useLanguage();
  const fresh = workspaces.filter((one) => one.isNew);
  // Before the first choice everything is new, and nothing is to be kept.
  if (fresh.length === 0 || grantedIn(workspaces).size === 0) return null;
  return (
    <SectionMessage appearance="information" title={say('workspaces.newTitle', { count: fresh.length })}>
      <div className={parts['message']}>
        <p>{fresh.map((one) => one.name).join(', ')}</p>
        <p>{say('workspaces.newText')}</p>
        <div>
          <Button isLoading={busy} onClick={onKeep}>
            {say('workspaces.keep')}
          </Button>
        </div>
      </div>
    </SectionMessage>
  );
}
