import { lazy, Suspense } from 'react';
import layout from '../shared/layout.module.css';
import { LeaveQuestion } from '../shared/leave-question';
import { useReader } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { ConnectionsPage } from './connections-page';
import { useRoute, type PageHistory } from './use-route';

// The list is what most visits need; the rest is fetched when it is opened.
const ConnectionPage = lazy(() => import('./connection/connection-page'));
const MappingPage = lazy(() => import('./mapping/mapping-page'));
const ActivityPage = lazy(() => import('./activity/activity-page'));
const ImportPage = lazy(() => import('./importing/import-page'));
const SetupPage = lazy(() => import('./setup/setup-page'));

export function AdminApp({ history }: { readonly history: PageHistory }) {
  const navigation = useRoute(history);
  const { moduleKey } = useReader();
  const { route } = navigation;
  return (
    <main className={layout['page']}>
      <Suspense fallback={<Skeleton lines={6} tall />}>
        {route.page === 'list' ? (
          <ConnectionsPage
            navigation={navigation}
            startsSetup={moduleKey === 'admin-get-started' && !navigation.moved}
          />
        ) : null}
        {route.page === 'activity' ? <ActivityPage navigation={navigation} /> : null}
        {route.page === 'import' ? <ImportPage navigation={navigation} /> : null}
        {route.page === 'setup' ? (
          <SetupPage connectionId={route.connectionId} navigation={navigation} />
        ) : null}
        {route.page === 'mapping' ? (
          <MappingPage
            key={route.linkId}
            connectionId={route.connectionId}
            linkId={route.linkId}
            navigation={navigation}
          />
        ) : null}
        {route.page === 'connection' ? (
          <ConnectionPage
            key={route.connectionId}
            connectionId={route.connectionId}
            tab={route.tab}
            navigation={navigation}
          />
        ) : null}
      </Suspense>
      <LeaveQuestion />
    </main>
  );
}
