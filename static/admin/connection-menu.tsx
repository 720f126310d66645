import { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import type { ConnectionDetail, ConnectionSummary } from '../../src/contract/views';
import { copyText } from '../shared/copy-text';
import { tellDone } from '../shared/flag';
import { useLanguage } from '../shared/reader';
import type { WordKey } from '../shared/words/catalogue';
import { ActionTrouble } from './action-trouble';
import { possibleActions } from './possible-actions';
import type { Route } from './route';
import { supportDetails } from './support-details';
import { useConnectionActions } from './use-connection-actions';
import type { DialogName } from './dialog-props';

interface Props {
  readonly connection: ConnectionSummary;
  /** Not offered on the connection's own page. */
  readonly withoutOpen?: boolean;
  readonly go: (route: Route) => void;
  readonly onDialog: (name: DialogName) => void;
  readonly onChanged: (detail: ConnectionDetail | null) => void;
}

function Entry({
  word,
  blocked = null,
  onClick,
}: {
  readonly word: string;
  readonly blocked?: WordKey | null;
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
export function ConnectionMenu({ connection, withoutOpen = false, go, onDialog, onChanged }: Props) {
  const language = useLanguage();
  const { say } = language;
  const actions = useConnectionActions(connection, onChanged);
  const { syncNow, setActive } = actions;
  const blocked = possibleActions(connection);
  const { id: connectionId, status, active } = connection;
  const draft = status === 'Draft';
  const copyDetails = (): void => {
    void copyText(supportDetails(language, connection)).then((copied) => {
      if (copied) tellDone(say('support.copied'), say('support.copiedText', { name: connection.name }));
    });
  };
  return (
    <>
      <DropdownMenu<HTMLButtonElement>
        placement="bottom-end"
        spacing="compact"
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
          {withoutOpen ? (
            <Entry word={say('menu.rename')} onClick={() => onDialog('edit')} />
          ) : (
            <Entry
              word={say(draft ? 'menu.continue' : 'menu.edit')}
              blocked={connection.deleting ? blocked.remove : null}
              onClick={() =>
                go(
                  draft
                    ? { page: 'setup', connectionId }
                    : { page: 'connection', connectionId, tab: 'overview' },
                )
              }
            />
          )}
          <Entry word={say('menu.test')} blocked={blocked.test} onClick={() => onDialog('test')} />
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
        <DropdownItemGroup hasSeparator>
          <Entry word={say('menu.syncNow')} blocked={blocked.syncNow} onClick={() => void syncNow.run()} />
          <Entry word={say('menu.resync')} blocked={blocked.resync} onClick={() => onDialog('resync')} />
          <Entry
            word={say('menu.activity')}
            blocked={blocked.reauthorise}
            onClick={() => go({ page: 'connection', connectionId, tab: 'activity' })}
          />
          <Entry word={say('menu.support')} onClick={copyDetails} />
        </DropdownItemGroup>
        <DropdownItemGroup hasSeparator>
          <Entry
            word={say('menu.disconnect')}
            blocked={blocked.disconnect}
            onClick={() => onDialog('disconnect')}
          />
          <Entry word={say('menu.delete')} blocked={blocked.remove} onClick={() => onDialog('delete')} />
        </DropdownItemGroup>
      </DropdownMenu>
      <ActionTrouble
        connection={connection}
        actions={actions}
        onTest={() => onDialog('test')}
        onChanged={onChanged}
      />
    </>
  );
}
