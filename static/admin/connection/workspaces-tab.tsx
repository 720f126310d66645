import type { ConnectionDetail } from '../../../src/contract/views';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { WorkspaceChoice } from '../workspaces/workspace-choice';

interface Props {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

export function WorkspacesTab({ connection, onChanged }: Props) {
  const { say } = useLanguage();
  return (
    <>
      <p className={layout['subtle']}>{say('workspaces.about')}</p>
      <WorkspaceChoice
        connection={connection}
        always={false}
        submit={say('workspaces.save')}
        onGranted={(detail) => {
          tellDone(say('done.workspacesSaved', { count: detail.grantedWorkspaces }));
          onChanged(detail);
        }}
      />
    </>
  );
}
