import Button from '@atlaskit/button/new';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import { LoadTrouble } from '../../shared/load-trouble';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import type { ConnectionDialogProps } from '../dialog-props';
import { TestNow } from './test-now';

/** Test now, over whatever page it was asked on. */
export function TestDialog({
  connection,
  onClose,
  onChanged,
}: Pick<ConnectionDialogProps, 'connection' | 'onClose' | 'onChanged'>) {
  const { say } = useLanguage();
  // The earlier tests; what runs now is asked step by step.
  const { data, trouble, reload, loading } = useAnswer(
    connection.id,
    () => callAdmin('connection.get', { connectionId: connection.id }),
    () => 3_600_000,
  );
  return (
    <Dialog
      title={say('test.title', { name: connection.name })}
      onClose={onClose}
      wide
      footer={
        <Button appearance="primary" onClick={onClose}>
          {say('close')}
        </Button>
      }
    >
      {data !== null ? (
        <TestNow connection={data} starts onDone={() => onChanged(null)} />
      ) : trouble === null ? (
        <Skeleton lines={7} tall />
      ) : (
        <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
      )}
    </Dialog>
  );
}
