import Button from '@atlaskit/button/new';
import type { ConnectionDetail, ConnectionSummary } from '../../src/contract/views';
import { Dialog } from '../shared/dialog';
import { ProblemMessage } from '../shared/problem-message';
import { useLanguage } from '../shared/reader';
import type { useConnectionActions } from './use-connection-actions';

interface Props {
  readonly connection: Pick<ConnectionSummary, 'name'>;
  readonly actions: ReturnType<typeof useConnectionActions>;
  readonly onTest: () => void;
  readonly onChanged: (detail: ConnectionDetail | null) => void;
}

/** Why an action of the menu or of the switch was not done; activating untested can be tested first or insisted on. */
export function ActionTrouble({ connection, actions, onTest, onChanged }: Props) {
  const { say } = useLanguage();
  const { syncNow, setActive } = actions;
  const trouble = syncNow.trouble ?? setActive.trouble;
  if (trouble === null) return null;
  const clear = (): void => {
    syncNow.clear();
    setActive.clear();
  };
  const close = (): void => {
    clear();
    // What failed may have failed because the page was behind.
    onChanged(null);
  };
  const untested = trouble.code === 'ACTIVATION_UNTESTED';
  return (
    <Dialog
      title={say(untested ? 'activate.untested' : 'menu.failed', { name: connection.name })}
      onClose={close}
      footer={
        untested ? (
          <>
            <Button appearance="subtle" onClick={close}>
              {say('cancel')}
            </Button>
            <Button isLoading={setActive.busy} onClick={() => void setActive.run(true, true)}>
              {say('activate.anyway')}
            </Button>
            <Button
              appearance="primary"
              onClick={() => {
                clear();
                onTest();
              }}
            >
              {say('menu.test')}
            </Button>
          </>
        ) : (
          <Button appearance="primary" onClick={close}>
            {say('close')}
          </Button>
        )
      }
    >
      <ProblemMessage trouble={trouble} tone={untested ? 'warning' : 'error'} />
    </Dialog>
  );
}
