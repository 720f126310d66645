import * as z from 'zod';
import { mappingSchema, type Mapping } from '../../src/contract/mapping';
import type { World } from '../../local/world';
import { BUG, EPIC, TASK } from './mapped';
import { call, connectedWorld, MINUTES } from './rig';

const ROAD = { jiraProjectId: '10000', platformProjectId: 'prj-roadmap' };
const SUB_TASK = '10004';
const problemSchema = z.object({
  level: z.enum(['error', 'warning']),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  part: z.string(),
  item: z.string().nullable(),
});

let world: World;
let connectionId: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 4 } }));
  await world.advance(MINUTES);
});
afterEach(() => world.stop());

async function suggested(): Promise<Mapping> {
  const answer = await call(world, 'admin', 'link.suggest', { connectionId, ...ROAD });
  return mappingSchema.parse(answer.ok ? answer.data['mapping'] : answer);
}

async function problemsOf(mapping: Mapping) {
  const answer = await call(world, 'admin', 'link.check', { connectionId, ...ROAD, mapping });
  return z.array(problemSchema).parse(answer.ok ? answer.data['problems'] : answer);
}

type IssueType = ReturnType<World['jira']['world']['projects']>[number]['issueTypes'][number];

function changeType(id: string, change: (type: IssueType) => Partial<IssueType>): void {
  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  const issueTypes = (road?.issueTypes ?? []).map((type) =>
    type.id === id ? { ...type, ...change(type) } : type,
  );
  world.jira.world.changeProject('ROAD', { issueTypes });
}

test('a field that is on no screen, or on one of them only, is named with its screen and its type', async () => {
  const mapping = await suggested();
  changeType(TASK, ({ createScreen, editScreen }) => ({
    createScreen: createScreen.filter((field) => field !== 'labels' && field !== 'customfield_10050'),
    editScreen: editScreen.filter((field) => field !== 'labels' && field !== 'duedate'),
  }));
  const risk = mapping.custom.find(({ jira }) => jira === 'customfield_10050');
  const off = (await problemsOf(mapping)).filter(
    ({ code, facts }) => code === 'MAPPING_FIELD_OFF_SCREEN' && facts['type'] === 'Task',
  );
  expect(off.map(({ level, part, item, facts }) => [level, part, item, facts])).toEqual([
    ['warning', 'fields', 'dueDate', { name: 'Due date', type: 'Task', screen: 'edit' }],
    ['warning', 'fields', 'labels', { name: 'Labels', type: 'Task' }],
  ]);
  const once = mapping.custom.map((entry) => ({ ...entry, when: 'creation' as const }));
  expect(await problemsOf({ ...mapping, custom: once })).toContainEqual({
    level: 'warning',
    code: 'MAPPING_FIELD_OFF_SCREEN',
    facts: { name: 'Risk', type: 'Task', screen: 'create' },
    part: 'custom',
    item: risk?.id,
  });
});

test('a field that new issues have to have is an error until a row gives it', async () => {
  const mapping = await suggested();
  changeType(BUG, () => ({ required: ['customfield_10016'] }));
  const custom = mapping.custom.filter(({ jira }) => jira !== 'customfield_10016');
  const told = {
    level: 'error',
    code: 'MAPPING_FIELD_REQUIRED',
    facts: { name: 'Story point estimate', type: 'Bug', side: 'Jira' },
    part: 'custom',
    item: 'customfield_10016',
  };
  expect(await problemsOf({ ...mapping, custom })).toContainEqual(told);
  expect(await problemsOf(mapping)).not.toContainEqual(told);
});

test('a status that no transition reaches, or only one that demands a field, is told by name', async () => {
  const mapping = await suggested();
  // The issue that was changed last shows its ways out, and the way to where it stands is none of them.
  world.sandbox.world.createTask({ title: 'The last one', statusId: 'st-backlog' });
  await world.advance(10 * MINUTES);
  world.jira.world.changeTransitions('ROAD', 'Task', (all) =>
    all.map((step) => (step.to === '10002' ? { ...step, screen: ['customfield_10050'] } : step)),
  );
  const told = (await problemsOf(mapping)).filter(({ part, item }) => part === 'statuses' && item === TASK);
  expect(told.map(({ level, code, facts }) => [level, code, facts])).toEqual([
    [
      'warning',
      'JIRA_TRANSITION_NEEDS_FIELD',
      { transition: 'Done', field: 'Risk', status: 'Done', type: 'Task' },
    ],
  ]);
});

test('where no issue of a type exists yet, its workflow is said to be unseen', async () => {
  const mapping = await suggested();
  const [table] = mapping.statuses;
  const subTasks: Mapping = {
    ...mapping,
    types: [...mapping.types, { task: 'ty-task', jira: SUB_TASK }],
    statuses: [...mapping.statuses, { issueTypeId: SUB_TASK, toJira: table?.toJira ?? [], toTask: [] }],
  };
  const unseen = (await problemsOf(subTasks)).filter(({ code }) => code === 'MAPPING_WORKFLOW_UNSEEN');
  expect(unseen).toEqual([
    {
      level: 'warning',
      code: 'MAPPING_WORKFLOW_UNSEEN',
      facts: { type: 'Sub-task' },
      part: 'statuses',
      item: SUB_TASK,
    },
  ]);
});

test('statuses without a counterpart are named on both sides, and stop nobody', async () => {
  const mapping = await suggested();
  const statuses = mapping.statuses.map((table) =>
    table.issueTypeId === EPIC
      ? { ...table, toJira: table.toJira.slice(1), toTask: table.toTask.slice(1) }
      : table,
  );
  const found = (await problemsOf({ ...mapping, statuses })).filter(
    ({ code }) => code === 'MAPPING_STATUS_MISSING',
  );
  expect(found.map(({ level, item, facts }) => [level, item, facts['name'], facts['side']])).toEqual([
    ['warning', EPIC, 'Backlog', expect.any(String)],
    ['warning', EPIC, 'To Do', 'Jira'],
  ]);
});

test('a check asks for each type and not for each field or status', async () => {
  const mapping = await suggested();
  const before = world.recorder.calls.length;
  await problemsOf(mapping);
  const calls = world.recorder.calls
    .slice(before)
    .filter(({ target }) => target === 'jira' || target === 'egress');
  const types = new Set(mapping.types.map(({ jira }) => jira)).size;
  // Who asks, three of the projects, a screen for each type of the project, and three of each mapped one.
  expect(calls.length).toBeLessThanOrEqual(2 + 3 + 5 + 3 * types);
});
