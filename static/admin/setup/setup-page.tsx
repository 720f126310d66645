import { useState } from 'react';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import { PageTitle } from '../../shared/page-title';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { leave } from '../../shared/unsaved';
import { BackLink } from '../back-link';
import type { Navigation } from '../use-route';
import { AddressStep } from './address-step';
import { DiscardDraft } from './discard-draft';
import type { NewConnection } from './new-connection';
import { PlatformStep } from './platform-step';
import { setupStep, shownStep, stepBefore, type SetupStep } from './setup-step';
import { StepHeading } from './step-heading';
import { StepList } from './step-list';
import { StoredStep } from './stored-step';
import { useSetupConnection } from './use-setup-connection';

/** The steps from a platform to the first sync. Where it stands is told by what is stored, so it can be left any time. */
export default function SetupPage({
  connectionId,
  navigation,
}: {
  readonly connectionId: string | null;
  readonly navigation: Navigation;
}) {
  const { say } = useLanguage();
  const { connection, trouble, set, reload } = useSetupConnection(connectionId);
  const [draft, setDraft] = useState<NewConnection>({ platform: '', name: '', address: '' });
  const [named, setNamed] = useState(false);
  const [checked, setChecked] = useState<{ id: string; scopes: readonly string[] } | null>(null);
  const [wanted, go] = useState<SetupStep | null>(null);
  const waiting = connectionId !== null && connection === null;
  const reached: SetupStep =
    connection === null
      ? named
        ? 'address'
        : 'platform'
      : setupStep(connection, checked?.id === connection.id);
  const step = shownStep(reached, wanted);
  const back = (): void => go(stepBefore(step));
  const onward = (): void => go(null);

  return (
    <>
      <header className={layout['head']}>
        <div className={layout['headText']}>
          <BackLink navigation={navigation} />
          <PageTitle takeFocus={navigation.moved}>
            {connection === null ? say('setup.title') : say('setup.titleOf', { name: connection.name })}
          </PageTitle>
        </div>
        {connection?.status === 'Draft' ? (
          <DiscardDraft connection={connection} onDiscarded={() => navigation.replace({ page: 'list' })} />
        ) : null}
      </header>
      {waiting ? null : <StepList current={step} reached={reached} onGo={(to) => leave(() => go(to))} />}
      <LoadTrouble trouble={trouble} reload={reload} />
      {waiting ? (
        trouble === null && <Skeleton lines={6} tall />
      ) : (
        <div className={layout['stack']}>
          <StepHeading step={step} />
          {step === 'platform' ? (
            <PlatformStep
              draft={draft}
              connection={connection}
              onNext={(next) => {
                setDraft(next);
                setNamed(true);
                go(connection === null ? null : 'address');
              }}
              onRenamed={(renamed) => {
                set(renamed);
                go('address');
              }}
            />
          ) : null}
          {step === 'address' ? (
            <AddressStep
              draft={draft}
              connection={connection}
              resumes={wanted === null}
              onBack={back}
              onStored={(stored) => {
                set(stored);
                // A draft that exists is found again under its own address.
                if (connection === null) navigation.replace({ page: 'setup', connectionId: stored.id });
              }}
              onChecked={(id, scopes) => {
                setChecked({ id, scopes });
                onward();
              }}
            />
          ) : null}
          {connection === null ? null : (
            <StoredStep
              step={step}
              connection={connection}
              scopes={checked?.scopes ?? []}
              navigation={navigation}
              onChanged={set}
              onBack={back}
              onward={onward}
            />
          )}
        </div>
      )}
    </>
  );
}
