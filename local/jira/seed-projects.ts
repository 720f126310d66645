import { MEMBERS_GROUP, TRACKERS_GROUP } from './seed-people';
import type { IssueType, Named, Project, Status, Transition, Workflow } from './site-model';

const status = (id: string, name: string, category: Status['category']): Status => ({ id, name, category });
const step = (
  id: string,
  name: string,
  from: Transition['from'],
  to: string,
  screen: readonly string[] = [],
): Transition => ({
  id,
  name,
  from,
  to,
  screen,
});

/** Every status from every other, but what is done says how it was resolved. */
const SOFTWARE: Workflow = {
  initial: '10000',
  statuses: [
    status('10000', 'To Do', 'new'),
    status('3', 'In Progress', 'indeterminate'),
    status('10001', 'In Review', 'indeterminate'),
    status('10002', 'Done', 'done'),
  ],
  transitions: [
    step('11', 'To Do', 'any', '10000'),
    step('21', 'In Progress', 'any', '3'),
    step('31', 'In Review', 'any', '10001'),
    step('41', 'Done', 'any', '10002', ['resolution']),
  ],
};

/** One step at a time: nothing is done without having been in progress. */
const STEPWISE: Workflow = {
  initial: '10100',
  statuses: [
    status('10100', 'To Do', 'new'),
    status('10101', 'In Progress', 'indeterminate'),
    status('10102', 'Done', 'done'),
  ],
  transitions: [
    step('11', 'Start', ['10100'], '10101'),
    step('21', 'Stop', ['10101'], '10100'),
    step('31', 'Finish', ['10101'], '10102'),
    step('41', 'Reopen', ['10102'], '10101'),
  ],
};

/** Story points, start date, risk, teams and parent: what a company-managed project has beside Jira's own fields. */
const PLANNING = [
  'customfield_10016',
  'customfield_10015',
  'customfield_10050',
  'customfield_10051',
  'parent',
];
const ALL_FIELDS = ['summary', 'description', 'priority', 'assignee', 'duedate', 'labels'];
const WITHOUT_DUE_DATE = ALL_FIELDS.filter((field) => field !== 'duedate');
const WITHOUT_PRIORITY = ALL_FIELDS.filter((field) => field !== 'priority');

const type = (id: string, name: string, rest: Partial<IssueType> = {}): IssueType => ({
  id,
  name,
  hierarchyLevel: name === 'Epic' ? 1 : 0,
  workflow: SOFTWARE,
  createScreen: ALL_FIELDS,
  editScreen: ALL_FIELDS,
  required: [],
  ...rest,
});

const planned = { createScreen: [...ALL_FIELDS, ...PLANNING], editScreen: [...ALL_FIELDS, ...PLANNING] };

// Nothing stands above an epic here.
const TOP = planned.editScreen.filter((field) => field !== 'parent');

const SOFTWARE_TYPES: readonly IssueType[] = [
  type('10002', 'Task', planned),
  type('10001', 'Story', planned),
  type('10003', 'Bug', { ...planned, createScreen: [...WITHOUT_DUE_DATE, ...PLANNING] }),
  type('10000', 'Epic', { createScreen: TOP, editScreen: TOP }),
  type('10004', 'Sub-task', { ...planned, hierarchyLevel: -1 }),
];

const team = { workflow: STEPWISE, createScreen: WITHOUT_PRIORITY, editScreen: WITHOUT_PRIORITY };

/** A role that grants nothing by itself: who may mend the synchronisation, say, where a site wants it so. */
export const CUSTOM_ROLES: readonly Named[] = [{ id: '10100', name: 'Issue tracking' }];

/** A company-managed software project, a team-managed business project and one that hardly anybody may see. */
export const PROJECTS: readonly Project[] = [
  {
    id: '10000',
    key: 'ROAD',
    name: 'Roadmap',
    typeKey: 'software',
    style: 'classic',
    leadId: 'acc-lead',
    issueTypes: SOFTWARE_TYPES,
    roles: {
      Administrators: ['acc-lead', 'acc-admin'],
      Member: [`group:${MEMBERS_GROUP}`],
      'Issue tracking': ['acc-member', `group:${TRACKERS_GROUP}`],
    },
    appAccess: true,
  },
  {
    id: '10001',
    key: 'OPS',
    name: 'Operations',
    typeKey: 'business',
    style: 'next-gen',
    leadId: 'acc-lead',
    issueTypes: [type('10010', 'Task', team), type('10011', 'Epic', team)],
    roles: { Administrators: ['acc-lead', 'acc-admin'], Member: [`group:${MEMBERS_GROUP}`] },
    appAccess: true,
  },
  {
    id: '10002',
    key: 'SEC',
    name: 'Secret',
    typeKey: 'software',
    style: 'classic',
    leadId: 'acc-admin',
    issueTypes: SOFTWARE_TYPES,
    roles: { Administrators: ['acc-admin'] },
    appAccess: true,
  },
];
