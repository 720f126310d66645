import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useEffect, useState, type FormEvent } from 'react';
import type { AddressCheck, Answer, ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { Note } from '../../shared/authorise/note';
import { describedBy, Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import { leave } from '../../shared/unsaved';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard';
import { checkAddress } from '../check-address';
import { addressFault, hostOf } from './address-fault';
import type { NewConnection } from './new-connection';
import { isNoResponse } from './no-response';
import { notesOf, unlikelyAddress } from './platform-notes';

interface Props {
  readonly draft: NewConnection;
  /** Present once the draft is stored. */
  readonly connection: ConnectionDetail | null;
  /** Looks by itself when set-up is taken up again, not when somebody went back to change something. */
  readonly resumes: boolean;
  readonly onBack: () => void;
  readonly onStored: (connection: ConnectionDetail) => void;
  readonly onChecked: (connectionId: string, scopes: readonly string[]) => void;
}

function useFault(kind: string, address: string, left: boolean): string | null {
  const { say, error } = useLanguage();
  const fault = addressFault(address);
  if (fault === null) return null;
  if (fault === 'incomplete')
    return left ? say('setup.addressIncomplete', { example: say(notesOf(kind).addressExample) }) : null;
  const said = error(fault, {});
  return `${said.title} ${said.todo}`;
}

/** Creates the draft, or changes its address where another one was typed. */
async function store(
  connection: ConnectionDetail | null,
  draft: NewConnection,
  address: string,
): Promise<Answer<ConnectionDetail>> {
  if (connection === null) return callAdmin('connection.create', { ...draft, address });
  if (hostOf(connection.address) === hostOf(address)) return { ok: true, data: connection };
  return callAdmin('connection.update', {
    connectionId: connection.id,
    version: connection.version,
    address,
  });
}

/** Where the platform is: checked as typed, approved by an administrator, then asked whether it answers. */
export function AddressStep({ draft, connection, resumes, onBack, onStored, onChecked }: Props) {
  const { say } = useLanguage();
  const before = connection?.address ?? draft.address;
  const [address, setAddress] = useState(before);
  const [left, setLeft] = useState(false);
  const kind = connection?.platform ?? draft.platform;
  const notes = notesOf(kind);
  const fault = useFault(kind, address, left);
  const host = hostOf(address.trim());
  const unlikely = fault === null ? unlikelyAddress(kind, host) : null;
  const release = useUnsavedGuard(hostOf(address.trim()) !== hostOf(before));

  const proceed = useAction(
    async (): Promise<Answer<{ id: string; check: AddressCheck }>> => {
      const stored = await store(connection, draft, address.trim());
      if (!stored.ok) return stored;
      release();
      if (stored.data !== connection) onStored(stored.data);
      const { id } = stored.data;
      const named = hostOf(stored.data.address);
      const check = await checkAddress(id, named, say('setup.approvalReason', { host: named }));
      return check.ok ? { ok: true, data: { id, check: check.data } } : check;
    },
    ({ id, check }) => onChecked(id, check.scopes),
  );
  const resumed = useAction(
    (id: string) => callAdmin('connection.checkAddress', { connectionId: id }),
    (check) => {
      if (connection !== null) onChecked(connection.id, check.scopes);
    },
  );
  const { run: look } = resumed;
  // Opened again later: if the host is approved already there is nothing to ask.
  const [known] = useState(resumes ? (connection?.id ?? null) : null);
  useEffect(() => {
    if (known !== null) void look(known);
  }, [known, look]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(true);
    if (addressFault(address) === null) void proceed.run();
    else document.getElementById('address')?.focus();
  };
  const pending = resumed.trouble?.code === 'EGRESS_NOT_APPROVED' ? null : resumed.trouble;
  const trouble = proceed.trouble ?? (proceed.busy ? null : pending);
  const goesOn = trouble !== null && connection !== null && isNoResponse(trouble.code);
  return (
    <form className={layout['stack']} onSubmit={submit} noValidate>
      <Field
        id="address"
        label={say('setup.address')}
        help={[notes.addressHelp, ...notes.notThat].map((words) => say(words)).join(' ')}
        error={fault}
      >
        <Textfield
          id="address"
          value={address}
          type="url"
          placeholder={say(notes.addressExample)}
          isInvalid={fault !== null}
          aria-describedby={describedBy('address')}
          autoComplete="off"
          spellCheck={false}
          onBlur={() => setLeft(true)}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      </Field>
      {unlikely === null ? null : <Note>{say(unlikely, { host })}</Note>}
      {addressFault(address) === null ? (
        <p className={layout['subtle']}>{say('setup.approval', { host })}</p>
      ) : null}
      {trouble === null ? null : (
        <ProblemMessage trouble={trouble}>
          {goesOn ? (
            <>
              <p>{say('setup.noResponse')}</p>
              <Button onClick={() => onChecked(connection.id, [])}>{say('setup.continueAnyway')}</Button>
            </>
          ) : undefined}
        </ProblemMessage>
      )}
      <div className={parts['row']}>
        <Button type="submit" appearance="primary" isLoading={proceed.busy || resumed.busy}>
          {trouble === null ? say('setup.approveAndCheck') : say('tryAgain')}
        </Button>
        <Button appearance="subtle" isDisabled={proceed.busy} onClick={() => leave(onBack)}>
          {say('setup.back')}
        </Button>
      </div>
    </form>
  );
}
