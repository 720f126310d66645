import { view } from '@forge/bridge';
import { mount } from '../shared/mount';
import { PageBoundary } from '../shared/page-boundary';
import { AdminApp } from './admin-app';

const history = view.createHistory();

void history.then((opened) =>
  mount(
    <PageBoundary>
      <AdminApp history={opened} />
    </PageBoundary>,
    { english: () => import('../shared/words/english'), german: () => import('../shared/words/german') },
  ),
);
