import * as z from 'zod';
import { VirtualClock } from '../clock';
import { validateAnswer } from './contract-validation';
import type { ProductEvent } from './product-event';
import { seedDemo } from './seed';
import { createJiraTwin } from './twin';

const START = Date.parse('2026-11-22T04:50:11.123Z');
const POINTS = 'customfield_10016';
const START_DATE = 'customfield_10015';
const RISK = 'customfield_10050';
const TEAMS = 'customfield_10051';
const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const errorsShape = z.object({ errors: z.record(z.string(), z.string()) });
const createdShape = z.object({ id: z.string(), key: z.string() });
const fieldsShape = z.object({
  issues: z.array(z.object({ key: z.string(), fields: z.record(z.string(), z.unknown()) })),
});
const screenShape = z.object({
  fields: z.record(
    z.string(),
    z.object({ required: z.boolean(), schema: z.unknown(), allowedValues: z.unknown().optional() }),
  ),
});

async function site() {
  const clock = new VirtualClock(START);
  const events: ProductEvent[] = [];
  const twin = createJiraTwin({ clock, onEvent: (event) => events.push(event) });
  await seedDemo(twin);
  clock.spend(10_000);
  events.length = 0;
  const app = async (method: string, path: string, body?: unknown) => {
    const url = `https://demo-jira.example/rest/api/3/${path}`;
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await twin.program(
      new Request(url, { method, headers: { 'x-twin-actor': 'app' }, ...init }),
    );
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    expect(validateAnswer(method, new URL(url).pathname, response.status, answer)).toEqual([]);
    return { status: response.status, headers: response.headers, answer };
  };
  const create = (fields: Record<string, unknown>) =>
    app('POST', 'issue', {
      fields: { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'x', ...fields },
    });
  const created = async (fields: Record<string, unknown> = {}) =>
    createdShape.parse((await create(fields)).answer);
  const edit = (key: string, fields: Record<string, unknown>) => app('PUT', `issue/${key}`, { fields });
  const fetch = async (key: string, fields: readonly string[]) =>
    fieldsShape.parse((await app('POST', 'issue/bulkfetch', { issueIdsOrKeys: [key], fields })).answer)
      .issues[0];
  const find = async (jql: string) => {
    twin.world.indexNow();
    const { answer } = await app('POST', 'search/jql', { jql, fields: ['summary'] });
    return fieldsShape.parse(answer).issues.map(({ key }) => key);
  };
  const onAll = (...fields: readonly string[]) => {
    for (const field of fields)
      twin.world.changeIssueType('ROAD', 'Story', ({ editScreen, createScreen }) => ({
        editScreen: [...editScreen, field],
        createScreen: [...createScreen, field],
      }));
  };
  return { twin, app, create, created, edit, fetch, find, clock, events, onAll };
}

