import type { CustomField, FieldChoice } from '../../../src/contract/mapping';
import { useLanguage } from '../../shared/reader';
import { Choice } from '../link/choice';
import { optionsOf } from './field-pairs';
import { MappingGrid } from './mapping-grid';

interface Props {
  readonly entry: CustomField;
  readonly task: FieldChoice;
  readonly jira: FieldChoice;
  readonly onChange: (options: CustomField['options']) => void;
}

/** Which option stands for which, where both sides choose from lists. Closed while all have one. */
export function FieldOptions({ entry, task, jira, onChange }: Props) {
  const { say } = useLanguage();
  const offered = optionsOf(task);
  const paired = offered.filter(({ id }) => entry.options.some((one) => one.task === id)).length;
  const name = (option: { readonly id: string; readonly name: string }): string =>
    option.id === 'true' || option.id === 'false' ? say(`mapping.option.${option.id}`) : option.name;
  return (
    <details>
      <summary>{say('mapping.options', { count: offered.length, paired })}</summary>
      <MappingGrid
        label={say('mapping.optionsOf', { field: task.name })}
        columns={[
          { key: 'task', title: task.name, shape: 'choice' },
          { key: 'jira', title: jira.name, shape: 'choice' },
        ]}
        rows={offered.map((option) => ({
          key: option.id,
          cells: [
            name(option),
            <Choice
              key="jira"
              id={`option-${entry.id}-${option.id}`}
              label={say('mapping.optionFor', { option: name(option) })}
              options={optionsOf(jira).map((one) => ({ value: one.id, label: name(one) }))}
              value={entry.options.find((one) => one.task === option.id)?.jira ?? null}
              placeholder={say('mapping.noCounterpart')}
              nothing={say('link.noMatch')}
              compact
              onClear={() => onChange(entry.options.filter((one) => one.task !== option.id))}
              onChoose={(value) =>
                onChange([
                  ...entry.options.filter((one) => one.task !== option.id),
                  { task: option.id, jira: value },
                ])
              }
            />,
          ],
        }))}
      />
    </details>
  );
}
