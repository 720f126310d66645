import * as z from 'zod';
import { mappingSchema } from '../../src/contract/mapping';
import type { World } from '../../local/world';
import { adminOf, call, codeOf, connectedWorld, type Envelope, MINUTES } from './rig';

const fields = z.array(
  z.object({ field: z.string(), label: z.string().nullable(), task: z.string(), issue: z.string() }),
);
const previewSchema = z.object({
  items: z.array(
    z.object({
      taskKey: z.string(),
      taskUrl: z.url(),
      fields,
      notices: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
    }),
  ),
  issues: z.array(z.object({ issueKey: z.string(), fields })),
  tasks: z.number(),
  more: z.boolean(),
});

let world: World;
let connectionId: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 2 } }));
});
afterEach(() => world.stop());

async function preview(
  change: Readonly<Record<string, unknown>> = {},
  accountId?: string,
): Promise<Envelope> {
  const ops = world.jira.world.projects().find(({ key }) => key === 'OPS');
  const issueTypeId = ops?.issueTypes.find(({ name }) => name === 'Task')?.id;
  const place = { connectionId, jiraProjectId: ops?.id, platformProjectId: 'prj-website' };
  const suggestion = await call(world, 'admin', 'link.suggest', place);
  const pairs = z
    .array(z.object({ taskStatusId: z.string(), jiraStatusId: z.string() }))
    .parse(suggestion.ok ? suggestion.data['statuses'] : null);
  const statuses = Object.fromEntries(
    pairs.map(({ taskStatusId, jiraStatusId }) => [taskStatusId, jiraStatusId]),
  );
  return call(world, 'admin', 'link.preview', { ...place, issueTypeId, statuses, ...change }, accountId);
}

async function previewed(): Promise<z.infer<typeof previewSchema>> {
  const answer = await preview();
  return previewSchema.parse(answer.ok ? answer.data : answer);
}

test('JA34 the first ten tasks stand beside the issues they would become, and nothing is written', async () => {
  const { world: sandbox } = world.sandbox;
  sandbox.createTask(
    {
      title: 'A banner for everybody',
      description: '<p>With <strong>words</strong></p>',
      statusId: 'st-doing',
      priorityId: 'pr-high',
      assigneeId: 'usr-milo',
      dueDate: '2027-01-31',
      labels: ['two words', 'web'],
    },
    'prj-website',
  );
  sandbox.createTask({ title: 'x'.repeat(300), assigneeId: 'usr-paula' }, 'prj-website');
  for (let count = 0; count < 12; count += 1) sandbox.createTask({ title: `Page ${count}` }, 'prj-website');
  await world.advance(MINUTES);
  const firstCall = world.recorder.calls.length;
  const shown = await previewed();
  expect(shown).toMatchObject({ tasks: 14, more: false });
  expect(shown.items).toHaveLength(10);
  const [banner, long] = shown.items;
  expect(
    Object.fromEntries((banner?.fields ?? []).map(({ field, task, issue }) => [field, [task, issue]])),
  ).toEqual({
    title: ['A banner for everybody', 'A banner for everybody'],
    status: ['In progress', 'In Progress'],
    priority: ['High', ''],
    assignee: ['Milo Member', 'Milo Member'],
    dueDate: ['2027-01-31', '2027-01-31'],
    labels: ['two words, web', 'two_words, web'],
    description: ['With words', 'With words'],
  });
  expect(banner?.notices).toEqual([]);
  expect(long?.notices).toMatchObject([
    { code: 'TITLE_SHORTENED', facts: { field: 'title' } },
    { code: 'ASSIGNEE_UNMATCHED', facts: { field: 'assignee', user: 'Paula Planner' } },
  ]);
  const writes = world.recorder.calls
    .slice(firstCall)
    .filter(({ target, method }) => (target === 'jira' || target === 'egress') && method !== 'GET')
    .filter(({ path }) => !path.includes('/search') && !path.includes('/bulkfetch'));
  expect(writes).toEqual([]);
  expect(world.jira.world.issuesOf('OPS')).toHaveLength(3);
});

test('JA34 types, parents and fields of a mapping that is being edited are shown, and issues as the tasks they become', async () => {
  const place = { connectionId, jiraProjectId: '10000', platformProjectId: 'prj-roadmap' };
  const feature = world.sandbox.world.createTask({ title: 'A feature', typeId: 'ty-feature' }, 'prj-roadmap');
  world.sandbox.world.createTask(
    {
      title: 'A story',
      typeId: 'ty-story',
      parentId: feature.id,
      fields: { 'fld-points': 5, 'fld-risk': 'opt-high' },
    },
    'prj-roadmap',
  );
  await world.advance(2 * MINUTES);
  const suggestion = await call(world, 'admin', 'link.suggest', place);
  const mapping = mappingSchema.parse(suggestion.ok ? suggestion.data['mapping'] : null);
  const filter = { jira: null, platform: 'type:Story' };
  const asked = { ...place, issueTypeId: '10002', statuses: {}, mapping: { ...mapping, filter } };
  const answer = await call(world, 'admin', 'link.preview', asked);
  const { items, issues } = previewSchema.parse(answer.ok ? answer.data : answer);
  const textsOf = (fields: (typeof items)[number]['fields']) =>
    Object.fromEntries(fields.map(({ field, label, task, issue }) => [label ?? field, [task, issue]]));
  expect(new Set(items.map(({ fields }) => textsOf(fields)['type']?.[1]))).toEqual(new Set(['Story']));
  const story = items.find(({ fields }) => textsOf(fields)['title']?.[0] === 'A story');
  expect(textsOf(story?.fields ?? [])).toMatchObject({
    type: ['Story', 'Story'],
    parent: ['A feature', 'A feature'],
    'Story point estimate': ['5', '5'],
    Risk: ['High', 'High'],
  });
  expect(issues.length).toBeGreaterThan(0);
  for (const { fields } of issues) expect(textsOf(fields)['title']?.[0]).toBe(textsOf(fields)['title']?.[1]);
});

test('JA34 a field that new issues have no place for is said to be left out', async () => {
  const ops = world.jira.world.projects().find(({ key }) => key === 'OPS');
  const issueTypes = (ops?.issueTypes ?? []).map((type) => ({
    ...type,
    createScreen: type.createScreen.filter((field) => field !== 'duedate'),
  }));
  world.jira.world.changeProject('OPS', { issueTypes });
  world.sandbox.world.createTask({ title: 'Due some day', dueDate: '2027-01-31' }, 'prj-website');
  await world.advance(MINUTES);
  const [item] = (await previewed()).items;
  expect(item?.fields).toContainEqual({ field: 'dueDate', label: null, task: '2027-01-31', issue: '' });
  expect(item?.notices).toEqual([{ code: 'JIRA_FIELD_NOT_ON_SCREEN', facts: { field: 'dueDate' } }]);
});

test('JA34 only who may link the project may preview it, and what cannot be linked cannot be previewed', async () => {
  expect(codeOf(await preview({}, 'acc-lead'))).toBe('NOT_ALLOWED');
  expect(codeOf(await preview({ platformProjectId: 'prj-none' }))).toBe('WORKSPACE_NOT_GRANTED');
  expect(codeOf(await preview({ issueTypeId: '99999' }))).toBe('INPUT_INVALID');
  expect(codeOf(await preview({ statuses: { 'st-none': '1' } }))).toBe('INPUT_INVALID');
  expect((await adminOf(world).get(connectionId)).links).toHaveLength(1);
});
