import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { pathOf } from './route';
import type { Navigation } from './use-route';

/** The way back to the list, above the title. */
export function BackLink({ navigation }: { readonly navigation: Navigation }) {
  const { say } = useLanguage();
  return (
    <nav aria-label={say('breadcrumbs')}>
      <a
        href={pathOf({ page: 'list' })}
        className={parts['link']}
        onClick={(event) => {
          event.preventDefault();
          navigation.go({ page: 'list' });
        }}
      >
        {say('list.title')}
      </a>
    </nav>
  );
}
