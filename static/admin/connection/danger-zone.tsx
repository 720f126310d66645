import Button from '@atlaskit/button/new';
import type { ConnectionSummary } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { possibleActions } from '../possible-actions';
import type { DialogName } from '../dialog-props';
import styles from './danger-zone.module.css';

/** What ends a connection, for a while or for good. */
export function DangerZone({
  connection,
  onDialog,
}: {
  readonly connection: ConnectionSummary;
  readonly onDialog: (name: DialogName) => void;
}) {
  const { say } = useLanguage();
  const { disconnect, remove } = possibleActions(connection);
  return (
    <section className={layout['stack']} aria-labelledby="danger-title">
      <h2 id="danger-title" className={layout['section']}>
        {say('danger.title')}
      </h2>
      <div className={styles['zone']}>
        <div className={styles['row']}>
          <div className={layout['tight']}>
            <strong>{say('menu.disconnect')}</strong>
            <span className={parts['small']}>{say(disconnect ?? 'danger.disconnect')}</span>
          </div>
          <Button isDisabled={disconnect !== null} onClick={() => onDialog('disconnect')}>
            {say('danger.disconnectButton')}
          </Button>
        </div>
        <div className={styles['row']}>
          <div className={layout['tight']}>
            <strong>{say('menu.delete')}</strong>
            <span className={parts['small']}>{say(remove ?? 'danger.delete')}</span>
          </div>
          <Button isDisabled={remove !== null} onClick={() => onDialog('delete')}>
            {say('danger.deleteButton')}
          </Button>
        </div>
      </div>
    </section>
  );
}
