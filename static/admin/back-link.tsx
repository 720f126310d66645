import { useLanguage } from '../shared/reader';
import { RouteLink } from './route-link';
import type { Navigation } from './use-route';

/** The way back to the list, above the title. */
export function BackLink({ navigation }: { readonly navigation: Navigation }) {
  const { say } = useLanguage();
  return (
    <nav aria-label={say('breadcrumbs')}>
      <RouteLink route={{ page: 'list' }} go={navigation.go}>
        {say('list.title')}
      </RouteLink>
    </nav>
  );
}
