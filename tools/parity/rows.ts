import { jiraAlign } from './rows-jira-align';
import { levelAccess } from './rows-level-access';
import { neighbours } from './rows-neighbours';
import type { Row } from './row';

export interface Product {
  readonly name: string;
  readonly about: string;
  readonly rows: readonly Row[];
}

export const products: readonly Product[] = [
  {
    name: 'Level Access',
    about:
      'An organisation’s administrators connect workspaces to Jira there; here a Jira administrator connects Jira to workspaces.',
    rows: levelAccess,
  },
  {
    name: 'Jira Align',
    about: 'Its connector is set up on its own side and in Jira; here both halves are one guided way.',
    rows: jiraAlign,
  },
  {
    name: 'What the neighbouring help pages of both state',
    about: 'Rights, limits, maintenance and removal.',
    rows: neighbours,
  },
];
