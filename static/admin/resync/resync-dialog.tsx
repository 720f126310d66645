import Button from '@atlaskit/button/new';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import type { ConnectionDialogProps } from '../dialog-props';

interface Props extends Pick<ConnectionDialogProps, 'onClose' | 'onChanged'> {
  readonly connection: { readonly id: string; readonly name: string; readonly projectLinks: number };
  /** One project only; all of the connection when absent. */
  readonly link?: { readonly id: string; readonly name: string };
}

/** Says what a resync does and what not, then starts it. */
export function ResyncDialog({ connection, link, onClose, onChanged }: Props) {
  const { say } = useLanguage();
  const start = useAction(
    () =>
      callAdmin('resync.start', {
        connectionId: connection.id,
        ...(link === undefined ? {} : { linkIds: [link.id] }),
      }),
    (detail) => {
      tellDone(say('resync.started', { name: link?.name ?? connection.name }), say('resync.canLeave'));
      onChanged(detail);
      onClose();
    },
  );
  return (
    <Dialog
      title={
        link === undefined
          ? say('resync.title', { name: connection.name })
          : say('resync.titleOne', { name: link.name })
      }
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="primary" isLoading={start.busy} onClick={() => void start.run()}>
            {say('resync.start')}
          </Button>
        </>
      }
    >
      <p className={layout['text']}>
        {link === undefined
          ? say('resync.about', { count: connection.projectLinks })
          : say('resync.aboutOne', { name: link.name })}
      </p>
      <p className={layout['text']}>{say('resync.safe')}</p>
      {start.trouble === null ? null : <ProblemMessage trouble={start.trouble} />}
    </Dialog>
  );
}
