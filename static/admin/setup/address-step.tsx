import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useEffect, useState, type FormEvent } from 'react';
import type { AddressCheck, Answer, ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { describedBy, Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import { checkAddress } from '../check-address';
import { addressFault, hostOf } from './address-fault';
import type { NewConnection } from './new-connection';

interface Props {
  readonly draft: NewConnection;
  /** Present once the draft is stored; its address is fixed from then on. */
  readonly connection: ConnectionDetail | null;
  readonly onBack: () => void;
  readonly onCreated: (connection: ConnectionDetail) => void;
  readonly onChecked: (connectionId: string, check: AddressCheck) => void;
}

function useFault(address: string, left: boolean): string | null {
  const { say, error } = useLanguage();
  const fault = addressFault(address);
  if (fault === null) return null;
  if (fault === 'incomplete') return left ? say('setup.addressIncomplete') : null;
  const said = error(fault, {});
  return `${said.title} ${said.todo}`;
}

export function AddressStep({ draft, connection, onBack, onCreated, onChecked }: Props) {
  const { say } = useLanguage();
  const [address, setAddress] = useState(connection?.address ?? draft.address);
  const [left, setLeft] = useState(false);
  const fault = useFault(address, left);
  const host = hostOf(address.trim());
  const approval = say('setup.approval', { host });

  const proceed = useAction(
    async (): Promise<Answer<{ id: string; check: AddressCheck }>> => {
      let stored = connection;
      if (stored === null) {
        const created = await callAdmin('connection.create', { ...draft, address: address.trim() });
        if (!created.ok) return created;
        stored = created.data;
        onCreated(stored);
      }
      const check = await checkAddress(
        stored.id,
        hostOf(stored.address),
        say('setup.approvalReason', { host: hostOf(stored.address) }),
      );
      return check.ok ? { ok: true, data: { id: stored.id, check: check.data } } : check;
    },
    ({ id, check }) => onChecked(id, check),
  );

  const { run } = proceed;
  const resumed = useAction(
    (id: string) => callAdmin('connection.checkAddress', { connectionId: id }),
    (check) => {
      if (connection !== null) onChecked(connection.id, check);
    },
  );
  const { run: look } = resumed;
  // Opened again later: if the host is approved already there is nothing to ask.
  const [resumes] = useState(connection?.id ?? null);
  useEffect(() => {
    if (resumes !== null) void look(resumes);
  }, [resumes, look]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(true);
    if (addressFault(address) === null) void run();
    else document.getElementById('address')?.focus();
  };
  const pending = resumed.trouble?.code === 'EGRESS_NOT_APPROVED' ? null : resumed.trouble;
  const trouble = proceed.trouble ?? (proceed.busy ? null : pending);
  return (
    <form className={layout['stack']} onSubmit={submit} noValidate>
      <Field
        id="address"
        label={say('setup.address')}
        help={connection === null ? say('setup.addressHelp') : undefined}
        error={fault}
      >
        <Textfield
          id="address"
          value={address}
          type="url"
          placeholder={say('setup.addressExample')}
          isDisabled={connection !== null}
          isInvalid={fault !== null}
          aria-describedby={describedBy('address')}
          autoComplete="off"
          spellCheck={false}
          onBlur={() => setLeft(true)}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      </Field>
      {addressFault(address) === null ? <p className={layout['subtle']}>{approval}</p> : null}
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      <div className={parts['row']}>
        <Button type="submit" appearance="primary" isLoading={proceed.busy || resumed.busy}>
          {trouble === null ? say('setup.approveAndCheck') : say('tryAgain')}
        </Button>
        <Button appearance="subtle" isDisabled={proceed.busy} onClick={onBack}>
          {connection === null ? say('setup.back') : say('setup.otherAddress')}
        </Button>
      </div>
    </form>
  );
}
