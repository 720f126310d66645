import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import type { AdminAnswers } from '../../../src/contract/requests';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { describedBy, Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAction } from '../../shared/use-action';
import { useAnswer } from '../../shared/use-answer';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard';
import type { NewConnection } from './new-connection';
import { PlatformCard } from './platform-card';
import styles from './platform-step.module.css';
import { Prerequisites } from './prerequisites';

/** Longer names are refused by the backend. */
const longestName = 80;

interface Props {
  readonly draft: NewConnection;
  /** Present once the draft is stored: its platform is settled, its name is not. */
  readonly connection: ConnectionDetail | null;
  readonly onNext: (draft: NewConnection) => void;
  readonly onRenamed: (connection: ConnectionDetail) => void;
}

/** Which platform, under which name, and what has to be at hand for it. */
export function PlatformStep(props: Props) {
  const { data, trouble, reload } = useAnswer(
    'platforms',
    () => callAdmin('connections.list', {}),
    () => 600_000,
  );
  if (data !== null) return <PlatformForm {...props} list={data} />;
  if (trouble === null) return <Skeleton lines={4} tall />;
  return <LoadTrouble trouble={trouble} reload={reload} />;
}

function PlatformForm({
  draft,
  connection,
  onNext,
  onRenamed,
  list,
}: Props & { readonly list: AdminAnswers['connections.list'] }) {
  const { say } = useLanguage();
  const { platforms, connections } = list;
  const before = connection?.name ?? draft.name;
  const [picked, setPicked] = useState(connection?.platform ?? draft.platform);
  const [name, setName] = useState(before);
  const [tried, setTried] = useState(false);
  const rename = useAction(
    (stored: ConnectionDetail) =>
      callAdmin('connection.update', {
        connectionId: stored.id,
        version: stored.version,
        name: name.trim(),
      }),
    onRenamed,
  );
  const release = useUnsavedGuard(name.trim() !== before);
  // One platform is no choice.
  const kind = picked === '' && platforms.length === 1 ? (platforms[0]?.kind ?? '') : picked;
  const platform = platforms.find((one) => one.kind === kind);
  const taken = connections.some(
    (one) => one.id !== connection?.id && one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase(),
  );
  const nameError = taken
    ? say('setup.nameTaken')
    : tried && name.trim() === ''
      ? say('setup.nameMissing')
      : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (platform === undefined || name.trim() === '' || taken) {
      if (platform !== undefined) document.getElementById('connection-name')?.focus();
      return;
    }
    release();
    if (connection !== null && name.trim() !== connection.name) void rename.run(connection);
    else onNext({ ...draft, platform: platform.kind, name: name.trim() });
  };
  return (
    <div className={styles['columns']}>
      <form className={layout['stack']} onSubmit={submit} noValidate>
        <fieldset className={styles['cards']}>
          <legend className={styles['legend']}>{say('setup.platform')}</legend>
          {platforms.map((one) => (
            <PlatformCard
              key={one.kind}
              platform={one}
              checked={kind === one.kind}
              fixed={connection !== null}
              onPick={() => setPicked(one.kind)}
            />
          ))}
        </fieldset>
        {connection === null ? null : <p className={parts['small']}>{say('setup.platformFixed')}</p>}
        {tried && platform === undefined ? <p role="alert">{say('setup.platformMissing')}</p> : null}
        <Field id="connection-name" label={say('setup.name')} help={say('setup.nameHelp')} error={nameError}>
          <Textfield
            id="connection-name"
            value={name}
            maxLength={longestName}
            isInvalid={nameError !== null}
            aria-describedby={describedBy('connection-name')}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        {rename.trouble === null ? null : <ProblemMessage trouble={rename.trouble} />}
        <div>
          <Button type="submit" appearance="primary" isLoading={rename.busy}>
            {say('setup.continue')}
          </Button>
        </div>
      </form>
      {platform === undefined ? null : <Prerequisites platform={platform} />}
    </div>
  );
}
