import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { FieldChoice } from '../../../src/contract/mapping';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { Choice } from '../link/choice';
import { useEditor } from './editor-context';
import { freeFields, newEntry } from './field-pairs';
import styles from './mapping.module.css';
import { focusRow, rowId } from './place-problems';

/** A further pair of fields; each side offers only what fits the other. */
export function AddField() {
  const { say } = useLanguage();
  const { mapping, options, platform, change } = useEditor();
  const [chosen, setChosen] = useState<{ readonly task: string | null; readonly jira: string | null }>({
    task: null,
    jira: null,
  });
  const task = options.platform.fields.find(({ id }) => id === chosen.task) ?? null;
  const jira = options.jira.fields.find(({ id }) => id === chosen.jira) ?? null;
  const taskFields = freeFields('task', options, mapping.custom, jira);
  const jiraFields = freeFields('jira', options, mapping.custom, task);
  const asOption = (field: FieldChoice) => ({
    value: field.id,
    label: say(field.required ? 'mapping.fieldRequired' : 'mapping.fieldKind', {
      name: field.name,
      kind: say(`mapping.kind.${field.kind}`),
    }),
  });
  if (task === null && jira === null && (taskFields.length === 0 || jiraFields.length === 0))
    return <p className={layout['subtle']}>{say('mapping.noMoreFields')}</p>;
  const add = (): void => {
    const entry = task === null || jira === null ? null : newEntry(task, jira, mapping.custom);
    if (entry === null) return;
    change({ custom: [...mapping.custom, entry] });
    setChosen({ task: null, jira: null });
    focusRow(rowId('custom', entry.id));
  };
  return (
    <div className={layout['near']}>
      <h3 className={styles['sub']}>{say('mapping.addField')}</h3>
      <p className={parts['small']}>{say('mapping.addFieldTitle')}</p>
      <div className={styles['add']}>
        <div className={styles['half']}>
          <Choice
            id="added-task-field"
            label={say('mapping.taskField', { platform })}
            options={taskFields.map(asOption)}
            value={chosen.task}
            placeholder={say('mapping.taskField', { platform })}
            nothing={say('mapping.noFieldFits')}
            compact
            onClear={() => setChosen({ ...chosen, task: null })}
            onChoose={(value) => setChosen({ ...chosen, task: value })}
          />
        </div>
        <div className={styles['half']}>
          <Choice
            id="added-jira-field"
            label={say('mapping.jiraField')}
            options={jiraFields.map(asOption)}
            value={chosen.jira}
            placeholder={say('mapping.jiraField')}
            nothing={say('mapping.noFieldFits')}
            compact
            onClear={() => setChosen({ ...chosen, jira: null })}
            onChoose={(value) => setChosen({ ...chosen, jira: value })}
          />
        </div>
        <Button isDisabled={task === null || jira === null} onClick={add}>
          {say('mapping.addField')}
        </Button>
      </div>
    </div>
  );
}
