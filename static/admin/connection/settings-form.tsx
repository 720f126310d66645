import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import { useState, type FormEvent } from 'react';
import type { ConnectionSettings } from '../../../src/contract/life-cycle-views';
import type { Answer, ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
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
import { NumberField } from './number-field';
import { pointsFault } from './points';
import { sendSettings } from './send-settings';
import styles from './settings-form.module.css';

interface Props {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

interface Typed extends Omit<ConnectionSettings, 'auditDays' | 'pointsAnHour'> {
  /** As typed: an empty field is no number. */
  readonly auditDays: string;
  readonly pointsAnHour: string;
  readonly resync: boolean;
}

function typedFrom({ settings }: ConnectionDetail): Typed {
  const { auditDays, pointsAnHour } = settings;
  return { ...settings, auditDays: String(auditDays), pointsAnHour: String(pointsAnHour), resync: false };
}

export function SettingsForm({ connection, onChanged }: Props) {
  const { say } = useLanguage();
  const draft = useDraft(typedFrom(connection), connection.version);
  const { value, dirty } = draft;
  const [tried, setTried] = useState(false);
  const release = useUnsavedGuard(dirty);
  const faults = { 'audit-days': auditDaysFault(value.auditDays), points: pointsFault(value.pointsAnHour) };
  const firstFault = (['audit-days', 'points'] as const).find((id) => faults[id] !== null);
  const noResync = possibleActions(connection).resync;
  const save = useAction<[], ConnectionDetail>(
    (): Promise<Answer<ConnectionDetail>> => {
      const { resync, auditDays, pointsAnHour, ...rest } = value;
      return sendSettings(callAdmin, {
        connection,
        version: draft.version,
        settings: { ...rest, auditDays: Number(auditDays), pointsAnHour: Number(pointsAnHour) },
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
    if (firstFault !== undefined) document.getElementById(firstFault)?.focus();
    else if (dirty) void save.run();
  };
  const faultWords = (id: keyof typeof faults): string | null => {
    const fault = faults[id];
    // An empty field is no fault yet while somebody is typing.
    const isMissing = fault === 'settings.auditDaysMissing' || fault === 'settings.pointsMissing';
    return fault === null || (isMissing && !tried) ? null : say(fault);
  };
  return (
    <form className={layout['stack']} onSubmit={submit} noValidate>
      <h2 className={layout['section']}>{say('settings.title')}</h2>
      <MendRole
        connectionId={connection.id}
        value={value.mendRole}
        onChoose={(mendRole) => draft.change({ mendRole })}
      />
      <NumberField
        id="audit-days"
        label={say('settings.auditDays')}
        help={say('settings.auditDaysHelp')}
        error={faultWords('audit-days')}
        value={value.auditDays}
        onType={(auditDays) => draft.change({ auditDays })}
      />
      <NumberField
        id="points"
        label={say('settings.points')}
        help={say('settings.pointsHelp')}
        error={faultWords('points')}
        value={value.pointsAnHour}
        onType={(pointsAnHour) => draft.change({ pointsAnHour })}
      />
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
