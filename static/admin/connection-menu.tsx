import { IconButton } from '@atlaskit/button/new';
import Button from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import type { ConnectionDetail, ConnectionSummary } from '../../src/contract/views';
import { Dialog } from '../shared/dialog';
import { ProblemMessage } from '../shared/problem-message';
import { useLanguage } from '../shared/reader';
import type { WordKey } from '../shared/words/catalogue';
import { possibleActions } from './possible-actions';
import type { Route } from './route';
import { useConnectionActions } from './use-connection-actions';

interface Props {
  readonly connection: ConnectionSummary;
  /** Not offered on the connection's own page. */
  readonly withoutOpen?: boolean;
  readonly go: (route: Route) => void;
  readonly onChanged: (detail: ConnectionDetail | null) => void;
}

function Entry({
  word,
  blocked,
  onClick,
}: {
  readonly word: string;
  readonly blocked: WordKey | null;
  readonly onClick: () => void;
}) {
  const { say } = useLanguage();
  if (blocked === null) return <DropdownItem onClick={onClick}>{word}</DropdownItem>;
  return (
    <DropdownItem isDisabled description={say(blocked)}>
      {word}
    </DropdownItem>
  );
}

/** The "..." of a connection; what is not possible now stands there with its reason. */
export function ConnectionMenu({ connection, withoutOpen = false, go, onChanged }: Props) {
  const { say } = useLanguage();
  const { syncNow, setActive } = useConnectionActions(connection, onChanged);
  const blocked = possibleActions(connection);
  const { id: connectionId, status, active } = connection;
  const trouble = syncNow.trouble ?? setActive.trouble;
  const close = (): void => {
    syncNow.clear();
    setActive.clear();
    // What failed may have failed because the page was behind.
    onChanged(null);
  };
  return (
    <>
      <DropdownMenu<HTMLButtonElement>
        placement="bottom-end"
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- keeps the menu inside the page's landmarks until the top layer is the default
        shouldRenderToParent
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the scrolling table would cut the menu off
        strategy="fixed"
        trigger={({ triggerRef, isSelected, ...rest }) => (
          <IconButton
            {...rest}
            ref={triggerRef}
            isSelected={isSelected ?? false}
            icon={MoreIcon}
            appearance="subtle"
            isLoading={syncNow.busy || setActive.busy}
            label={say('menu.label', { name: connection.name })}
          />
        )}
      >
        <DropdownItemGroup>
          {withoutOpen ? null : (
            <DropdownItem
              onClick={() =>
                go(
                  status === 'Draft'
                    ? { page: 'setup', connectionId }
                    : { page: 'connection', connectionId, tab: 'overview' },
                )
              }
            >
              {say(status === 'Draft' ? 'menu.continue' : 'menu.open')}
            </DropdownItem>
          )}
          <Entry word={say('menu.syncNow')} blocked={blocked.syncNow} onClick={() => void syncNow.run()} />
          <Entry
            word={say(active ? 'menu.deactivate' : 'menu.activate')}
            blocked={blocked.setActive}
            onClick={() => void setActive.run(!active)}
          />
          <Entry
            word={say('menu.reauthorise')}
            blocked={blocked.reauthorise}
            onClick={() => go({ page: 'connection', connectionId, tab: 'authorisation' })}
          />
        </DropdownItemGroup>
      </DropdownMenu>
      {trouble === null ? null : (
        <Dialog
          title={say('menu.failed', { name: connection.name })}
          onClose={close}
          footer={
            <Button appearance="primary" onClick={close}>
              {say('close')}
            </Button>
          }
        >
          <ProblemMessage trouble={trouble} />
        </Dialog>
      )}
    </>
  );
}
