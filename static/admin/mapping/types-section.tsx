import Button, { IconButton } from '@atlaskit/button/new';
import RemoveIcon from '@atlaskit/icon/core/cross';
import { useState } from 'react';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { Choice } from '../link/choice';
import { withTypes } from './change-types';
import { ANY_TYPE } from '../../../src/contract/mapping-rules';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';
import { MappingGrid } from './mapping-grid';
import styles from './mapping.module.css';
import { focusSection, rowId, rowProblems } from './place-problems';
import { ProblemList } from './problem-list';

/** Which task types become which issue types; what is not here is not synced. */
export function TypesSection() {
  const { say } = useLanguage();
  const { mapping, options, platform, problems, change } = useEditor();
  const [added, setAdded] = useState<string | null>(null);
  const { types } = mapping;
  const set = (next: typeof types): void => change(withTypes(mapping, next, options));
  const taskName = (id: string): string =>
    id === ANY_TYPE
      ? say('mapping.anyType')
      : (options.platform.types.find((one) => one.id === id)?.name ?? id);
  /** The nearest issue type that this task type is not beside yet. */
  const partnerFor = (task: string): string | undefined => {
    const level = options.platform.types.find(({ id }) => id === task)?.level;
    const left = options.jira.types.filter(
      (one) => !types.some((row) => row.task === task && row.jira === one.id),
    );
    return (left.find((one) => one.level === level) ?? left[0])?.id;
  };
  const jiraTypes = options.jira.types.map(({ id, name }) => ({ value: id, label: name }));
  const problemsOf = (task: string, jira: string) => [
    ...(types.find((one) => one.task === task)?.jira === jira ? rowProblems(problems, 'types', task) : []),
    ...(types.find((one) => one.jira === jira)?.task === task ? rowProblems(problems, 'types', jira) : []),
  ];
  const rows = types.flatMap(({ task, jira }) => [rowId('types', task), rowId('types', jira)]);
  return (
    <EditorSection name="types" about={say('mapping.typesAbout')} rows={rows}>
      <MappingGrid
        label={say('mapping.types')}
        columns={[
          { key: 'task', title: say('mapping.taskType', { platform }), shape: 'choice' },
          { key: 'jira', title: say('link.issueType'), shape: 'choice' },
          { key: 'remove', title: say('mapping.actions'), shape: 'end' },
        ]}
        rows={types.map(({ task, jira }, place) => ({
          key: `${String(place)} ${task}`,
          id: rowId('types', types.find((one) => one.task === task)?.jira === jira ? task : jira),
          cells: [
            taskName(task),
            <Choice
              key="jira"
              id={`type-${String(place)}`}
              label={say('mapping.issueTypeFor', { type: taskName(task) })}
              options={jiraTypes}
              value={jira}
              placeholder={say('link.choose')}
              nothing={say('link.noMatch')}
              compact
              onChoose={(value) => set(types.map((one, at) => (at === place ? { task, jira: value } : one)))}
            />,
            <IconButton
              key="remove"
              icon={RemoveIcon}
              label={say('mapping.removeType', { type: taskName(task) })}
              appearance="subtle"
              spacing="compact"
              isDisabled={types.length === 1}
              onClick={() => {
                set(types.filter((_, at) => at !== place));
                focusSection('types');
              }}
            />,
          ],
          below:
            problemsOf(task, jira).length === 0 ? null : <ProblemList problems={problemsOf(task, jira)} />,
        }))}
      />
      {types.some(({ task }) => task === ANY_TYPE) ? null : (
        <div className={styles['add']}>
          <div className={styles['half']}>
            <Choice
              id="type-added"
              label={say('mapping.taskType', { platform })}
              options={options.platform.types
                .filter(({ id }) => partnerFor(id) !== undefined)
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={added}
              placeholder={say('mapping.chooseTaskType')}
              nothing={say('link.noMatch')}
              compact
              onChoose={setAdded}
            />
          </div>
          <Button
            isDisabled={added === null}
            onClick={() => {
              const jira = added === null ? undefined : partnerFor(added);
              if (added !== null && jira !== undefined) set([...types, { task: added, jira }]);
              setAdded(null);
              document.getElementById('type-added')?.focus();
            }}
          >
            {say('mapping.addType')}
          </Button>
        </div>
      )}
      {types.some(({ task }) => task === ANY_TYPE) && options.platform.types.length > 0 ? (
        <div className={layout['near']}>
          <p className={layout['subtle']}>{say('mapping.anyTypeAbout')}</p>
          <div>
            <Button
              onClick={() => {
                const jira = types[0]?.jira ?? '';
                set(options.platform.types.map(({ id }) => ({ task: id, jira })));
              }}
            >
              {say('mapping.splitTypes')}
            </Button>
          </div>
        </div>
      ) : null}
    </EditorSection>
  );
}
