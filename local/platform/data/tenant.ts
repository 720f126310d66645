import type { ProjectRecord, Tenant, UserRecord, WorkspaceRecord } from './model';

export const tenant: Tenant = { id: 'ten-northwind', name: 'Northwind Planning' };
/** Answered instead when the fault switch sends every token to somebody else's tenant. */
export const otherTenant: Tenant = { id: 'ten-southwind', name: 'Southwind Planning' };

const person = (first: string, last: string, active = true): UserRecord => ({
  id: `usr-${first.toLowerCase()}`,
  displayName: `${first} ${last}`,
  email: `${first.toLowerCase()}@example.com`,
  active,
  kind: 'person',
});

/** E-mails match those of the people in the demo Jira, so that assignees find each other. Kim has left. */
export const users: readonly UserRecord[] = [
  person('Paula', 'Planner'),
  person('Sam', 'Service'),
  person('Ada', 'Admin'),
  person('Lena', 'Lead'),
  person('Milo', 'Member'),
  person('Nora', 'Nilsen'),
  person('Omar', 'Okafor'),
  person('Kim', 'Keller', false),
  {
    id: 'usr-service',
    displayName: 'Planlink Service',
    email: null,
    active: true,
    kind: 'service',
  },
];

/** Whose password the sandbox does not ask for: two people, and the account that is meant for programs. */
export const signInIds = ['usr-paula', 'usr-sam', 'usr-service'] as const;

export const workspaces: readonly WorkspaceRecord[] = [
  { id: 'wsp-product', name: 'Product' },
  { id: 'wsp-accessibility', name: 'Accessibility' },
  { id: 'wsp-operations', name: 'Operations' },
];

const priorities = [
  { id: 'pr-urgent', name: 'Urgent' },
  { id: 'pr-high', name: 'High' },
  { id: 'pr-normal', name: 'Normal' },
  { id: 'pr-low', name: 'Low' },
];

export const projects: readonly ProjectRecord[] = [
  {
    id: 'prj-roadmap',
    workspaceId: 'wsp-product',
    name: 'Roadmap',
    key: 'ROAD',
    priorities,
    statuses: [
      { id: 'st-backlog', name: 'Backlog', category: 'todo' },
      { id: 'st-planned', name: 'Planned', category: 'todo' },
      { id: 'st-doing', name: 'In progress', category: 'in-progress' },
      { id: 'st-review', name: 'In review', category: 'in-progress' },
      { id: 'st-done', name: 'Done', category: 'done' },
    ],
  },
  {
    id: 'prj-website',
    workspaceId: 'wsp-product',
    name: 'Website relaunch',
    key: 'WEB',
    priorities,
    statuses: [
      { id: 'st-todo', name: 'To do', category: 'todo' },
      { id: 'st-doing', name: 'In progress', category: 'in-progress' },
      { id: 'st-done', name: 'Done', category: 'done' },
    ],
  },
  {
    id: 'prj-audit',
    workspaceId: 'wsp-accessibility',
    name: 'Accessibility audit',
    key: 'A11Y',
    priorities: [
      { id: 'pr-critical', name: 'Critical' },
      { id: 'pr-serious', name: 'Serious' },
      { id: 'pr-moderate', name: 'Moderate' },
      { id: 'pr-minor', name: 'Minor' },
    ],
    statuses: [
      { id: 'st-open', name: 'Open', category: 'todo' },
      { id: 'st-fixing', name: 'Fixing', category: 'in-progress' },
      { id: 'st-retest', name: 'Retest', category: 'in-progress' },
      { id: 'st-closed', name: 'Closed', category: 'done' },
    ],
  },
  {
    id: 'prj-datacentre',
    workspaceId: 'wsp-operations',
    name: 'Data centre move',
    key: 'MOVE',
    priorities: [],
    statuses: [
      { id: 'st-waiting', name: 'Waiting', category: 'todo' },
      { id: 'st-doing', name: 'In progress', category: 'in-progress' },
      { id: 'st-done', name: 'Done', category: 'done' },
    ],
  },
];
