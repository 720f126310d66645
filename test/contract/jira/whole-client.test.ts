import { clientOf } from './client-of';
import { demoTwin } from './demo-twin';
import { localMinute } from '../../../src/sync/local-minute';
import { htmlToAdf } from '../../../src/mapping/rich-text/html-to-adf';

const POINTS = 'customfield_10016';
const RISK = 'customfield_10050';
const LINK = { connection: 'c', task: 't' };

async function app() {
  const twin = await demoTwin();
  const idOf = (key: string) => {
    const issue = twin.world.issue(key);
    if (issue === undefined) throw new Error(`The demo has no ${key}`);
    return issue.id;
  };
  return { twin, idOf, ...clientOf(twin, 'acc-lead') };
}

// Jira's stamps are of the twin's clock, and so must be what "now" is to the client.
beforeEach(() =>
  jest.useFakeTimers({
    now: Date.parse('2026-11-22T04:50:11.123Z'),
    doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
  }),
);
afterEach(() => jest.useRealTimers());

test('fields that are asked for travel both ways beside the usual ones', async () => {
  const { client, twin, idOf, faults } = await app();
  const reading = client.reading([POINTS, RISK]);
  await client.editIssue(
    idOf('ROAD-2'),
    { summary: 'Points', parent: { id: idOf('ROAD-1') }, extra: { [POINTS]: 5, [RISK]: { value: 'High' } } },
    { planlink: LINK },
  );
  const [issue] = await reading.issues([idOf('ROAD-2')]);
  expect(issue).toMatchObject({
    link: LINK,
    fields: {
      summary: 'Points',
      parent: { key: 'ROAD-1' },
      issuetype: { hierarchyLevel: 0 },
      extra: { [POINTS]: 5, [RISK]: { value: 'High' } },
    },
  });
  const [usual] = await client.issues([idOf('ROAD-1')]);
  expect([usual?.fields.extra, usual?.fields.parent]).toEqual([{}, null]);
  const [made] = await client.createIssues([
    {
      projectId: '10000',
      issueTypeId: '10002',
      fields: { summary: 'new', extra: { [POINTS]: 2 } },
      link: LINK,
    },
  ]);
  expect(made).toMatchObject({ key: 'ROAD-8' });
  twin.world.indexNow();
  const page = await reading.changedIssues({ projectIds: ['10000'], minutes: 60, limit: 100, page: null });
  expect(page.issues.find(({ key }) => key === 'ROAD-2')?.fields.extra[POINTS]).toBe(5);
  expect(faults).toEqual([]);
});

test('a minute by the clock of the app is one moment, whatever its time zone, and its page tokens hold', async () => {
  const { client, twin, faults } = await app();
  twin.world.indexNow();
  const query = { projectIds: ['10000'], minutes: 1, limit: 2, page: null };
  const all = await client.changedIssues({ ...query, minutes: 600, limit: 100 });
  for (const zone of ['UTC', 'America/St_Johns', 'Pacific/Kiritimati']) {
    twin.world.changeUser('acc-app', { timeZone: zone });
    expect(await client.timeZone()).toBe(zone);
    const before = localMinute(zone, Date.now() - 3_600_000);
    const after = localMinute(zone, Date.now() + 120_000);
    const first = await client.changedIssues({ ...query, since: before });
    jest.setSystemTime(Date.now() + 3_600_000);
    const rest = await client.changedIssues({ ...query, since: before, page: first.next, limit: 100 });
    expect([...first.issues, ...rest.issues].map(({ id }) => id)).toEqual(all.issues.map(({ id }) => id));
    expect((await client.changedIssues({ ...query, since: after })).issues).toEqual([]);
    const stale = client.changedIssues({ ...query, since: after, page: first.next });
    await expect(stale).rejects.toMatchObject({ details: { facts: { status: 400 } } });
    jest.setSystemTime(Date.now() - 3_600_000);
  }
  expect(faults).toEqual([]);
});

