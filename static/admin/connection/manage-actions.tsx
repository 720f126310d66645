import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import type { WordKey } from '../../shared/words/catalogue';
import { possibleActions } from '../possible-actions';
import type { Route, Tab } from '../route';
import { useConnectionActions } from '../use-connection-actions';
import { ActionTrouble } from '../action-trouble';
import type { DialogName } from '../dialog-props';
import styles from './manage-actions.module.css';

interface Props {
  readonly connection: ConnectionDetail;
  readonly go: (route: Route) => void;
  readonly onDialog: (name: DialogName) => void;
  readonly onChanged: (detail: ConnectionDetail | null) => void;
}

function Action({
  title,
  about,
  blocked = null,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly blocked?: WordKey | null;
  readonly children: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <li className={styles['action']}>
      <div className={layout['tight']}>
        <strong>{title}</strong>
        <span className={parts['small']}>{blocked === null ? about : say(blocked)}</span>
      </div>
      {children}
    </li>
  );
}

/** What one comes to a connection for, each with what it does. */
export function ManageActions({ connection, go, onDialog, onChanged }: Props) {
  const { say, relative } = useLanguage();
  const actions = useConnectionActions(connection, onChanged);
  const blocked = possibleActions(connection);
  const { platformName: platform, active, lastTest } = connection;
  const open = (tab: Tab) => (): void => go({ page: 'connection', connectionId: connection.id, tab });
  return (
    <section className={layout['stack']} aria-labelledby="manage-title">
      <h2 id="manage-title" className={layout['section']}>
        {say('manage.title')}
      </h2>
      <ul className={styles['actions']}>
        <Action title={say('manage.workspaces')} about={say('manage.workspacesAbout', { platform })}>
          <Button onClick={open('workspaces')}>{say('manage.workspacesButton')}</Button>
        </Action>
        <Action
          title={say('menu.reauthorise')}
          about={say('manage.reauthoriseAbout', { platform })}
          blocked={blocked.reauthorise}
        >
          <Button isDisabled={blocked.reauthorise !== null} onClick={open('authorisation')}>
            {say('menu.reauthorise')}
          </Button>
        </Action>
        <Action title={say('menu.resync')} about={say('manage.resyncAbout')} blocked={blocked.resync}>
          <Button isDisabled={blocked.resync !== null} onClick={() => onDialog('resync')}>
            {say('manage.resyncButton')}
          </Button>
        </Action>
        <Action
          title={say('menu.test')}
          about={
            lastTest === null
              ? say('manage.testAbout')
              : say(lastTest.passed ? 'manage.testPassed' : 'manage.testFailed', {
                  ago: relative(lastTest.at, Date.now()),
                })
          }
          blocked={blocked.test}
        >
          <Button isDisabled={blocked.test !== null} onClick={() => onDialog('test')}>
            {say('menu.test')}
          </Button>
        </Action>
        <Action
          title={say(active ? 'menu.deactivate' : 'menu.activate')}
          about={say(active ? 'manage.deactivateAbout' : 'manage.activateAbout')}
          blocked={blocked.setActive}
        >
          <Button
            isDisabled={blocked.setActive !== null}
            isLoading={actions.setActive.busy}
            onClick={() => void actions.setActive.run(!active)}
          >
            {say(active ? 'menu.deactivate' : 'menu.activate')}
          </Button>
        </Action>
      </ul>
      <ActionTrouble
        connection={connection}
        actions={actions}
        onTest={() => onDialog('test')}
        onChanged={onChanged}
      />
    </section>
  );
}
