import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import { describedBy, Field } from '../../shared/field';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import { addressFault } from '../setup/address-fault';
import { notesOf } from '../setup/platform-notes';
import type { ConnectionDialogProps } from '../dialog-props';

/** Longer names are refused by the backend. */
const longestName = 80;

/** Name and address. Another address is another server: it is authorised again before anything is synced. */
export function EditDialog({
  connection,
  onClose,
  onChanged,
}: Pick<ConnectionDialogProps, 'connection' | 'onClose' | 'onChanged'>) {
  const { say, error } = useLanguage();
  const [name, setName] = useState(connection.name);
  const [address, setAddress] = useState(connection.address);
  const [tried, setTried] = useState(false);
  const moved = address.trim() !== connection.address;
  const fault = moved ? addressFault(address) : null;
  const nameError = tried && name.trim() === '' ? say('setup.nameMissing') : null;
  const addressError =
    fault === null || !(tried || fault !== 'incomplete')
      ? null
      : fault === 'incomplete'
        ? say('setup.addressIncomplete', { example: say(notesOf(connection.platform).addressExample) })
        : error(fault, {}).todo;
  const save = useAction(
    () =>
      callAdmin('connection.update', {
        connectionId: connection.id,
        version: connection.version,
        name: name.trim(),
        ...(moved ? { address: address.trim() } : {}),
      }),
    (detail) => {
      tellDone(say('edit.saved', { name: detail.name }));
      onChanged(detail);
      onClose();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') document.getElementById('edit-name')?.focus();
    else if (fault === null) void save.run();
    else document.getElementById('edit-address')?.focus();
  };
  return (
    <Dialog
      title={say('edit.title')}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="primary" type="submit" form="edit-form" isLoading={save.busy}>
            {say('save')}
          </Button>
        </>
      }
    >
      <form id="edit-form" className={layout['stack']} onSubmit={submit} noValidate>
        <Field id="edit-name" label={say('setup.name')} help={say('setup.nameHelp')} error={nameError}>
          <Textfield
            id="edit-name"
            value={name}
            maxLength={longestName}
            isInvalid={nameError !== null}
            aria-describedby={describedBy('edit-name')}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Field
          id="edit-address"
          label={say('setup.address')}
          help={say(connection.active ? 'edit.addressActive' : 'edit.addressHelp')}
          error={addressError}
        >
          <Textfield
            id="edit-address"
            value={address}
            isDisabled={connection.active}
            isInvalid={addressError !== null}
            aria-describedby={describedBy('edit-address')}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
        </Field>
        {save.trouble === null ? null : <ProblemMessage trouble={save.trouble} />}
      </form>
    </Dialog>
  );
}