test('screens say what a field is, what it may hold and whether it is demanded', async () => {
  const { client, twin, idOf, faults } = await app();
  twin.world.requireField('ROAD', 'Bug', 'customfield_10053');
  twin.world.requireField('ROAD', 'Bug', 'customfield_10054');
  const screen = await client.editScreen(idOf('ROAD-4'));
  const kinds = Object.fromEntries(screen.fields.map(({ id, kind }) => [id, kind]));
  expect(kinds).toMatchObject({
    summary: 'other',
    labels: 'other',
    customfield_10015: 'date',
    customfield_10016: 'number',
    customfield_10050: 'select',
    customfield_10051: 'multi-select',
    customfield_10053: 'url',
    customfield_10054: 'other',
  });
  expect(screen.fields.find(({ id }) => id === RISK)).toEqual({
    id: RISK,
    name: 'Risk',
    kind: 'select',
    required: false,
    allowedValues: [
      { id: '100500', name: 'Low' },
      { id: '100501', name: 'Medium' },
      { id: '100502', name: 'High' },
    ],
  });
  expect(screen.required).toEqual(['summary', 'customfield_10053', 'customfield_10054']);
  const fields = await client.fieldsOfProject('10000');
  expect(fields.find(({ id }) => id === 'customfield_10053')).toMatchObject({
    typeIds: ['10003'],
    requiredBy: ['10003'],
  });
  expect(fields.find(({ id }) => id === RISK)?.typeIds).toHaveLength(5);
  expect([...(await client.issueTypeLevels('10000'))].sort()).toEqual([
    ['10000', 1],
    ['10001', 0],
    ['10002', 0],
    ['10003', 0],
    ['10004', -1],
  ]);
  expect(faults).toEqual([]);
});

test('a filter is asked of given issues, the freshest too, whatever its order or its words in quotes', async () => {
  const { client, idOf, faults } = await app();
  await client.editIssue(idOf('ROAD-7'), { labels: ['fresh'], summary: 'kept in order by hand' });
  const among = [
    idOf('ROAD-7'),
    idOf('ROAD-2'),
    ...Array.from({ length: 60 }, (_, index) => String(90_000 + index)),
  ];
  const match = async (jql: string) => [...(await client.matching(jql, among))];
  expect(await match('labels = fresh OR labels = checkout ORDER BY created')).toEqual(
    expect.arrayContaining([idOf('ROAD-7'), idOf('ROAD-2')]),
  );
  expect(await match('summary ~ "order by" order by updated desc')).toEqual([idOf('ROAD-7')]);
  expect(await match('labels = none')).toEqual([]);
  expect(await client.matching('colour = red', [])).toEqual(new Set());
  expect(await client.countIssues('project = OPS ORDER BY key')).toBe(3);
  expect(faults).toEqual([]);
});

test('what is wrong with a filter is told in the words of Jira', async () => {
  const { client, faults } = await app();
  await expect(client.checkJql('project = ROAD AND priority = High')).resolves.toBeUndefined();
  const refused = (reason: string) => ({ code: 'JIRA_FILTER_REFUSED', details: { facts: { reason } } });
  const unknown = "Field 'colour' does not exist or you do not have permission to view it.";
  await expect(client.checkJql('colour = red')).rejects.toMatchObject(refused(unknown));
  await expect(client.countIssues('colour = red')).rejects.toMatchObject(refused(unknown));
  await expect(client.matching('colour = red', ['10000'])).rejects.toMatchObject(refused(unknown));
  await expect(client.checkJql('project = NOPE')).rejects.toMatchObject(
    refused("The value 'NOPE' does not exist for the field 'project'."),
  );
  // Inside its parentheses this would mean something else than it says.
  await expect(client.checkJql('labels = a) OR (labels = b')).rejects.toMatchObject({
    code: 'JIRA_FILTER_REFUSED',
  });
  expect(faults).toEqual([]);
});

test('comments are edited and taken away, and still known as copies', async () => {
  const { client, idOf, faults } = await app();
  const id = idOf('ROAD-2');
  const { id: comment } = await client.addComment(id, htmlToAdf('<p>one</p>'), 'task-comment');
  await client.updateComment(id, comment, htmlToAdf('<p>two</p>'));
  expect(await client.comments(id)).toMatchObject([
    { id: comment, authorId: 'acc-app', origin: 'task-comment', body: htmlToAdf('<p>two</p>') },
  ]);
  await client.deleteComment(id, comment);
  expect(await client.comments(id)).toEqual([]);
  await expect(client.deleteComment(id, comment)).rejects.toMatchObject({ code: 'JIRA_ITEM_GONE' });
  expect(faults).toEqual([]);
});

