import Button, { IconButton } from '@atlaskit/button/new';
import EditIcon from '@atlaskit/icon/core/edit';
import Toggle from '@atlaskit/toggle';
import type { ConnectionDetail, ConnectionSummary } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import { PageTitle } from '../../shared/page-title';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { StatusMark } from '../../shared/status-mark';
import { statusSentence } from '../../shared/status-sentence';
import type { Loaded } from '../../shared/use-answer';
import { useNow } from '../../shared/use-now';
import { ActionTrouble } from '../action-trouble';
import { BackLink } from '../back-link';
import { ConnectionMenu } from '../connection-menu';
import { possibleActions } from '../possible-actions';
import { useConnectionActions } from '../use-connection-actions';
import type { DialogName } from '../dialog-props';
import type { Navigation } from '../use-route';

interface Props {
  readonly connection: ConnectionDetail;
  readonly navigation: Navigation;
  readonly loaded: Loaded<ConnectionDetail>;
  readonly onDialog: (name: DialogName, connection: ConnectionSummary) => void;
}

export function ConnectionHeader({ connection, navigation, loaded, onDialog }: Props) {
  const language = useLanguage();
  const { say } = language;
  const now = useNow();
  const changed = (detail: ConnectionDetail | null): void => {
    if (detail === null) void loaded.reload();
    else loaded.replace(detail);
  };
  const actions = useConnectionActions(connection, changed);
  const blocked = possibleActions(connection);
  const ask = (name: DialogName): void => onDialog(name, connection);
  return (
    <header className={layout['head']}>
      <div className={layout['headText']}>
        <BackLink navigation={navigation} />
        <div className={layout['bar']}>
          <PageTitle takeFocus={navigation.moved}>{connection.name}</PageTitle>
          <IconButton
            icon={EditIcon}
            appearance="subtle"
            spacing="compact"
            label={say('menu.rename')}
            onClick={() => ask('edit')}
          />
          <StatusMark status={connection.status} />
        </div>
        <p className={layout['subtle']}>
          {connection.platformName}, {connection.address}
        </p>
        <p className={layout['text']} role="status">
          {connection.deleting ? say('list.deleting') : statusSentence(language, connection, now)}
        </p>
      </div>
      <div className={layout['tight']}>
        <div className={parts['row']}>
          <label htmlFor="active">{say('active')}</label>
          <Toggle
            id="active"
            isChecked={connection.active}
            isDisabled={blocked.setActive !== null}
            isLoading={actions.setActive.busy}
            onChange={() => void actions.setActive.run(!connection.active)}
          />
          <Button isDisabled={blocked.test !== null} onClick={() => ask('test')}>
            {say('menu.test')}
          </Button>
          <ConnectionMenu
            connection={connection}
            withoutOpen
            go={navigation.go}
            onDialog={ask}
            onChanged={changed}
          />
        </div>
        {blocked.setActive === null ? null : (
          <span className={parts['small']}>{say('active.blocked', { why: say(blocked.setActive) })}</span>
        )}
      </div>
      <ActionTrouble
        connection={connection}
        actions={actions}
        onTest={() => ask('test')}
        onChanged={changed}
      />
    </header>
  );
}
