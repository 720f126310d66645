import { createContext, useContext } from 'react';
import type { MappingOptions, MappingProblem, UnmatchedPerson } from '../../../src/contract/mapping';
import type { EditedMapping } from './edited-mapping';

/** What the parts of the editor share. */
export interface Editor {
  readonly connectionId: string;
  readonly platform: string;
  readonly mapping: EditedMapping;
  /** As it is stored; null while the projects are not linked yet. */
  readonly saved: EditedMapping | null;
  readonly options: MappingOptions;
  readonly problems: readonly MappingProblem[];
  readonly checking: boolean;
  readonly change: (typed: Partial<EditedMapping>) => void;
  /** Names of people that are known here. */
  readonly nameOf: (side: UnmatchedPerson['side'], id: string) => string;
  readonly learn: (person: UnmatchedPerson) => void;
  /** What is typed before deletions are followed: the Jira project's key. */
  readonly confirmWord: string;
}

const EditorContext = createContext<Editor | null>(null);

export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('useEditor outside of EditorProvider');
  return editor;
}
