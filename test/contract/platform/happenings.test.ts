import * as z from 'zod';
import { createSandbox, type SandboxState } from '../../../local/platform';
import type { TaskCursor } from '../../../src/platform/port';
import { stage, start, type Stage } from './stage';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const after = (time: number, id: string): TaskCursor => ({ updatedAt: new Date(time).toISOString(), id });

test('a task moved to another project is in its list only, with a key of it, and without what it does not know', async () => {
  const { world } = on.sandbox;
  const feature = world.createTask({ title: 'F', typeId: 'ty-feature' });
  const story = world.createTask({
    title: 'S',
    typeId: 'ty-story',
    parentId: feature.id,
    statusId: 'st-review',
    priorityId: 'pr-high',
    fields: { 'fld-points': 3 },
  });
  on.clock.spend(10);
  world.moveTask(story.id, 'prj-website');
  const gone = await on.platform.changedTasks(['prj-roadmap'], null, 100);
  expect(gone.tasks.map(({ id }) => id)).toEqual([feature.id]);
  const { tasks } = await on.platform.changedTasks(['prj-website'], null, 100);
  expect(tasks).toMatchObject([
    {
      id: story.id,
      key: 'WEB-1',
      projectId: 'prj-website',
      typeId: 'ty-task',
      parentId: null,
      statusId: 'st-todo',
      priorityId: 'pr-high',
      fields: {},
      version: '2',
      updatedAt: new Date(start + 10).toISOString(),
    },
  ]);
  world.moveTask(feature.id, 'prj-datacentre');
  expect(world.task(feature.id)).toMatchObject({ key: 'MOVE-1', priorityId: null });
});

test('a task converted to another type loses its fields and the ties that are no more', async () => {
  const { world } = on.sandbox;
  const feature = world.createTask({ title: 'F', typeId: 'ty-feature' });
  const story = world.createTask({
    title: 'S',
    typeId: 'ty-story',
    parentId: feature.id,
    statusId: 'st-review',
    fields: { 'fld-points': 3, 'fld-risk': 'opt-low' },
  });
  expect(world.convertTask(story.id, 'ty-defect')).toMatchObject({
    parentId: feature.id,
    statusId: 'st-review',
    fields: { 'fld-points': 3, 'fld-risk': 'opt-low' },
  });
  expect(world.convertTask(story.id, 'ty-feature')).toMatchObject({
    key: story.key,
    parentId: null,
    statusId: 'st-backlog',
    fields: { 'fld-risk': 'opt-low' },
  });
  world.createTask({ title: 'T', parentId: feature.id });
  world.convertTask(feature.id, 'ty-task');
  const [task] = (await on.platform.changedTasks(['prj-roadmap'], null, 100)).tasks.slice(-1);
  expect(task).toMatchObject({ title: 'T', parentId: null, version: '2' });
});

test('somebody who has left keeps what they have and gets nothing new', async () => {
  const { world } = on.sandbox;
  const theirs = world.createTask({ title: 'A', assigneeId: 'usr-lena' });
  world.setUserActive('usr-lena', false);
  expect((await on.platform.listUsers()).find(({ id }) => id === 'usr-lena')?.active).toBe(false);
  await on.platform.updateTask(theirs.id, { title: 'B', assigneeId: 'usr-lena' }, '1');
  await expect(
    on.platform.createTask('prj-roadmap', { title: 'C', assigneeId: 'usr-lena' }, 'c'),
  ).rejects.toMatchObject({ details: { facts: { field: 'assigneeId' } } });
});

test('a project set up otherwise: its tasks follow in one transaction', async () => {
  const { world } = on.sandbox;
  const doing = world.createTask({ title: 'A', statusId: 'st-doing', fields: { 'fld-risk': 'opt-high' } });
  const story = world.createTask({ title: 'B', typeId: 'ty-story' });
  on.clock.spend(10);
  const { statuses, fields, types } = world.project('prj-roadmap');
  world.changeProject('prj-roadmap', {
    statuses: statuses.filter(({ id }) => id !== 'st-doing'),
    fields: fields.map((field) =>
      field.id === 'fld-risk' ? { ...field, options: [{ id: 'opt-low', name: 'Low' }] } : field,
    ),
    types: types.filter(({ id }) => id !== 'ty-story'),
  });
  expect((await on.platform.projectSchema('prj-roadmap')).types).toHaveLength(3);
  expect(world.task(doing.id)).toMatchObject({ statusId: 'st-backlog', fields: {}, version: 2 });
  expect(world.task(story.id)).toMatchObject({ typeId: 'ty-task', version: 2, updatedAt: start + 10 });
  const next = await createSandbox({ clock: on.clock, internet: on.internet, state: on.sandbox.snapshot() });
  expect(next.world.project('prj-roadmap').types).toHaveLength(3);
  const fresh = await createSandbox({ clock: on.clock, internet: on.internet });
  expect(fresh.world.project('prj-roadmap').types).toHaveLength(4);
});