test('a link to the task is one however often it is set; properties and issues are taken away', async () => {
  const { client, twin, idOf, faults } = await app();
  const id = idOf('ROAD-2');
  await client.setRemoteLink(id, { globalId: 'task=1', url: 'https://platform.example/1', title: 'A' });
  await client.setRemoteLink(id, { globalId: 'task=1', url: 'https://platform.example/1', title: 'B' });
  expect(twin.world.remoteLinks(id)).toMatchObject([{ globalId: 'task=1', title: 'B' }]);
  await client.setLink(id, LINK);
  await client.removeProperty(id, 'planlink');
  await client.removeProperty(id, 'planlink');
  expect(twin.world.issue(id)?.properties).toEqual({});
  await client.deleteIssue(id);
  await expect(client.deleteIssue(id)).rejects.toMatchObject({ code: 'JIRA_ITEM_GONE' });
  expect(faults).toEqual([]);
});

test('the client counts the points that Jira books, also of what is refused', async () => {
  const { client, points, idOf } = await app();
  const id = idOf('ROAD-2');
  await client.issues([id, idOf('ROAD-1')]);
  await client.reading([POINTS]).unlinkedIssues('10000', 3, null);
  await client.peekChanged({ projectIds: ['10000'], minutes: 60, limit: 5, page: null });
  await client.projectsAsUser();
  await client.people(['acc-chen', 'acc-goro']);
  await client.accountOfEmail('chen@example.com');
  await client.deniedToApp('10000', ['EDIT_ISSUES', 'BROWSE_PROJECTS']);
  await client.siteUrl();
  await client.timeZone();
  await client.fieldsOfProject('10000');
  await client.editScreen(id);
  await client.comments(id);
  await client.transitions(id);
  await client.checkJql('colour = red').catch(() => undefined);
  await client.countIssues('project = ROAD');
  await client.matching('labels = checkout', [id]);
  await client.editIssue(id, { summary: 'x' }, { planlink: LINK });
  await client.editIssue(id, { duedate: 'soon' }).catch(() => undefined);
  await client.createIssues([
    { projectId: '10000', issueTypeId: '10002', fields: { summary: 'n' }, link: LINK },
  ]);
  await client.project('99').catch(() => undefined);
  await client.deleteIssue(id);
  expect(client.spent()).toBe(points());
  expect(client.spent()).toBeGreaterThan(50);
});

test('the quota is what Jira last said of the points, and a limit on one issue is told apart', async () => {
  const { client, twin, idOf } = await app();
  await client.project('10000');
  expect(client.quota()).toBeNull();
  const limit = twin.world.usedPoints + 3;
  twin.world.setQuota({ pointsPerHour: limit });
  await client.reading([POINTS]).project('10000');
  const { resetsAt } = client.quota() ?? { resetsAt: 0 };
  expect(client.quota()).toEqual({ remaining: 1, limit, resetsAt, nearLimit: true });
  expect(Math.abs(resetsAt - Date.parse('2026-11-22T05:00:00Z'))).toBeLessThan(1_000);
  await client.project('10000');
  await expect(client.project('10000')).rejects.toMatchObject({
    code: 'JIRA_RATE_LIMITED',
    details: { facts: { reason: 'jira-quota-global-based' } },
  });
  expect(client.quota()).toMatchObject({ remaining: 0, limit });
  jest.setSystemTime(Date.parse('2026-11-22T05:00:01Z'));
  expect(client.quota()).toBeNull();
  twin.world.setQuota({ pointsPerHour: 65_000, perIssue: [[1, 2_000]] });
  await client.setLink(idOf('ROAD-2'), LINK);
  await expect(client.setLink(idOf('ROAD-2'), LINK)).rejects.toMatchObject({
    details: { facts: { reason: 'jira-per-issue-on-write' } },
  });
});
