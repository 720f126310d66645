import Checkbox from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import type { WorkspaceView } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { matches } from '../../shared/sort-rows';
import { Mark } from '../../shared/status-mark';
import styles from '../choice.module.css';
import { withPicked, type Chosen } from './workspace-selection';

function Row({
  one,
  isChosen,
  onPick,
}: {
  readonly one: WorkspaceView;
  readonly isChosen: boolean;
  readonly onPick: () => void;
}) {
  const { say } = useLanguage();
  return (
    <div className={styles['row']}>
      <Checkbox label={one.name} value={one.id} isChecked={isChosen} onChange={onPick} />
      {one.isNew ? <Mark tone="information">{say('workspaces.new')}</Mark> : null}
      {one.gone ? <Mark tone="warning">{say('workspaces.gone')}</Mark> : null}
      {one.projectLinks > 0 ? (
        <span className={parts['small']}>{say('workspaces.links', { count: one.projectLinks })}</span>
      ) : null}
    </div>
  );
}

/** Many to choose from: searched, all at once, with how many are chosen. */
export function WorkspaceList({
  workspaces,
  chosen,
  onChosen,
}: {
  readonly workspaces: readonly WorkspaceView[];
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
}) {
  const { say } = useLanguage();
  const [search, setSearch] = useState('');
  const found = workspaces.filter((one) => matches(search, [one.name]));
  const all = found.every((one) => chosen.has(one.id));
  return (
    <>
      <div className={layout['bar']}>
        <div className={layout['search']}>
          <Textfield
            aria-label={say('workspaces.search')}
            placeholder={say('workspaces.search')}
            value={search}
            isCompact
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter in a search must not save the form around it.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        </div>
        <span role="status" className={parts['small']}>
          {say('workspaces.chosen', { chosen: chosen.size, count: workspaces.length })}
        </span>
      </div>
      {found.length === 0 ? (
        <p className={layout['subtle']}>{say('workspaces.noMatch')}</p>
      ) : (
        <div className={styles['list']} role="group" aria-label={say('workspaces.label')}>
          <Checkbox
            label={say('workspaces.all', { count: found.length })}
            isChecked={all}
            isIndeterminate={!all && found.some((one) => chosen.has(one.id))}
            onChange={() =>
              onChosen(
                withPicked(
                  chosen,
                  found.map((one) => one.id),
                  !all,
                ),
              )
            }
          />
          {found.map((one) => (
            <Row
              key={one.id}
              one={one}
              isChosen={chosen.has(one.id)}
              onPick={() => onChosen(withPicked(chosen, [one.id], !chosen.has(one.id)))}
            />
          ))}
        </div>
      )}
    </>
  );
}
