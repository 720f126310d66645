import type { Platform } from '../../../src/platform/port';
import { stage, type Stage } from './stage';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

describe('a platform from before there were types', () => {
  const task = {
    id: 't1',
    projectId: 'p',
    key: 'P-1',
    url: 'https://old.example/t1',
    title: 'A',
    description: null,
    statusId: 's',
    priorityId: null,
    assigneeId: null,
    dueDate: null,
    labels: [],
    version: '1',
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    deleted: false,
    commentCount: 0,
    commentsUpdatedAt: null,
  };
  const saying = (answer: object): Platform => {
    on.internet.register('https://old.example', async () => Response.json(answer));
    return on.kind.open('https://old.example', () => Promise.resolve('Bearer x'));
  };

  test('has one type and no fields, and the capabilities say what it cannot do', async () => {
    const platform = saying({ statuses: [{ id: 's', name: 'S', category: 'todo' }], priorities: [] });
    expect(platform.capabilities.fields).toContain('parent');
    expect(await platform.projectSchema('p')).toEqual({
      types: [{ id: 'task', name: 'Task', level: 0 }],
      statuses: [{ id: 's', name: 'S', category: 'todo', typeIds: null }],
      priorities: [],
      fields: [],
    });
    expect(platform.capabilities).toMatchObject({
      markup: 'html',
      fields: expect.not.arrayContaining(['parent']),
      externalUrl: false,
      filterExample: null,
      deletes: true,
      comments: 'edited',
    });
  });

  test('has tasks of that type', async () => {
    const platform = saying({ items: [task] });
    expect(await platform.getTasks(['t1'])).toEqual([
      { ...task, typeId: 'task', parentId: null, fields: {}, externalUrl: null, updatedBy: null },
    ]);
    expect(platform.capabilities.fields).not.toContain('parent');
  });

  test('comments without an author are nobody’s', async () => {
    const comment = { ...task, taskId: 't1', authorName: 'A', body: 'x', externalId: null };
    const [read] = await saying({ items: [comment], next: null }).listComments('t1');
    expect(read?.authorId).toBeNull();
  });
});

test('a platform of a later day: fields of kinds that are not known yet are left out', async () => {
  const known = {
    id: 'n',
    name: 'N',
    kind: 'number',
    options: null,
    readOnly: false,
    required: false,
    typeIds: null,
  };
  const project = {
    types: [{ id: 't', name: 'T', level: 0, colour: 'red' }],
    statuses: [{ id: 's', name: 'S', category: 'todo', typeIds: null }],
    priorities: [],
    fields: [known, { id: 'd', name: 'D', kind: 'duration', unit: 'h' }],
  };
  let answer: object = project;
  on.internet.register('https://new.example', async () => Response.json(answer));
  const platform = on.kind.open('https://new.example', () => Promise.resolve('Bearer x'));
  expect((await platform.projectSchema('t')).fields).toEqual([known]);
  answer = { ...project, fields: [{ ...known, readOnly: 'no' }] };
  await expect(platform.projectSchema('t')).rejects.toMatchObject({
    code: 'PLATFORM_NOT_COMPATIBLE',
    details: { facts: { member: 'fields.0.readOnly' } },
  });
  const { id } = on.sandbox.world.createTask({ title: 'A', fields: { 'fld-points': 1 } });
  on.internet.register('https://new.example', async () => {
    const read = await on.call('GET', `/tasks/batch?ids=${id}`);
    const text = (await read.text()).replace('"fld-points":1', '"fld-points":1,"d":{"hours":2}');
    return new Response(text, { headers: { 'content-type': 'application/json' } });
  });
  expect((await platform.getTasks([id]))[0]?.fields).toEqual({ 'fld-points': 1 });
});
