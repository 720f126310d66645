import type { ProjectRecord, StatusRecord, Tenant, TypeRecord, UserRecord, WorkspaceRecord } from './model';
import { roadmapFields } from './roadmap-fields';

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

/** Today's items are plain tasks; the first type is that of a task made without one. */
const task: TypeRecord = { id: 'ty-task', name: 'Task', level: 0 };
const status = (
  id: string,
  name: string,
  category: StatusRecord['category'],
  typeIds: StatusRecord['typeIds'] = null,
): StatusRecord => ({ id, name, category, typeIds });

export const projects: readonly ProjectRecord[] = [
  {
    id: 'prj-roadmap',
    workspaceId: 'wsp-product',
    name: 'Roadmap',
    key: 'ROAD',
    types: [
      task,
      { id: 'ty-story', name: 'Story', level: 0 },
      { id: 'ty-defect', name: 'Defect', level: 0 },
      { id: 'ty-feature', name: 'Feature', level: 1 },
    ],
    fields: roadmapFields,
    priorities,
    statuses: [
      status('st-backlog', 'Backlog', 'todo'),
      status('st-planned', 'Planned', 'todo'),
      status('st-doing', 'In progress', 'in-progress'),
      status('st-review', 'In review', 'in-progress', ['ty-task', 'ty-story', 'ty-defect']),
      status('st-done', 'Done', 'done'),
    ],
  },
  {
    id: 'prj-website',
    workspaceId: 'wsp-product',
    name: 'Website relaunch',
    key: 'WEB',
    types: [task],
    fields: [],
    priorities,
    statuses: [
      status('st-todo', 'To do', 'todo'),
      status('st-doing', 'In progress', 'in-progress'),
      status('st-done', 'Done', 'done'),
    ],
  },
  {
    id: 'prj-audit',
    workspaceId: 'wsp-accessibility',
    name: 'Accessibility audit',
    key: 'A11Y',
    types: [task],
    fields: [],
    priorities: [
      { id: 'pr-critical', name: 'Critical' },
      { id: 'pr-serious', name: 'Serious' },
      { id: 'pr-moderate', name: 'Moderate' },
      { id: 'pr-minor', name: 'Minor' },
    ],
    statuses: [
      status('st-open', 'Open', 'todo'),
      status('st-fixing', 'Fixing', 'in-progress'),
      status('st-retest', 'Retest', 'in-progress'),
      status('st-closed', 'Closed', 'done'),
    ],
  },
  {
    id: 'prj-datacentre',
    workspaceId: 'wsp-operations',
    name: 'Data centre move',
    key: 'MOVE',
    types: [task],
    fields: [],
    priorities: [],
    statuses: [
      status('st-waiting', 'Waiting', 'todo'),
      status('st-doing', 'In progress', 'in-progress'),
      status('st-done', 'Done', 'done'),
    ],
  },
];