describe('custom fields', () => {
  test('come back as Jira shows them, and empty when cleared', async () => {
    const { created, fetch, edit, onAll } = await site();
    onAll('customfield_10040', 'customfield_10052', 'customfield_10053', 'customfield_10054');
    const sent = {
      [POINTS]: 3.5,
      [START_DATE]: '2026-12-01',
      [RISK]: { value: 'High' },
      [TEAMS]: [{ value: 'Payments' }, { id: '100510' }],
      customfield_10040: 'CC-1',
      customfield_10052: '2026-12-01T10:00:00.000+0200',
      customfield_10053: 'https://example.com/a',
      customfield_10054: doc('as agreed'),
    };
    const { key } = await created(sent);
    const read = await fetch(key, Object.keys(sent));
    expect(read?.fields).toMatchObject({
      ...sent,
      [RISK]: { id: '100502', value: 'High' },
      [TEAMS]: [
        { id: '100510', value: 'Checkout' },
        { id: '100511', value: 'Payments' },
      ],
      customfield_10052: '2026-12-01T08:00:00.000+0000',
    });
    expect((await edit(key, { [RISK]: null, [TEAMS]: [], [POINTS]: null })).status).toBe(204);
    expect((await fetch(key, [RISK, TEAMS, POINTS, START_DATE]))?.fields).toEqual({
      [RISK]: null,
      [TEAMS]: null,
      [POINTS]: null,
      [START_DATE]: '2026-12-01',
    });
  });

  test.each([
    [{ [POINTS]: '3' }, { [POINTS]: 'Operation value must be a number' }],
    [{ [START_DATE]: '2026-02-30' }, { [START_DATE]: 'Error parsing date string: 2026-02-30' }],
    [{ [RISK]: { id: '1' } }, { [RISK]: "Option id '1' is not valid" }],
    [{ [RISK]: { value: 'Huge' } }, { [RISK]: "Option value 'Huge' is not valid" }],
    [{ [RISK]: 'High' }, { [RISK]: "Could not find valid 'id' or 'value' in the Parent Option object." }],
    [{ [TEAMS]: { value: 'Payments' } }, { [TEAMS]: 'data was not an array' }],
    [{ customfield_10053: 'nowhere' }, { customfield_10053: 'Not a valid URL' }],
    [
      { customfield_10052: '2026-12-01T10:00:00Z' },
      { customfield_10052: 'Error parsing time: 2026-12-01T10:00:00Z' },
    ],
    [
      { customfield_10054: 'plain' },
      {
        customfield_10054:
          'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      },
    ],
    [
      { customfield_10099: 1 },
      {
        customfield_10099:
          "Field 'customfield_10099' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    ],
  ])('%j is refused in the words of Jira', async (fields, errors) => {
    const { create, onAll } = await site();
    onAll('customfield_10052', 'customfield_10053', 'customfield_10054');
    const { status, answer } = await create(fields);
    expect(status).toBe(400);
    expect(errorsShape.parse(answer).errors).toEqual(errors);
  });

  test('a screen tells what a field is and may hold, and a field that left it cannot be set', async () => {
    const { app, twin, edit } = await site();
    const before = screenShape.parse((await app('GET', 'issue/ROAD-2/editmeta')).answer).fields;
    expect(before[RISK]).toMatchObject({
      required: false,
      schema: { type: 'option', customId: 10_050 },
      allowedValues: [{ value: 'Low' }, { value: 'Medium' }, { value: 'High' }],
    });
    expect(before['summary']?.required).toBe(true);
    twin.world.removeFromScreen('ROAD', 'Story', RISK);
    const after = screenShape.parse((await app('GET', 'issue/ROAD-2/editmeta')).answer).fields;
    expect(Object.keys(before).filter((id) => !(id in after))).toEqual([RISK]);
    expect(
      errorsShape.parse((await edit('ROAD-2', { [RISK]: { value: 'Low' } })).answer).errors[RISK],
    ).toMatch(/appropriate screen/);
  });

  test('a field that became required is asked for at creation and cannot be emptied, but old issues live on', async () => {
    const { twin, create, edit } = await site();
    twin.world.requireField('ROAD', 'Story', POINTS);
    expect(errorsShape.parse((await create({})).answer).errors).toEqual({
      [POINTS]: 'Story point estimate is required.',
    });
    expect((await create({ [POINTS]: 1 })).status).toBe(201);
    expect((await edit('ROAD-2', { summary: 'still there' })).status).toBe(204);
    expect((await edit('ROAD-2', { [POINTS]: null })).status).toBe(400);
  });

  test('a transition asks for what its screen demands, unless the issue has it', async () => {
    const { twin, app, edit } = await site();
    twin.world.demandInTransition('ROAD', 'Story', '31', [RISK]);
    const go = () => app('POST', 'issue/ROAD-2/transitions', { transition: { id: '31' } });
    expect(errorsShape.parse((await go()).answer).errors).toEqual({ [RISK]: 'Risk is required.' });
    await edit('ROAD-2', { [RISK]: { value: 'Low' } });
    expect((await go()).status).toBe(204);
  });
});

describe('parents', () => {
  test('stand one level above and are shown with the issue', async () => {
    const { created, fetch, edit, find } = await site();
    const story = await created({ parent: { key: 'ROAD-1' } });
    expect((await fetch(story.key, ['parent']))?.fields).toMatchObject({ parent: { key: 'ROAD-1' } });
    expect(await find('parent = ROAD-1')).toEqual([story.key]);
    expect((await edit(story.key, { parent: null })).status).toBe(204);
    expect((await fetch(story.key, ['parent']))?.fields).toEqual({});
  });

  test.each([
    [
      { parent: { key: 'ROAD-2' } },
      { parent: 'Given parent work item does not belong to appropriate hierarchy.' },
    ],
    [{ parent: { key: 'ROAD-999' } }, { parent: 'Could not find issue by id or key.' }],
    [
      { issuetype: { id: '10004' } },
      { issuetype: 'Issue type is a sub-task but parent issue key or id not specified.' },
    ],
  ])('%j is refused', async (fields, errors) => {
    const { create } = await site();
    const { status, answer } = await create(fields);
    expect(status).toBe(400);
    expect(errorsShape.parse(answer).errors).toEqual(errors);
  });

  test('an issue with sub-tasks is deleted with them or not at all', async () => {
    const { created, app, twin, events } = await site();
    const part = await created({ issuetype: { id: '10004' }, parent: { key: 'ROAD-2' } });
    events.length = 0;
    expect((await app('DELETE', 'issue/ROAD-2')).status).toBe(400);
    expect((await app('DELETE', 'issue/ROAD-2?deleteSubtasks=true')).status).toBe(204);
    expect(twin.world.issue(part.key)).toBeUndefined();
    expect(events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira:deleted:issue',
      'avi:jira:deleted:issue',
    ]);
  });
});

describe('what becomes of issues', () => {
  test('moved to another project an issue keeps its id and is found by its old key', async () => {
    const { twin, fetch, find, events } = await site();
    const before = twin.world.issue('ROAD-5');
    const key = twin.world.moveIssue('acc-lead', 'ROAD-5', 'OPS');
    expect(key).toBe('OPS-4');
    expect(twin.world.issue('ROAD-5')).toMatchObject({ id: before?.id, key, status: { name: 'To Do' } });
    expect((await fetch('ROAD-5', ['project']))?.fields).toMatchObject({ project: { key: 'OPS' } });
    expect(await find('project = OPS AND summary ~ "price service"')).toEqual([key]);
    expect(await find('project = ROAD AND summary ~ "price service"')).toEqual([]);
    expect(events.at(-1)?.changelog?.items.map(({ field }) => field)).toEqual([
      'project',
      'Key',
      'issuetype',
      'status',
    ]);
  });

  test('converted to another type it follows that type and its workflow', async () => {
    const { twin, fetch } = await site();
    twin.world.convertIssue('acc-lead', 'ROAD-5', 'Bug');
    expect((await fetch('ROAD-5', ['issuetype']))?.fields).toMatchObject({ issuetype: { name: 'Bug' } });
  });

  test('archived it leaves searches and takes no writes; hidden it is gone, and then it is back', async () => {
    const { twin, find, edit, fetch } = await site();
    const sought = 'project = ROAD AND key = ROAD-5';
    twin.world.archiveIssue('ROAD-5');
    expect(await find(sought)).toEqual([]);
    expect((await edit('ROAD-5', { summary: 'x' })).status).toBe(400);
    expect((await fetch('ROAD-5', ['summary']))?.key).toBe('ROAD-5');
    twin.world.archiveIssue('ROAD-5', 'hidden');
    expect((await edit('ROAD-5', { summary: 'x' })).status).toBe(404);
    expect(await fetch('ROAD-5', ['summary'])).toBeUndefined();
    twin.world.archiveIssue('ROAD-5', null);
    expect(await find(sought)).toEqual(['ROAD-5']);
    expect((await edit('ROAD-5', { summary: 'x' })).status).toBe(204);
  });

  test('an edited comment keeps its properties, and a deleted one has an event of its own', async () => {
    const { app, twin, events } = await site();
    const properties = [{ key: 'planlink', value: { comment: 'c' } }];
    const added = await app('POST', 'issue/ROAD-2/comment', { body: doc('one'), properties });
    const { id } = z.object({ id: z.string() }).parse(added.answer);
    await app('PUT', `issue/ROAD-2/comment/${id}`, { body: doc('two') });
    expect(twin.world.issue('ROAD-2')?.comments).toMatchObject([
      { body: doc('two'), properties: { planlink: { comment: 'c' } } },
    ]);
    expect((await app('DELETE', `issue/ROAD-2/comment/${id}`)).status).toBe(204);
    expect(twin.world.issue('ROAD-2')?.comments).toEqual([]);
    expect(events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira:commented:issue',
      'avi:jira:commented:issue',
      'avi:jira:deleted:comment',
    ]);
  });
});

describe('filters', () => {
  test.each([
    ['project = ROAD AND labels = checkout', ['ROAD-2', 'ROAD-1']],
    ['project = ROAD AND (priority = Highest OR priority = High)', ['ROAD-5', 'ROAD-4']],
    ['status = "In Progress" AND NOT labels = nothing AND project = ROAD', ['ROAD-2']],
    ['project = ROAD AND assignee = currentUser()', []],
    ['assignee is EMPTY AND project = OPS', ['OPS-3', 'OPS-2']],
    ['issuetype in (Epic, Bug) AND project = ROAD', ['ROAD-7', 'ROAD-4', 'ROAD-1']],
    ['project = ROAD AND labels != checkout', []],
    ['duedate <= "2026-12-10"', ['OPS-1']],
    ['statusCategory = Done', ['OPS-3']],
    ['project not in (ROAD, SEC) AND summary ~ fire', ['OPS-2']],
    ['Risk = High', ['ROAD-6']],
    ['cf[10016] > 2 AND Teams = Payments', ['ROAD-6']],
  ])('%s', async (jql, keys) => {
    const { find, edit } = await site();
    await edit('ROAD-6', { [RISK]: { value: 'High' }, [POINTS]: 3, [TEAMS]: [{ value: 'Payments' }] });
    expect(await find(jql)).toEqual(keys);
  });
});

test('the points are told once four fifths are used, the calls of a second always', async () => {
  const { app, twin } = await site();
  const read = () => app('GET', 'project/ROAD');
  twin.world.setQuota({ pointsPerHour: twin.world.usedPoints + 20 });
  const early = (await read()).headers;
  expect([early.get('ratelimit'), early.get('ratelimit-policy')]).toEqual([null, null]);
  expect([early.get('x-ratelimit-limit'), early.get('x-ratelimit-remaining')]).toEqual(['100', '99']);
  for (let turn = 0; turn < 8; turn += 1) await read();
  const late = (await read()).headers;
  expect(late.get('ratelimit')).toBe('"global-app-quota";r=0;t=579');
  expect(late.get('ratelimit-policy')).toMatch(/;q=\d+;w=3600$/);
  expect((await read()).headers.get('ratelimit-reason')).toBe('jira-quota-global-based');
});
