import { mount } from '../shared/mount';
import { IssuePanel } from './issue-panel';

void mount(<IssuePanel />, {
  english: () => import('./words/english'),
  german: () => import('./words/german'),
});
