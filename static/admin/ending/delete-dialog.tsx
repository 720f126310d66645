import Button from '@atlaskit/button/new';
import { useState, type FormEvent } from 'react';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { TypedWord } from '../../shared/typed-word';
import { useAction } from '../../shared/use-action';
import type { ConnectionDialogProps } from '../dialog-props';
import { EndingTrouble } from './ending-trouble';

/** Deleting cannot be taken back: the name is typed, after what goes and what stays was said. */
export function DeleteDialog({
  connection,
  onClose,
  onChanged,
  onDeleted,
}: Pick<ConnectionDialogProps, 'connection' | 'onClose' | 'onChanged' | 'onDeleted'>) {
  const { say } = useLanguage();
  const { name, platformName: platform } = connection;
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const right = typed.trim() === name;
  const remove = useAction(
    () =>
      callAdmin('connection.delete', {
        connectionId: connection.id,
        version: connection.version,
        name: typed.trim(),
      }),
    () => {
      tellDone(say('delete.done', { name }));
      onClose();
      onDeleted();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (right) void remove.run();
    else document.getElementById('delete-name')?.focus();
  };
  return (
    <Dialog
      title={say('delete.title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="danger" type="submit" form="delete-form" isLoading={remove.busy}>
            {say('menu.delete')}
          </Button>
        </>
      }
    >
      <form id="delete-form" className={layout['stack']} onSubmit={submit} noValidate>
        <ul className={layout['points']}>
          <li>{say('delete.goes', { count: connection.projectLinks })}</li>
          <li>{say('delete.stays', { platform })}</li>
          <li>{say('delete.final')}</li>
        </ul>
        <TypedWord
          id="delete-name"
          label={say('delete.type', { name })}
          value={typed}
          error={tried && !right ? say('delete.differs') : null}
          onChange={setTyped}
        />
        <EndingTrouble trouble={remove.trouble} onClose={onClose} onChanged={onChanged} />
      </form>
    </Dialog>
  );
}
