import Button from '@atlaskit/button/new';
import type { ConnectionDetail } from '../../src/contract/views';
import { callAdmin, type Trouble } from './call';
import { ProblemMessage } from './problem-message';
import { useLanguage } from './reader';
import { useAction } from './use-action';

/**
 * Why a form could not be saved. When somebody else saved first, Reload reads what they saved and keeps what was
 * typed here.
 */
export function StaleMessage({
  connectionId,
  trouble,
  onReloaded,
}: {
  readonly connectionId: string;
  readonly trouble: Trouble | null;
  readonly onReloaded: (connection: ConnectionDetail) => void;
}) {
  const { say } = useLanguage();
  const reload = useAction(() => callAdmin('connection.get', { connectionId }), onReloaded);
  const shown = reload.trouble ?? trouble;
  if (shown === null) return null;
  return (
    <ProblemMessage trouble={shown} remedy={shown.code === 'VERSION_STALE' ? say('stale.todo') : undefined}>
      {trouble?.code === 'VERSION_STALE' ? (
        <Button isLoading={reload.busy} onClick={() => void reload.run()}>
          {say('stale.reload')}
        </Button>
      ) : undefined}
    </ProblemMessage>
  );
}