test('ten thousand tasks of one transaction share one time, in the order of their ids', async () => {
  const { world } = on.sandbox;
  const ids = world.createTasks(10_000).map(({ id }) => id);
  on.clock.spend(10);
  const changed = world.editTasks([...ids].reverse(), ({ title }) => ({ title: `${title}!` }));
  expect(changed).toHaveLength(10_000);
  expect(world.editTasks(ids, ({ title }) => ({ title }))).toEqual([]);
  const times = new Set(world.tasks().map(({ updatedAt }) => updatedAt));
  expect([...times]).toEqual([start + 10]);
  const { tasks, more } = await on.platform.changedTasks(
    ['prj-roadmap'],
    after(start + 10, ids[4999] ?? ''),
    100,
  );
  expect([more, tasks.map(({ id }) => id)]).toEqual([true, ids.slice(5000, 5100)]);
});

test('a page with one task in it that never comes; a shorter one may', async () => {
  const { world } = on.sandbox;
  const ids = world.createTasks(10).map(({ id }) => id);
  world.faults.slowPage = { taskId: ids[4] ?? '', fromTasks: 2 };
  const late = { code: 'PLATFORM_TIMEOUT', details: { scope: 'connection', retry: 'backoff' } };
  await expect(on.platform.changedTasks(['prj-roadmap'], null, 100)).rejects.toMatchObject(late);
  expect((await on.platform.changedTasks(['prj-roadmap'], null, 4)).tasks).toHaveLength(4);
  const page = await on.platform.changedTasks(['prj-roadmap'], after(start, ids[3] ?? ''), 1);
  expect(page.tasks.map(({ id }) => id)).toEqual([ids[4]]);
  expect((await on.platform.getTasks(ids)).length).toBe(10);
});

test.each([
  ['invalid-field', 'PLATFORM_REFUSED_ITEM'],
  ['internal', 'PLATFORM_UNAVAILABLE'],
  ['forbidden', 'PLATFORM_FORBIDDEN'],
] as const)('a task whose every change is answered %s can still be read', async (problem, code) => {
  const { world } = on.sandbox;
  const [bad, good] = world.createTasks(2).map(({ id }) => id);
  world.faults.failingTasks = new Map([[bad ?? '', problem]]);
  await expect(on.platform.updateTask(bad ?? '', { title: 'x' }, '1')).rejects.toMatchObject({ code });
  await expect(on.platform.deleteTask(bad ?? '')).rejects.toMatchObject({ code });
  expect((await on.platform.getTasks([bad ?? ''])).length).toBe(1);
  expect((await on.platform.updateTask(good ?? '', { title: 'x' }, '1')).version).toBe('2');
  world.faults.reset();
  expect((await on.platform.updateTask(bad ?? '', { title: 'x' }, '1')).version).toBe('2');
});

test('demo features come on top, with tasks of the other types below them', async () => {
  const [plain, rich] = await Promise.all([
    createSandbox({ clock: on.clock, internet: on.internet, seed: 20 }),
    createSandbox({ clock: on.clock, internet: on.internet, seed: 20, features: 3 }),
  ]);
  const tasks = rich.world.tasks();
  expect(tasks.slice(0, 20)).toEqual(plain.world.tasks());
  expect(plain.world.tasks().every(({ typeId, parentId }) => typeId === 'ty-task' && parentId === null)).toBe(
    true,
  );
  const added = tasks.slice(20);
  expect(added.filter(({ parentId }) => parentId === null).map(({ typeId }) => typeId)).toEqual(
    Array(3).fill('ty-feature'),
  );
  expect(added.filter(({ parentId }) => parentId !== null).length).toBe(9);
  const values = new Set(tasks.flatMap(({ fields }) => Object.keys(fields)));
  expect(values.size).toBe(rich.world.project('prj-roadmap').fields.length);
});

test('a state from before there were types is taken up', async () => {
  on.sandbox.world.seedDemo(3);
  const state = on.sandbox.snapshot();
  const { catalogue: _catalogue, markup: _markup, ...store } = state.store;
  const tasks = store.tasks.map(
    ({ typeId: _type, parentId: _parent, fields: _fields, externalUrl: _url, ...kept }) => kept,
  );
  const comments = store.comments.map(({ authorId: _author, clientId: _client, ...kept }) => kept);
  const text = JSON.stringify({ ...state, store: { ...store, tasks, comments } });
  on.sandbox.restore(z.custom<SandboxState>().parse(JSON.parse(text)));
  const { tasks: read } = await on.platform.changedTasks(['prj-roadmap'], null, 100);
  expect(read.map(({ typeId, fields }) => [typeId, fields])).toEqual(Array(3).fill(['ty-task', {}]));
  const [talked] = read.filter(({ commentCount }) => commentCount > 0);
  expect((await on.platform.listComments(talked?.id ?? ''))[0]?.authorId).toBeNull();
});
