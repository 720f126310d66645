import { useLanguage } from '../../shared/reader';
import { useEditor } from './editor-context';
import styles from './mapping.module.css';
import { goToSection, sectionId, sectionOf, sections } from './place-problems';
import { ProblemIcon } from './problem-list';

/** The ways to the sections, each marked by the worst that is wrong in it. */
export function EditorNav() {
  const { say } = useLanguage();
  const { problems } = useEditor();
  return (
    <nav className={styles['way']} aria-label={say('mapping.sections')}>
      <ul className={styles['nav']}>
        {sections.map((section) => {
          const here = problems.filter((one) => sectionOf(one) === section);
          const level = here.some((one) => one.level === 'error') ? 'error' : 'warning';
          return (
            <li key={section}>
              <a
                href={`#${sectionId(section)}`}
                onClick={(event) => {
                  event.preventDefault();
                  goToSection(section);
                }}
              >
                {say(`mapping.${section}`)}
                {here.length === 0 ? null : <ProblemIcon level={level} />}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
