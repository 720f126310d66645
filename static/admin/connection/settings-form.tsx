import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import type { ConnectionSettings } from '../../../src/contract/life-cycle-views';
import type { Answer, ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { describedBy, Field } from '../../shared/field';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { SaveBar } from '../../shared/save-bar';
import { StaleMessage } from '../../shared/stale-message';
import { useAction } from '../../shared/use-action';
import { useDraft } from '../../shared/use-draft';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard';
import { possibleActions } from '../possible-actions';
import { MendRole } from './mend-role';
import { auditDaysFault } from './audit-days';
import { sendSettings } from './send-settings';
import styles from './settings-form.module.css';

interface Props {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

interface Typed extends Omit<ConnectionSettings, 'auditDays'> {
  /** As typed: an empty field is no number. */
  readonly auditDays: string;
  readonly resync: boolean;
}

function typedFrom({ settings }: ConnectionDetail): Typed {
  return { ...settings, auditDays: String(settings.auditDays), resync: false };
}

export function SettingsForm({ connection, onChanged }: Props) {
  const { say } = useLanguage();
  const draft = useDraft(typedFrom(connection), connection.version);
  const { value, dirty } = draft;
  const [tried, setTried] = useState(false);
  const release = useUnsavedGuard(dirty);
  const fault = auditDaysFault(value.auditDays);
  const noResync = possibleActions(connection).resync;
  const save = useAction<[], ConnectionDetail>(
    (): Promise<Answer<ConnectionDetail>> => {
      const { resync, auditDays, ...rest } = value;
      return sendSettings(callAdmin, {
        connection,
        version: draft.version,
        settings: { ...rest, auditDays: Number(auditDays) },
        resync,
      });
    },
    (detail) => {
      tellDone(
        say('settings.saved'),
        value.resync ? say('resync.started', { name: connection.name }) : undefined,
      );
      release();
      draft.discard();
      setTried(false);
      onChanged(detail);
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fault === null && dirty) void save.run();
    else if (fault !== null) document.getElementById('audit-days')?.focus();
  };
  const faultWords = fault === null || !(tried || fault === 'settings.auditDaysRange') ? null : say(fault);
  return (
    <form className={layout['stack']} onSubmit={submit} noValidate>
      <h2 className={layout['section']}>{say('settings.title')}</h2>
      <MendRole
        connectionId={connection.id}
        value={value.mendRole}
        onChoose={(mendRole) => draft.change({ mendRole })}
      />
      <Field
        id="audit-days"
        label={say('settings.auditDays')}
        help={say('settings.auditDaysHelp')}
        error={faultWords}
      >
        <Textfield
          id="audit-days"
          width="small"
          inputMode="numeric"
          value={value.auditDays}
          isInvalid={faultWords !== null}
          aria-describedby={describedBy('audit-days')}
          autoComplete="off"
          onChange={(event) => draft.change({ auditDays: event.currentTarget.value })}
        />
      </Field>
      <div className={layout['tight']}>
        <Checkbox
          label={say('settings.grantNew')}
          isChecked={value.grantNewWorkspaces}
          onChange={(event) => draft.change({ grantNewWorkspaces: event.currentTarget.checked })}
        />
        <span className={styles['hint']}>
          {say(value.grantNewWorkspaces ? 'settings.grantNewWarning' : 'settings.grantNewHelp', {
            platform: connection.platformName,
          })}
        </span>
      </div>
      <div className={layout['tight']}>
        <Checkbox
          label={say('settings.resync')}
          isChecked={value.resync}
          isDisabled={noResync !== null}
          onChange={(event) => draft.change({ resync: event.currentTarget.checked })}
        />
        <span className={styles['hint']}>{say(noResync ?? 'resync.safe')}</span>
      </div>
      <StaleMessage
        connectionId={connection.id}
        trouble={save.trouble}
        onReloaded={(detail) => {
          draft.rebase(typedFrom(detail), detail.version);
          save.clear();
          onChanged(detail);
        }}
      />
      <SaveBar why={dirty ? null : say('saveBar.unchanged')}>
        <Button type="submit" appearance="primary" isDisabled={!dirty} isLoading={save.busy}>
          {say('save')}
        </Button>
        {dirty ? (
          <Button appearance="subtle" onClick={draft.discard}>
            {say('saveBar.discard')}
          </Button>
        ) : null}
      </SaveBar>
    </form>
  );
}
