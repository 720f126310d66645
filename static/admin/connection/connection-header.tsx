import Button from '@atlaskit/button/new';
import Toggle from '@atlaskit/toggle';
import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import { PageTitle } from '../../shared/page-title';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { StatusMark } from '../../shared/status-mark';
import { statusSentence } from '../../shared/status-sentence';
import type { Loaded } from '../../shared/use-answer';
import { useNow } from '../../shared/use-now';
import { BackLink } from '../back-link';
import { ConnectionMenu } from '../connection-menu';
import { possibleActions } from '../possible-actions';
import { useConnectionActions } from '../use-connection-actions';
import type { Navigation } from '../use-route';

interface Props {
  readonly connection: ConnectionDetail;
  readonly navigation: Navigation;
  readonly loaded: Loaded<ConnectionDetail>;
}

export function ConnectionHeader({ connection, navigation, loaded }: Props) {
  const language = useLanguage();
  const { say } = language;
  const now = useNow();
  const changed = (detail: ConnectionDetail | null): void => {
    if (detail === null) void loaded.reload();
    else loaded.replace(detail);
  };
  const { syncNow, setActive } = useConnectionActions(connection, changed);
  const blocked = possibleActions(connection);
  const trouble = syncNow.trouble ?? setActive.trouble;
  return (
    <>
      <header className={layout['head']}>
        <div className={layout['headText']}>
          <BackLink navigation={navigation} />
          <div className={layout['bar']}>
            <PageTitle takeFocus={navigation.moved}>{connection.name}</PageTitle>
            <StatusMark status={connection.status} />
          </div>
          <p className={layout['subtle']}>
            {connection.platformName}, {connection.address}
          </p>
          <p className={layout['text']} role="status">
            {statusSentence(language, connection, now)}
          </p>
        </div>
        <div className={parts['row']}>
          <label htmlFor="active">{say('active')}</label>
          <Toggle
            id="active"
            isChecked={connection.active}
            isLoading={setActive.busy}
            onChange={() => void setActive.run(!connection.active)}
          />
          <Button
            isLoading={syncNow.busy || connection.run.state === 'syncing'}
            isDisabled={blocked.syncNow !== null && connection.run.state !== 'syncing'}
            onClick={() => void syncNow.run()}
          >
            {say('menu.syncNow')}
          </Button>
          <ConnectionMenu connection={connection} withoutOpen go={navigation.go} onChanged={changed} />
        </div>
      </header>
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
    </>
  );
}
