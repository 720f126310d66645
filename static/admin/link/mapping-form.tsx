import Button from '@atlaskit/button/new';
import { useState, type FormEvent } from 'react';
import type { ConnectionDetail, MappingSuggestion } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAction } from '../../shared/use-action';
import { useAnswer } from '../../shared/use-answer';
import styles from '../choice.module.css';
import { Choice } from './choice';
import { LinkPreviewTable } from './link-preview-table';
import { StatusMapping } from './status-mapping';

interface Props {
  readonly connection: ConnectionDetail;
  readonly jiraProjectId: string;
  readonly platformProjectId: string;
  readonly onLinked: (connection: ConnectionDetail) => void;
}

const createTasksChoices = ['new', 'never', 'all'] as const;
type CreateTasks = (typeof createTasksChoices)[number];

/** The suggested mapping of the two chosen projects, ready to be changed. */
export function MappingForm(props: Props) {
  const { say } = useLanguage();
  const { connection, jiraProjectId, platformProjectId } = props;
  const { data, trouble, loading, reload } = useAnswer(
    `${jiraProjectId} ${platformProjectId}`,
    () => callAdmin('link.suggest', { connectionId: connection.id, jiraProjectId, platformProjectId }),
    () => 3_600_000,
  );
  if (data !== null) return <SuggestedMapping {...props} suggestion={data} />;
  if (trouble === null) return <Skeleton lines={5} tall />;
  return (
    <ProblemMessage trouble={trouble}>
      <Button isLoading={loading} onClick={() => void reload()}>
        {say('tryAgain')}
      </Button>
    </ProblemMessage>
  );
}

function SuggestedMapping({
  connection,
  jiraProjectId,
  platformProjectId,
  onLinked,
  suggestion,
}: Props & { readonly suggestion: MappingSuggestion }) {
  const { say } = useLanguage();
  const [issueTypeId, setIssueTypeId] = useState(suggestion.issueTypeId);
  const [createTasks, setCreateTasks] = useState<CreateTasks>('new');
  const [statuses, setStatuses] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(suggestion.statuses.map((pair) => [pair.taskStatusId, pair.jiraStatusId])),
  );
  const create = useAction(
    () =>
      callAdmin('link.create', {
        connectionId: connection.id,
        version: connection.version,
        jiraProjectId,
        platformProjectId,
        issueTypeId,
        createTasks,
        statuses: { ...statuses },
      }),
    onLinked,
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void create.run();
  };
  return (
    <form className={layout['stack']} onSubmit={send}>
      <Field id="issue-type" label={say('link.issueType')} help={say('link.issueTypeHelp')}>
        <Choice
          id="issue-type"
          label={say('link.issueType')}
          options={suggestion.issueTypes.map((one) => ({ value: one.id, label: one.name }))}
          value={issueTypeId}
          placeholder={say('link.choose')}
          nothing={say('link.noMatch')}
          onChoose={setIssueTypeId}
        />
      </Field>
      <StatusMapping
        suggestion={suggestion}
        platform={connection.platformName}
        chosen={statuses}
        onChoose={(task, jira) => setStatuses((before) => ({ ...before, [task]: jira }))}
      />
      <fieldset className={styles['group']}>
        <legend className={styles['legend']}>{say('link.createTasks')}</legend>
        {createTasksChoices.map((choice) => (
          <label key={choice} className={styles['option']}>
            <input
              type="radio"
              name="create-tasks"
              checked={createTasks === choice}
              onChange={() => setCreateTasks(choice)}
            />
            <span>{say(`link.createTasks.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      <LinkPreviewTable
        connection={connection}
        jiraProjectId={jiraProjectId}
        platformProjectId={platformProjectId}
        issueTypeId={issueTypeId}
        statuses={statuses}
      />
      {create.trouble === null ? null : <ProblemMessage trouble={create.trouble} />}
      <div>
        <Button type="submit" appearance="primary" isLoading={create.busy}>
          {say('link.create')}
        </Button>
      </div>
    </form>
  );
}
