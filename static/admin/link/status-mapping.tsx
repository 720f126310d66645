import type { MappingSuggestion } from '../../../src/contract/views';
import { DataTable } from '../../shared/data-table';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import styles from '../choice.module.css';
import { Choice } from './choice';

interface Props {
  readonly suggestion: MappingSuggestion;
  readonly platform: string;
  /** Platform status id to Jira status id. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly onChoose: (taskStatusId: string, jiraStatusId: string) => void;
}

/** Each status of the platform with the Jira status it becomes, as suggested until somebody changes it. */
export function StatusMapping({ suggestion, platform, chosen, onChoose }: Props) {
  const { say } = useLanguage();
  const options = suggestion.jiraStatuses.map((one) => ({ value: one.id, label: one.name }));
  return (
    <div className={styles['mapping']}>
      <h3 className={layout['section']}>{say('link.statuses')}</h3>
      <DataTable
        label={say('link.statuses')}
        columns={[
          { key: 'task', title: say('link.taskStatus', { platform }), cell: (pair) => pair.taskStatusName },
          {
            key: 'jira',
            title: say('link.jiraStatus'),
            cell: (pair) => (
              <Choice
                id={`status-${pair.taskStatusId}`}
                label={say('link.statusFor', { status: pair.taskStatusName })}
                options={options}
                value={chosen[pair.taskStatusId] ?? null}
                placeholder={say('link.choose')}
                nothing={say('link.noMatch')}
                compact
                onChoose={(value) => onChoose(pair.taskStatusId, value)}
              />
            ),
          },
        ]}
        rows={suggestion.statuses}
        keyOf={(pair) => pair.taskStatusId}
        none={say('link.noStatuses')}
      />
    </div>
  );
}
