import Button from '@atlaskit/button/new';
import { useState } from 'react';
import layout from '../../shared/layout.module.css';
import { PageTitle } from '../../shared/page-title';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { AuthoriseForm } from '../authorise/authorise-form';
import { BackLink } from '../back-link';
import { LinkForm } from '../link/link-form';
import type { Navigation } from '../use-route';
import { WorkspaceChoice } from '../workspaces/workspace-choice';
import { AddressStep } from './address-step';
import { DoneStep } from './done-step';
import type { NewConnection } from './new-connection';
import { PlatformStep } from './platform-step';
import { setupStep, type SetupStep } from './setup-step';
import { StepHeading } from './step-heading';
import { StepList } from './step-list';
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
  const waiting = connectionId !== null && connection === null;
  const step: SetupStep =
    connection === null
      ? named
        ? 'address'
        : 'platform'
      : setupStep(connection, checked?.id === connection.id);
  const open = (id: string): void => navigation.go({ page: 'connection', connectionId: id, tab: 'overview' });

  return (
    <>
      <header className={layout['headText']}>
        <BackLink navigation={navigation} />
        <PageTitle takeFocus={navigation.moved}>
          {connection === null ? say('setup.title') : say('setup.titleOf', { name: connection.name })}
        </PageTitle>
      </header>
      {waiting ? null : <StepList current={step} />}
      {trouble === null ? null : (
        <ProblemMessage trouble={trouble}>
          <Button onClick={() => void reload()}>{say('tryAgain')}</Button>
        </ProblemMessage>
      )}
      {waiting ? (
        trouble === null && <Skeleton lines={6} tall />
      ) : (
        <div className={layout['stack']}>
          <StepHeading step={step} />
          {step === 'platform' ? (
            <PlatformStep
              draft={draft}
              onNext={(next) => {
                setDraft(next);
                setNamed(true);
              }}
            />
          ) : null}
          {step === 'address' ? (
            <AddressStep
              draft={draft}
              connection={connection}
              onBack={() => {
                if (connection !== null) {
                  setDraft({
                    platform: connection.platform,
                    name: connection.name,
                    address: connection.address,
                  });
                  navigation.replace({ page: 'setup', connectionId: null });
                }
                setNamed(false);
              }}
              onCreated={(created) => {
                set(created);
                navigation.replace({ page: 'setup', connectionId: created.id });
              }}
              onChecked={(id, { scopes }) => setChecked({ id, scopes })}
            />
          ) : null}
          {connection !== null && step === 'authorise' ? (
            <AuthoriseForm connection={connection} scopes={checked?.scopes ?? []} onDone={set} resumes />
          ) : null}
          {connection !== null && step === 'workspaces' ? (
            <WorkspaceChoice connection={connection} submit={say('setup.continue')} onGranted={set} />
          ) : null}
          {connection !== null && step === 'project' ? (
            <LinkForm connection={connection} onLinked={set} />
          ) : null}
          {connection !== null && step === 'done' ? (
            <DoneStep connection={connection} onChanged={set} onOpen={() => open(connection.id)} />
          ) : null}
        </div>
      )}
    </>
  );
}
