import { IconButton } from '@atlaskit/button/new';
import RemoveIcon from '@atlaskit/icon/core/cross';
import type { CustomField, FieldName, FieldPolicy } from '../../../src/contract/mapping';
import parts from '../../shared/parts.module.css';
import { fieldName } from '../../shared/field-name';
import { useLanguage } from '../../shared/reader';
import { AddField } from './add-field';
import { DirectionChoice } from './direction-choice';
import { fieldNames } from '../../../src/contract/field-names';
import { policyOf } from '../../../src/contract/mapping-rules';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';
import { hasOptions, waysOf, type Direction } from './field-pairs';
import { FieldOptions } from './field-options';
import { MappingGrid, type GridRow } from './mapping-grid';
import styles from './mapping.module.css';
import { focusSection, rowId, rowProblems } from './place-problems';
import { ConflictChoice, WhenChoice } from './policy-choices';
import { ProblemList } from './problem-list';

/** Every field with its way, what happens when both sides changed it, and whether it is kept in step. */
export function FieldsSection() {
  const language = useLanguage();
  const { say } = language;
  const { mapping, options, platform, problems, change } = useEditor();
  const { custom } = mapping;
  const shown = fieldNames.filter((name) => options.platform.fieldNames.includes(name));

  const cells = (
    id: string,
    field: string,
    sides: readonly [React.ReactNode, React.ReactNode],
    policy: FieldPolicy,
    possible: readonly Direction[] | undefined,
    onChange: (typed: Partial<FieldPolicy>) => void,
  ): readonly React.ReactNode[] => [
    sides[0],
    <DirectionChoice
      key="direction"
      label={say('mapping.directionOf', { field })}
      value={policy.direction}
      {...(possible === undefined ? {} : { possible })}
      onChoose={(direction) => onChange({ direction })}
    />,
    sides[1],
    <ConflictChoice key="conflict" id={id} field={field} policy={policy} onChange={onChange} />,
    <WhenChoice key="when" id={id} field={field} policy={policy} onChange={onChange} />,
  ];

  const standardRow = (name: FieldName): GridRow => {
    const field = fieldName(language, name);
    const policy = policyOf(mapping, name);
    const found = rowProblems(problems, 'fields', name);
    return {
      key: name,
      id: rowId('fields', name),
      off: policy.direction === 'off',
      cells: [
        ...cells(
          `field-${name}`,
          field,
          [field, name === 'title' ? say('mapping.field.summary') : field],
          policy,
          undefined,
          (typed) => change({ fields: { ...mapping.fields, [name]: { ...policy, ...typed } } }),
        ),
        null,
      ],
      below: found.length === 0 ? null : <ProblemList problems={found} />,
    };
  };

  const customRow = (entry: CustomField): GridRow => {
    const task = options.platform.fields.find(({ id }) => id === entry.task);
    const jira = options.jira.fields.find(({ id }) => id === entry.jira);
    const field = task?.name ?? entry.task;
    const found = rowProblems(problems, 'custom', entry.id);
    const set = (typed: Partial<CustomField>): void =>
      change({ custom: custom.map((one) => (one.id === entry.id ? { ...one, ...typed } : one)) });
    const side = (name: string, kind: string | undefined) => (
      <span className={styles['name']}>
        {name}
        {kind === undefined ? null : <span className={parts['small']}>{kind}</span>}
      </span>
    );
    return {
      key: entry.id,
      id: rowId('custom', entry.id),
      off: entry.direction === 'off',
      cells: [
        ...cells(
          `field-${entry.id}`,
          field,
          [
            side(field, task === undefined ? undefined : say(`mapping.kind.${task.kind}`)),
            side(jira?.name ?? entry.jira, jira === undefined ? undefined : say(`mapping.kind.${jira.kind}`)),
          ],
          entry,
          task === undefined || jira === undefined ? undefined : waysOf(task, jira),
          set,
        ),
        <IconButton
          key="remove"
          icon={RemoveIcon}
          label={say('mapping.removeField', { field })}
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            change({ custom: custom.filter(({ id }) => id !== entry.id) });
            focusSection('fields');
          }}
        />,
      ],
      below:
        task !== undefined && jira !== undefined && hasOptions(task, jira) ? (
          <>
            <ProblemList problems={found} />
            <FieldOptions
              entry={entry}
              task={task}
              jira={jira}
              onChange={(pairs) => set({ options: pairs })}
            />
          </>
        ) : found.length === 0 ? null : (
          <ProblemList problems={found} />
        ),
    };
  };

  const rows = [...shown.map(standardRow), ...custom.map(customRow)];
  return (
    <EditorSection
      name="fields"
      about={say('mapping.fieldsAbout', { platform })}
      rows={rows.flatMap(({ id }) => id ?? [])}
    >
      <MappingGrid
        label={say('mapping.fields')}
        columns={[
          { key: 'task', title: say('mapping.taskField', { platform }), shape: 'sides' },
          { key: 'direction', title: say('mapping.direction') },
          { key: 'jira', title: say('mapping.jiraField'), shape: 'sides' },
          { key: 'conflict', title: say('mapping.conflict'), shape: 'short' },
          { key: 'when', title: say('mapping.when'), shape: 'short' },
          { key: 'remove', title: say('mapping.actions'), shape: 'end' },
        ]}
        rows={rows}
      />
      <AddField />
    </EditorSection>
  );
}
