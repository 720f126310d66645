import type { ReactNode } from 'react';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { useEditor } from './editor-context';
import styles from './mapping.module.css';
import { sectionId, sectionProblems, type SectionName } from './place-problems';
import { ProblemList } from './problem-list';

interface Props {
  readonly name: SectionName;
  readonly about: string;
  /** Element ids of the rows that show their own problems. */
  readonly rows?: readonly string[];
  readonly children: ReactNode;
}

/** A part of the mapping under its heading, with what is wrong with it as a whole. */
export function EditorSection({ name, about, rows = [], children }: Props) {
  const { say } = useLanguage();
  const { problems } = useEditor();
  const id = sectionId(name);
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={layout['tight']}>
        <h2 id={id} tabIndex={-1} className={layout['section']}>
          {say(`mapping.${name}`)}
        </h2>
        <p className={layout['subtle']}>{about}</p>
      </div>
      <ProblemList problems={sectionProblems(problems, name, rows)} />
      {children}
    </section>
  );
}
