import { useEffect, useState } from 'react';
import { describedBy, Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { CreateTasksChoice } from '../link/create-tasks-choice';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';
import styles from './mapping.module.css';
import { rowId, rowProblems } from './place-problems';

type Side = 'jira' | 'platform';

/** A filter in one side's own language. It is checked when its box is left, not while it is typed. */
function FilterBox({ side }: { readonly side: Side }) {
  const { say, error } = useLanguage();
  const { mapping, options, platform, problems, checking, change } = useEditor();
  const stored = mapping.filter[side] ?? '';
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped(stored), [stored]);
  const [found] = rowProblems(problems, 'filter', side);
  const words = found === undefined || stored === '' ? null : error(found.code, found.facts);
  const id = `filter-${side}`;
  const help = say(`mapping.filterHelp.${side}`, { platform, example: options.platform.filterExample ?? '' });
  const leave = (): void => {
    const trimmed = typed.trim();
    change({ filter: { ...mapping.filter, [side]: trimmed === '' ? null : trimmed } });
  };
  return (
    <div id={rowId('filter', side)}>
      <Field
        id={id}
        wide
        label={say(`mapping.filter.${side}`, { platform })}
        help={checking && stored !== '' ? say('mapping.checking') : help}
        error={words === null ? null : `${words.title} ${words.why}`}
      >
        <textarea
          id={id}
          className={styles['box']}
          value={typed}
          rows={2}
          maxLength={2000}
          spellCheck={false}
          aria-invalid={words !== null}
          aria-describedby={describedBy(id)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={leave}
        />
      </Field>
    </div>
  );
}

/** Which items get a partner. Pairs that exist go on, whatever stands here. */
export function FilterSection() {
  const { say } = useLanguage();
  const { mapping, options, platform, change } = useEditor();
  return (
    <EditorSection
      name="filter"
      about={say('mapping.filterAbout')}
      rows={[rowId('filter', 'jira'), rowId('filter', 'platform')]}
    >
      <CreateTasksChoice value={mapping.createTasks} onChoose={(createTasks) => change({ createTasks })} />
      <FilterBox side="jira" />
      {options.platform.filterExample === null ? (
        <p className={layout['subtle']}>{say('mapping.noFilter', { platform })}</p>
      ) : (
        <FilterBox side="platform" />
      )}
    </EditorSection>
  );
}
