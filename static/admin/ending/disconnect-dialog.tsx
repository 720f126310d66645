import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { DisconnectReport } from '../../../src/contract/life-cycle-views';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import type { ConnectionDialogProps } from '../dialog-props';
import { DisconnectResult } from './disconnect-result';
import { EndingTrouble } from './ending-trouble';

/** Says what disconnecting does, does it, and shows step by step what became of it. */
export function DisconnectDialog({
  connection,
  onClose,
  onChanged,
}: Pick<ConnectionDialogProps, 'connection' | 'onClose' | 'onChanged'>) {
  const { say } = useLanguage();
  const { name, platformName: platform } = connection;
  const [report, setReport] = useState<DisconnectReport | null>(null);
  const disconnect = useAction(
    () => callAdmin('connection.disconnect', { connectionId: connection.id, version: connection.version }),
    (done) => {
      tellDone(say('disconnect.done', { name }));
      setReport(done.report);
      onChanged(done.connection);
    },
  );
  if (report !== null) return <DisconnectResult {...{ name, platform, report, onClose }} />;
  return (
    <Dialog
      title={say('disconnect.title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="danger" isLoading={disconnect.busy} onClick={() => void disconnect.run()}>
            {say('menu.disconnect')}
          </Button>
        </>
      }
    >
      <ul className={layout['points']}>
        <li>{say('disconnect.stops', { count: connection.projectLinks })}</li>
        <li>{say('disconnect.revokes', { platform })}</li>
        <li>{say('disconnect.stays', { platform })}</li>
        <li>{say('disconnect.keeps', { platform })}</li>
      </ul>
      <EndingTrouble trouble={disconnect.trouble} onClose={onClose} onChanged={onChanged} />
    </Dialog>
  );
}
