import {
  heldAgainstJiraDocument,
  describeWithJiraDocument,
  type JiraTraffic,
} from './jira-data-center-document';

describeWithJiraDocument('the check against the document', () => {
  test.each([
    ['a path that is not described', 'GET', '/nothing', undefined, {}, 'GET /nothing is not in the document'],
    ['an option', 'GET', '/myself?colour=red', undefined, {}, 'getUser 200: unknown query option colour'],
    ['a member', 'POST', '/search', { jql: '', colour: 1 }, {}, 'unknown member colour'],
    ['a value', 'POST', '/search', { jql: 7 }, {}, 'request/jql must be string'],
    ['an answer', 'POST', '/search', { jql: '' }, { total: 'many' }, 'answer/total must be integer'],
    ['one of a list', 'GET', '/priority', undefined, [{ id: 7 }], 'answer/0/id must be string'],
  ])('%s that is wrong is found', async (_, method, path, body, answer, fault) => {
    const traffic: JiraTraffic = { seen: new Map(), faults: [] };
    const held = heldAgainstJiraDocument(async () => Response.json(answer), traffic);
    await held(
      new Request(`https://jira.example/rest/api/2${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    );
    expect(traffic.faults).toEqual([expect.stringContaining(fault)]);
  });
});
