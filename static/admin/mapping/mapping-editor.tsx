import { useState, type ReactNode } from 'react';
import type { MappingOptions, UnmatchedPerson } from '../../../src/contract/mapping';
import layout from '../../shared/layout.module.css';
import { CommentsSection } from './comments-section';
import { DeletionsSection } from './deletions-section';
import type { EditedMapping } from './edited-mapping';
import { EditorProvider } from './editor-context';
import { EditorNav } from './editor-nav';
import { FieldsSection } from './fields-section';
import { FilterSection } from './filter-section';
import { LacksNote } from './lacks-note';
import { LinkBackSection } from './link-back-section';
import styles from './mapping.module.css';
import { PeopleSection } from './people-section';
import { PrioritiesSection } from './priorities-section';
import { ProblemSummary } from './problem-summary';
import { StatusesSection } from './statuses-section';
import { TypesSection } from './types-section';
import type { Checked } from './use-checked';

interface Props {
  readonly connection: { readonly id: string; readonly platformName: string };
  readonly mapping: EditedMapping;
  readonly saved: EditedMapping | null;
  readonly options: MappingOptions;
  readonly people: readonly UnmatchedPerson[];
  readonly confirmWord: string;
  readonly checked: Checked;
  readonly onChange: (typed: Partial<EditedMapping>) => void;
  /** The preview and the buttons. */
  readonly children: ReactNode;
}

/** The whole of a mapping, section by section. */
export function MappingEditor(props: Props) {
  const { connection, mapping, saved, options, people, confirmWord, checked, onChange, children } = props;
  const [learnt, setLearnt] = useState<readonly UnmatchedPerson[]>([]);
  return (
    <EditorProvider
      value={{
        connectionId: connection.id,
        platform: connection.platformName,
        mapping,
        saved,
        options,
        problems: checked.problems,
        checking: checked.checking,
        change: onChange,
        nameOf: (side, id) =>
          [...learnt, ...people].find((one) => one.side === side && one.id === id)?.name ?? id,
        learn: (person) => setLearnt((before) => [person, ...before]),
        confirmWord,
      }}
    >
      <div className={styles['columns']}>
        <EditorNav />
        <div className={layout['stack']}>
          <ProblemSummary checked={checked} />
          <LacksNote platform={connection.platformName} can={options.platform} />
          <div className={styles['sections']}>
            <TypesSection />
            <FieldsSection />
            <StatusesSection />
            <PrioritiesSection />
            <PeopleSection />
            <CommentsSection />
            <FilterSection />
            <LinkBackSection />
            <DeletionsSection />
            {children}
          </div>
        </div>
      </div>
    </EditorProvider>
  );
}
