import { ATTACHED } from './attached-examples';
import type { Example, Plain } from './example';
import { doc, fault, noPointsLeft, onlyView, withSubtask } from './prepared-twin';

const create = (summary: string, project = '10000') => ({
  fields: {
    project: { id: project },
    issuetype: { id: '10002' },
    summary,
    description: doc,
    labels: ['a'],
    assignee: { accountId: 'acc-chen' },
  },
  properties: [{ key: 'planlink', value: { connection: 'c', task: 't' } }],
});
const OUTSIDER = 'user:acc-outsider';

const VIEWER = 'user:acc-member';

/** The usual request of each operation with its first status, then what else it may answer. */
const PLAIN: Readonly<Record<string, Plain>> = {
  getMyPermissions: {
    method: 'GET',
    path: 'mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS&projectId=10000',
    status: 200,
    others: [
      { status: 400, path: 'mypermissions?permissions=FLY' },
      { status: 404, actor: OUTSIDER },
    ],
  },
  getServerInfo: { method: 'GET', path: 'serverInfo', status: 200 },
  getCurrentUser: { method: 'GET', path: 'myself', status: 200 },
  searchProjects: {
    method: 'GET',
    path: 'project/search?query=o&maxResults=10&orderBy=-name',
    status: 200,
    others: [{ status: 400, path: 'project/search?orderBy=x' }],
  },
  getProject: {
    method: 'GET',
    path: 'project/ROAD',
    status: 200,
    others: [{ status: 404, actor: OUTSIDER }],
  },
  getProjectRoles: {
    method: 'GET',
    path: 'project/10000/role',
    actor: 'user:acc-lead',
    status: 200,
    others: [{ status: 404, actor: VIEWER }],
  },
  getAllStatuses: {
    method: 'GET',
    path: 'project/10001/statuses',
    status: 200,
    others: [{ status: 404, path: 'project/10009/statuses' }],
  },
  getCreateIssueMetaIssueTypes: {
    method: 'GET',
    path: 'issue/createmeta/ROAD/issuetypes',
    status: 200,
    others: [{ status: 400, actor: OUTSIDER }],
  },
  getCreateIssueMetaIssueTypeId: {
    method: 'GET',
    path: 'issue/createmeta/10000/issuetypes/10003',
    status: 200,
    others: [{ status: 400, path: 'issue/createmeta/10000/issuetypes/1' }],
  },
  searchAndReconsileIssuesUsingJqlPost: {
    method: 'POST',
    path: 'search/jql',
    status: 200,
    body: {
      jql: 'project in (10000, 10001) ORDER BY updated ASC, key ASC',
      fields: ['summary', 'updated', 'status', 'comment'],
      properties: ['planlink'],
      maxResults: 3,
    },
    others: [{ status: 400, body: { jql: 'ORDER BY key', fields: ['id'] } }],
  },
  bulkFetchIssues: {
    method: 'POST',
    path: 'issue/bulkfetch',
    status: 200,
    body: {
      issueIdsOrKeys: ['ROAD-1', 'ROAD-2', 'ROAD-4', 'OPS-3', 'NO-1'],
      fields: [
        'summary',
        'description',
        'status',
        'priority',
        'assignee',
        'reporter',
        'duedate',
        'labels',
        'created',
        'updated',
        'issuetype',
        'project',
        'resolution',
        'resolutiondate',
        'comment',
        'parent',
        'customfield_10016',
      ],
      properties: ['planlink'],
    },
    others: [{ status: 400, body: { issueIdsOrKeys: [], fields: ['id'] } }],
  },
  createIssues: {
    method: 'POST',
    path: 'issue/bulk',
    status: 201,
    body: { issueUpdates: [create('one'), create('two', '1')] },
    others: [
      { status: 400, body: { issueUpdates: [create('')] } },
      { status: 400, body: { issueUpdates: Array.from({ length: 51 }, () => create('x')) } },
    ],
  },
  createIssue: {
    method: 'POST',
    path: 'issue',
    status: 201,
    body: create('one'),
    others: [
      { status: 400, body: create('x'.repeat(256)) },
      { status: 403, before: onlyView, actor: VIEWER, body: create('one') },
      { status: 422, before: fault('createIssue', 422), body: create('one') },
    ],
  },
  editIssue: {
    method: 'PUT',
    path: 'issue/ROAD-1',
    status: 204,
    body: {
      fields: { summary: 'x', duedate: null, priority: { id: '1' } },
      properties: [{ key: 'planlink', value: 1 }],
    },
    others: [
      { status: 400, body: { fields: { duedate: 'soon' } } },
      { status: 403, before: onlyView, actor: VIEWER, body: { fields: { summary: 'x' } } },
      { status: 404, path: 'issue/ROAD-999', body: { fields: { summary: 'x' } } },
      { status: 409, before: fault('editIssue', 409), body: { fields: { summary: 'x' } } },
      { status: 422, before: fault('editIssue', 422), body: { fields: { summary: 'x' } } },
    ],
  },
  getTransitions: {
    method: 'GET',
    path: 'issue/ROAD-1/transitions?expand=transitions.fields',
    status: 200,
    others: [{ status: 404, actor: OUTSIDER }],
  },
  doTransition: {
    method: 'POST',
    path: 'issue/ROAD-1/transitions',
    status: 204,
    body: { transition: { id: '41' }, fields: { resolution: { name: 'Done' } } },
    others: [
      { status: 400, body: { transition: { id: '41' } } },
      { status: 404, path: 'issue/ROAD-999/transitions', body: { transition: { id: '41' } } },
      { status: 409, before: fault('doTransition', 409), body: { transition: { id: '21' } } },
      { status: 422, before: fault('doTransition', 422), body: { transition: { id: '21' } } },
    ],
  },
  getEditIssueMeta: {
    method: 'GET',
    path: 'issue/ROAD-2/editmeta',
    status: 200,
    others: [{ status: 404, path: 'issue/ROAD-999/editmeta' }],
  },
  deleteIssue: {
    method: 'DELETE',
    path: 'issue/ROAD-2?deleteSubtasks=false',
    status: 204,
    others: [
      { status: 400, path: 'issue/ROAD-2', before: withSubtask },
      { status: 403, before: onlyView, actor: VIEWER },
      { status: 404, path: 'issue/ROAD-999' },
    ],
  },
  countIssues: {
    method: 'POST',
    path: 'search/approximate-count',
    status: 200,
    body: { jql: 'project = ROAD AND labels = checkout' },
    others: [{ status: 400, body: { jql: 'colour = red' } }],
  },
  parseJqlQueries: {
    method: 'POST',
    path: 'jql/parse?validation=strict',
    status: 200,
    body: { queries: ['project = ROAD', 'colour = red'] },
    others: [{ status: 400, body: { queries: [] } }],
  },
  findUsers: {
    method: 'GET',
    path: 'user/search?query=fatima&maxResults=5',
    status: 200,
    others: [{ status: 400, path: 'user/search' }],
  },
  bulkGetUsers: {
    method: 'GET',
    path: 'user/bulk?accountId=acc-hanna&accountId=acc-fatima',
    status: 200,
    others: [{ status: 400, path: 'user/bulk' }],
  },
};

/** Every example, by operation: the usual answers, then 401 and 429, which all operations have. */
export const examples: readonly Example[] = Object.entries({ ...PLAIN, ...ATTACHED }).flatMap(
  ([operationId, { others = [], ...plain }]) => {
    const usual: Example = { operationId, ...plain };
    return [
      usual,
      ...others.map((other): Example => ({ operationId, method: plain.method, path: plain.path, ...other })),
      { ...usual, status: 401, actor: 'user:acc-nobody' },
      { ...usual, status: 429, before: noPointsLeft },
    ];
  },
);
