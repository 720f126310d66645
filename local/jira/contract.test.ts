import { match, operations } from './contract';
import { validateAnswer, validateRequest } from './contract-validation';

const site = 'https://jira.example';
const post = (path: string, body: unknown) =>
  new Request(site + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('a literal segment wins over a placeholder', () => {
  expect(match('POST', '/rest/api/3/issue/bulk')?.operation.id).toBe('createIssues');
  expect(match('GET', '/rest/api/3/project/search?query=x')?.operation.id).toBe('searchProjects');
  expect(match('get', '/rest/api/3/project/ROAD')).toMatchObject({
    operation: { id: 'getProject' },
    pathParameters: { projectIdOrKey: 'ROAD' },
  });
  expect(match('GET', '/rest/api/3/issue/1/properties/a%20b')?.pathParameters).toEqual({
    issueIdOrKey: '1',
    propertyKey: 'a b',
  });
});

test('what the contract lacks matches nothing', () => {
  expect(match('GET', '/rest/api/3/field')).toBeNull();
  expect(match('DELETE', '/rest/api/3/project/ROAD')).toBeNull();
  expect(match('GET', '/rest/api/3/project/')).toBeNull();
});

test('every operation names a classic scope, and writes cost one point', () => {
  for (const operation of operations) {
    // What is open to everybody needs none: the site's own address.
    expect(operation.scopes).toHaveLength(operation.id === 'getServerInfo' ? 0 : 1);
    expect(operation.points.base).toBe(1);
    if (operation.scopes[0] === 'write:jira-work') expect(operation.points.perObject).toBe(0);
  }
});

test('a strict request body is refused for what it should not hold', async () => {
  expect(
    await validateRequest(post('/rest/api/3/search/jql', { jql: 'project = 1', fields: ['summary'] })),
  ).toEqual([]);
  expect(
    await validateRequest(
      post('/rest/api/3/search/jql', { jql: 'project = 1', fields: ['summary'], total: true }),
    ),
  ).not.toEqual([]);
  expect(
    await validateRequest(post('/rest/api/3/search/jql', { jql: 'project = 1', fields: ['sumary'] })),
  ).not.toEqual([]);
  expect(
    await validateRequest(post('/rest/api/3/search/jql?x=1', { jql: 'project = 1', fields: ['summary'] })),
  ).toEqual(['query x is not in the contract']);
});

test('query parameters are read by their type', async () => {
  expect(
    await validateRequest(new Request(`${site}/rest/api/3/project/search?id=1&id=2&maxResults=50`)),
  ).toEqual([]);
  expect(
    await validateRequest(new Request(`${site}/rest/api/3/project/search?maxResults=many`)),
  ).toHaveLength(1);
  expect(await validateRequest(new Request(`${site}/rest/api/3/user/bulk`))).toEqual([
    'query accountId is missing',
  ]);
});

test('an answer of another shape or status is found', () => {
  const path = '/rest/api/3/issue';
  expect(validateAnswer('POST', path, 201, { id: '1', key: 'A-1', self: 'x' })).toEqual([]);
  expect(validateAnswer('POST', path, 201, { id: 1 })).not.toEqual([]);
  expect(validateAnswer('POST', path, 418, {})).toEqual(['createIssue 418 is not in the contract']);
  expect(validateAnswer('PUT', '/rest/api/3/issue/1', 204, undefined)).toEqual([]);
});
