import { mount } from '../shared/mount';
import { PageBoundary } from '../shared/page-boundary';
import { ProjectPage } from './project-page';

void mount(
  <PageBoundary>
    <ProjectPage />
  </PageBoundary>,
  { english: () => import('./words/english'), german: () => import('./words/german') },
);
