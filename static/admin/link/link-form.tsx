import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import type { ConnectionDetail, LinkOptions } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import { Choice } from './choice';
import { NewLinkForm } from './new-link-form';

interface Props {
  readonly connection: ConnectionDetail;
  /** The way out, beside the way on where there is one. */
  readonly way: ReactNode;
  readonly onLinked: (connection: ConnectionDetail) => void;
}

function ProjectChoice({ connection, way, options, onLinked }: Props & { readonly options: LinkOptions }) {
  const { say } = useLanguage();
  const [jira, setJira] = useState<string | null>(null);
  const [remote, setRemote] = useState<string | null>(null);
  const named = (label: string, linked: boolean): string =>
    linked ? say('link.already', { name: label }) : label;
  return (
    <div className={layout['stack']}>
      <Field id="jira-project" label={say('link.jiraProject')}>
        <Choice
          id="jira-project"
          label={say('link.jiraProject')}
          options={options.jiraProjects.map((one) => ({
            value: one.id,
            label: named(`${one.name} (${one.key})`, one.linked),
            isDisabled: one.linked,
          }))}
          value={jira}
          placeholder={say('link.choose')}
          nothing={say('link.noMatch')}
          onChoose={setJira}
        />
      </Field>
      <Field id="platform-project" label={say('link.platformProject', { platform: connection.platformName })}>
        <Choice
          id="platform-project"
          label={say('link.platformProject', { platform: connection.platformName })}
          options={options.platformProjects.map((one) => ({
            value: one.id,
            // Where each project is a workspace of its own, saying it twice tells nothing.
            label: named(
              one.workspaceName === one.name ? one.name : `${one.name} (${one.workspaceName})`,
              one.linked,
            ),
            isDisabled: one.linked,
          }))}
          value={remote}
          placeholder={say('link.choose')}
          nothing={say('link.noMatch')}
          onChoose={setRemote}
        />
      </Field>
      {jira === null || remote === null ? (
        <div className={parts['row']}>
          <Button appearance="primary" isDisabled>
            {say('link.create')}
          </Button>
          {way}
          <span className={parts['small']}>{say('link.chooseBoth')}</span>
        </div>
      ) : (
        <NewLinkForm
          key={`${jira} ${remote}`}
          connection={connection}
          jiraProjectId={jira}
          jiraProjectKey={options.jiraProjects.find(({ id }) => id === jira)?.key ?? ''}
          platformProjectId={remote}
          way={way}
          onLinked={onLinked}
        />
      )}
    </div>
  );
}

/** Joins one Jira project to one project of the platform. */
export function LinkForm({ connection, way, onLinked }: Props) {
  const { data, trouble, loading, reload } = useAnswer(
    connection.id,
    () => callAdmin('link.options', { connectionId: connection.id }),
    () => 3_600_000,
  );
  if (data !== null)
    return <ProjectChoice connection={connection} way={way} options={data} onLinked={onLinked} />;
  return (
    <>
      {trouble === null ? (
        <Skeleton lines={4} tall />
      ) : (
        <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
      )}
      <div className={parts['row']}>{way}</div>
    </>
  );
}
