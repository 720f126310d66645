import Button, { IconButton } from '@atlaskit/button/new';
import RemoveIcon from '@atlaskit/icon/core/cross';
import Toggle from '@atlaskit/toggle';
import { useState } from 'react';
import type { Mapping } from '../../../src/contract/mapping';
import { Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';
import { MappingGrid } from './mapping-grid';
import styles from './mapping.module.css';
import { PersonSearch } from './person-search';
import { focusRow, focusSection, rowId, rowProblems } from './place-problems';
import { ProblemList } from './problem-list';
import { UnmatchedPeople } from './unmatched-people';

const sides = ['platform', 'jira'] as const;
const nobody = { platform: null, jira: null } as const;

/** Who is who: by address, by hand, and who stands for those without a counterpart. */
export function PeopleSection() {
  const { say } = useLanguage();
  const { mapping, platform, problems, nameOf, change } = useEditor();
  const [added, setAdded] = useState<{ readonly platform: string | null; readonly jira: string | null }>(
    nobody,
  );
  const { users } = mapping;
  const set = (typed: Partial<Mapping['users']>): void => change({ users: { ...users, ...typed } });
  const idsOf = (row: Mapping['users']['byHand'][number]) => [row.platform, row.jira];
  const shownIds = [
    ...users.byHand.flatMap(idsOf),
    ...Object.values(users.unmatched).flatMap((id) => id ?? []),
  ];
  const label = (side: 'jira' | 'platform'): string =>
    side === 'jira' ? say('mapping.personJira') : say('mapping.personPlatform', { platform });
  const match = (): void => {
    if (added.platform === null || added.jira === null) return;
    set({
      byHand: [
        ...users.byHand.filter((one) => one.platform !== added.platform),
        { platform: added.platform, jira: added.jira },
      ],
    });
    setAdded(nobody);
    focusRow(rowId('users', added.platform));
  };
  return (
    <EditorSection
      name="people"
      about={say('mapping.peopleAbout')}
      rows={shownIds.map((id) => rowId('users', id))}
    >
      <div className={styles['switch']}>
        <Toggle
          id="people-by-address"
          isChecked={users.byAddress}
          onChange={(event) => set({ byAddress: event.currentTarget.checked })}
        />
        <label htmlFor="people-by-address">{say('mapping.byAddress')}</label>
      </div>
      {users.byHand.length === 0 ? null : (
        <MappingGrid
          label={say('mapping.byHand')}
          columns={[
            { key: 'platform', title: label('platform'), shape: 'choice' },
            { key: 'jira', title: label('jira'), shape: 'choice' },
            { key: 'remove', title: say('mapping.actions'), shape: 'end' },
          ]}
          rows={users.byHand.map((row) => {
            const found = idsOf(row).flatMap((id) => rowProblems(problems, 'users', id));
            return {
              key: row.platform,
              id: rowId('users', row.platform),
              cells: [
                nameOf('platform', row.platform),
                nameOf('jira', row.jira),
                <IconButton
                  key="remove"
                  icon={RemoveIcon}
                  label={say('mapping.removePerson', { name: nameOf('platform', row.platform) })}
                  appearance="subtle"
                  spacing="compact"
                  onClick={() => {
                    set({ byHand: users.byHand.filter((one) => one !== row) });
                    focusSection('people');
                  }}
                />,
              ],
              below: found.length === 0 ? null : <ProblemList problems={found} />,
            };
          })}
        />
      )}
      <div className={layout['near']}>
        <h3 className={styles['sub']}>{say('mapping.matchByHand')}</h3>
        <div className={styles['add']}>
          {sides.map((side) => (
            <div key={side} className={styles['half']}>
              <PersonSearch
                id={`person-${side}`}
                label={label(side)}
                side={side}
                value={added[side]}
                placeholder={label(side)}
                onChoose={(id) => setAdded((before) => ({ ...before, [side]: id }))}
              />
            </div>
          ))}
          <Button isDisabled={added.platform === null || added.jira === null} onClick={match}>
            {say('mapping.match')}
          </Button>
        </div>
      </div>
      <UnmatchedPeople
        matched={users.byHand.flatMap(idsOf)}
        onMatch={({ side, id }) => {
          setAdded({ ...nobody, [side]: id });
          document.getElementById(side === 'jira' ? 'person-platform' : 'person-jira')?.focus();
        }}
      />
      <div className={layout['near']}>
        <h3 className={styles['sub']}>{say('mapping.unmatchedDefault')}</h3>
        {sides.map((side) => {
          const id = users.unmatched[side];
          const found = id === null ? [] : rowProblems(problems, 'users', id);
          return (
            <div key={side} id={id === null ? undefined : rowId('users', id)}>
              <Field
                id={`default-${side}`}
                label={
                  side === 'jira'
                    ? say('mapping.defaultJira', { platform })
                    : say('mapping.defaultPlatform', { platform })
                }
              >
                <PersonSearch
                  id={`default-${side}`}
                  label={label(side)}
                  side={side}
                  value={id}
                  placeholder={say('mapping.leaveAssignee')}
                  onChoose={(chosen) => set({ unmatched: { ...users.unmatched, [side]: chosen } })}
                />
              </Field>
              <ProblemList problems={found} />
            </div>
          );
        })}
      </div>
    </EditorSection>
  );
}
