import layout from '../../shared/layout.module.css';
import { PageTitle } from '../../shared/page-title';
import { useLanguage } from '../../shared/reader';
import { BackLink } from '../back-link';
import type { Navigation } from '../use-route';
import { AuditSection } from './audit-section';

/** Who did what on all connections of this site. */
export default function ActivityPage({ navigation }: { readonly navigation: Navigation }) {
  const { say } = useLanguage();
  return (
    <>
      <header className={layout['headText']}>
        <BackLink navigation={navigation} />
        <PageTitle takeFocus={navigation.moved}>{say('activity.title')}</PageTitle>
        <p className={layout['subtle']}>{say('activity.about')}</p>
      </header>
      <AuditSection connectionId={null} />
    </>
  );
}
