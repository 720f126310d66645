import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import { callAdmin } from '../../shared/call';
import { describedBy, Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import type { NewConnection } from './new-connection';
import styles from './platform-step.module.css';

/** Longer names are refused by the backend. */
const longestName = 80;

interface Props {
  readonly draft: NewConnection;
  readonly onNext: (draft: NewConnection) => void;
}

export function PlatformStep({ draft, onNext }: Props) {
  const { say } = useLanguage();
  const { data, trouble, reload } = useAnswer(
    'platforms',
    () => callAdmin('connections.list', {}),
    () => 600_000,
  );
  const [picked, setPicked] = useState(draft.platform);
  const [name, setName] = useState(draft.name);
  const [tried, setTried] = useState(false);
  if (data === null && trouble === null) return <Skeleton lines={4} tall />;
  const platforms = data?.platforms ?? [];
  // One platform is no choice.
  const platform = picked === '' && platforms.length === 1 ? (platforms[0]?.kind ?? '') : picked;
  const taken =
    data?.connections.some((one) => one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase()) ??
    false;
  const nameError = taken
    ? say('setup.nameTaken')
    : tried && name.trim() === ''
      ? say('setup.nameMissing')
      : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (platform === '' || name.trim() === '' || taken) {
      if (platform !== '') document.getElementById('connection-name')?.focus();
      return;
    }
    onNext({ ...draft, platform, name: name.trim() });
  };
  if (trouble !== null && data === null) {
    return (
      <ProblemMessage trouble={trouble}>
        <Button onClick={() => void reload()}>{say('tryAgain')}</Button>
      </ProblemMessage>
    );
  }
  return (
    <form className={layout['stack']} onSubmit={submit} noValidate>
      <fieldset className={styles['cards']}>
        <legend className={styles['legend']}>{say('setup.platform')}</legend>
        {platforms.map((one) => (
          <label key={one.kind} className={styles['card']}>
            <input
              type="radio"
              name="platform"
              value={one.kind}
              checked={platform === one.kind}
              onChange={() => setPicked(one.kind)}
            />
            <span className={layout['tight']}>
              <span className={styles['name']}>{one.name}</span>
              <span className={parts['small']}>{say('setup.platformCan')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {tried && platform === '' ? <p role="alert">{say('setup.platformMissing')}</p> : null}
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
      <div>
        <Button type="submit" appearance="primary">
          {say('setup.continue')}
        </Button>
      </div>
    </form>
  );
}
