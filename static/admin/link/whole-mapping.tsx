import Button from '@atlaskit/button/new';
import { useEffect, useRef } from 'react';
import type { MappingProblem, MappingView } from '../../../src/contract/mapping';
import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { SaveBar } from '../../shared/save-bar';
import type { EditedMapping } from '../mapping/edited-mapping';
import { MappingEditor } from '../mapping/mapping-editor';
import { goToProblem } from '../mapping/place-problems';
import { PreviewSection } from '../mapping/preview-section';
import type { Checked } from '../mapping/use-checked';

interface Props {
  readonly connection: ConnectionDetail;
  readonly projects: { readonly jiraProjectId: string; readonly platformProjectId: string };
  readonly confirmWord: string;
  readonly edited: EditedMapping;
  readonly view: MappingView;
  readonly checked: Checked;
  /** The problem to go to at once. */
  readonly at: MappingProblem | null;
  readonly onChange: (typed: Partial<EditedMapping>) => void;
  readonly onDone: () => void;
}

/** The whole mapping of projects that are not linked yet; what is changed stays with the form it came from. */
export default function WholeMapping(props: Props) {
  const { connection, projects, confirmWord, edited, view, checked, at, onChange, onDone } = props;
  const { say } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const target = useRef(at);
  useEffect(() => {
    if (target.current === null) heading.current?.focus();
    else goToProblem(target.current);
  }, []);
  const errors = checked.problems.filter(({ level }) => level === 'error').length;
  return (
    <div className={layout['stack']}>
      <div className={layout['tight']}>
        <h2 ref={heading} tabIndex={-1} className={layout['section']}>
          {say('mapping.title')}
        </h2>
        <p className={layout['subtle']}>{say('mapping.notLinkedYet')}</p>
      </div>
      <MappingEditor
        connection={connection}
        mapping={edited}
        saved={null}
        options={view.options}
        people={view.people ?? []}
        confirmWord={confirmWord}
        checked={checked}
        onChange={onChange}
      >
        <PreviewSection connection={connection} {...projects} mapping={edited} />
      </MappingEditor>
      <SaveBar why={errors === 0 ? null : say('mapping.cannotLink', { count: errors })}>
        <Button appearance="primary" onClick={onDone}>
          {say('mapping.done')}
        </Button>
        <Button
          appearance="subtle"
          onClick={() => onChange({ ...view.mapping, createTasks: edited.createTasks })}
        >
          {say('mapping.backToSuggestion')}
        </Button>
      </SaveBar>
    </div>
  );
}
