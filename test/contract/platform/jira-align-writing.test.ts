import type { FieldValue, Platform, Task } from '../../../src/platform/port';
import { alignStage, type AlignStage } from './align-stage';

let on: AlignStage;
let platform: Platform;
beforeEach(async () => {
  on = await alignStage();
  platform = on.open();
});
afterEach(() => on.end());

const program = 'program-11';
const story = (title: string): Promise<Task> =>
  platform.createTask(program, { title, typeId: 'story' }, `key of ${title}`);
const sent = (): unknown[] =>
  on.traffic.requests.filter(({ method }) => method === 'PATCH').map(({ body }): unknown => JSON.parse(body));

test('each field is one operation at its member', async () => {
  on.world.createTask({ title: 'Above', typeId: 'ty-feature' });
  let task = await story('A');
  const changes = [
    [{ title: 'B' }, { op: 'replace', path: '/title', value: 'B' }],
    [{ description: '<p>x</p>' }, { op: 'replace', path: '/description', value: '<p>x</p>' }],
    [{ statusId: 'accepted' }, { op: 'replace', path: '/state', value: 5 }],
    [{ assigneeId: '104' }, { op: 'replace', path: '/ownerId', value: 104 }],
    [{ dueDate: '2026-12-24' }, { op: 'replace', path: '/dueDate', value: '2026-12-24T00:00:00Z' }],
    [{ parentId: 'feature-1' }, { op: 'replace', path: '/parentId', value: 1 }],
    [{ assigneeId: null }, { op: 'replace', path: '/ownerId', value: null }],
    [{ dueDate: null }, { op: 'replace', path: '/dueDate', value: null }],
    [{ parentId: null }, { op: 'replace', path: '/parentId', value: null }],
    [{ description: null }, { op: 'replace', path: '/description', value: null }],
  ] as const;
  for (const [change, operation] of changes) {
    on.clock.spend(1_000);
    task = await platform.updateTask(task.id, change, task.version);
    expect(task).toMatchObject(change);
    expect(sent().at(-1)).toEqual([operation]);
  }
});

test('labels that are only added are added one by one, and the mark of their making is none of them', async () => {
  let task = await platform.createTask(program, { title: 'A', typeId: 'story', labels: ['one'] }, 'k');
  expect(task.labels).toEqual(['one']);
  expect(on.world.task('tsk-000001').labels).toEqual([
    'one',
    expect.stringMatching(/^planlink:[0-9a-f]{12}$/),
  ]);
  task = await platform.updateTask(task.id, { labels: ['one', 'two'] }, task.version);
  expect(sent()).toEqual([[{ op: 'add', path: '/tags/-', value: 'two' }]]);
  task = await platform.updateTask(task.id, { labels: ['two'] }, task.version);
  expect(sent().at(-1)).toEqual([{ op: 'replace', path: '/tags', value: ['two'] }]);
  expect(on.world.task('tsk-000001').labels).toEqual(['two']);
  task = await platform.updateTask(task.id, { labels: [] }, task.version);
  expect(task.labels).toEqual([]);
  await platform.updateTask(task.id, { labels: ['new'] }, task.version);
  expect(sent().at(-1)).toEqual([{ op: 'add', path: '/tags', value: ['new'] }]);
});

test('custom fields of every kind are changed at their place, and emptied by null', async () => {
  on.world.createTask({ title: 'An example', typeId: 'ty-feature' });
  const { fields } = await platform.projectSchema(program);
  let [task] = await platform.getTasks(['feature-1']);
  const values: readonly (readonly [string, FieldValue])[] = [
    ['Start date', '2026-12-01'],
    ['Risk', '2'],
    ['Teams', ['1', '3']],
    ['Customer', 'Müller & Söhne'],
    ['Specification', 'https://example.com/a?b=c'],
    ['Billable', false],
    ['Decided at', '2026-11-20T10:15:00.000Z'],
  ];
  for (const [name, value] of values) {
    const field = fields.find((one) => one.name === name);
    if (field === undefined || task === undefined) throw new Error(`There is no ${name}`);
    task = await platform.updateTask(task.id, { fields: { [field.id]: value } }, task.version);
    expect(task.fields[field.id]).toEqual(value);
    const [operation] = [sent().at(-1)].flat();
    expect(operation).toMatchObject({
      op: 'replace',
      path: expect.stringMatching(/^\/customFields\/\d\/customfield_\d+$/),
    });
    task = await platform.updateTask(task.id, { fields: { [field.id]: null } }, task.version);
    expect(task.fields).toEqual({});
  }
  const score = fields.find(({ name }) => name === 'Score')?.id ?? '';
  await expect(
    platform.updateTask('feature-1', { fields: { [score]: 3 } }, task?.version ?? ''),
  ).rejects.toMatchObject({ code: 'PLATFORM_REFUSED_ITEM', details: { facts: { field: score } } });
});

test('a new item takes custom fields along', async () => {
  on.world.createTask({ title: 'An example', typeId: 'ty-story' });
  const { fields } = await platform.projectSchema(program);
  const id = (name: string): string => fields.find((field) => field.name === name)?.id ?? '';
  const wanted = { [id('Story points')]: 5, [id('Teams')]: ['2'] };
  const made = await platform.createTask(program, { title: 'A', typeId: 'story', fields: wanted }, 'k');
  expect(made.fields).toEqual(wanted);
});

test.each([
  ['a status that its type does not know', { statusId: 'not-started' }, 'state'],
  ['a parent of a type that cannot be above it', { parentId: 'epic-1' }, 'parentId'],
  ['a state that the site refuses', { statusId: 'test-complete' }, 'state'],
])('%s is refused by name, and nothing is written', async (_, change, field) => {
  const task = await story('A');
  const refusal = platform.updateTask(task.id, { title: 'B', ...change }, task.version);
  await expect(refusal).rejects.toMatchObject({
    code: 'PLATFORM_REFUSED_ITEM',
    details: { scope: 'item', facts: { field } },
  });
  expect(on.world.task('tsk-000001').title).toBe('A');
});

test('a site that answers writes by a number or by nothing is asked what became of them', async () => {
  on.site.manner.terse = true;
  const task = await story('A');
  expect(task).toMatchObject({ title: 'A', statusId: 'pending-approval' });
  const changed = await platform.updateTask(task.id, { title: 'B' }, task.version);
  expect(changed.title).toBe('B');
});

test('a change costs a look and a write, a new item one call, and no change no write', async () => {
  await platform.whoAmI();
  const cost = async (work: () => Promise<unknown>): Promise<number> => {
    const before = on.traffic.requests.length;
    await work();
    return on.traffic.requests.length - before;
  };
  let task: Task | undefined;
  // The fields of a collection are asked for once.
  expect(await cost(async () => (task = await story('A')))).toBe(2);
  expect(
    await cost(
      async () => (task = await platform.updateTask('story-1', { title: 'B' }, task?.version ?? '')),
    ),
  ).toBe(2);
  expect(await cost(async () => platform.updateTask('story-1', {}, task?.version ?? ''))).toBe(1);
  expect(await cost(() => story('C'))).toBe(1);
});

test('only one of two tries makes an item, and a site without tags makes two rather than none', async () => {
  const first = await story('A');
  const again = await platform.createTask(
    program,
    { title: 'Changed', typeId: 'story' },
    'key of A',
    on.clock.now(),
  );
  expect(again.id).toBe(first.id);
  expect(
    (await platform.createTask(program, { title: 'B', typeId: 'story' }, 'other', on.clock.now())).id,
  ).toBe('story-2');
});

test('where the document names no states the usual ones are taken', async () => {
  on.site.manner.namesStates = false;
  const { statuses } = await on.open().projectSchema(program);
  expect(statuses.map(({ name }) => name)).toEqual([
    'Pending Approval',
    'Ready to Start',
    'In Progress',
    'Dev Complete',
    'Test Complete',
    'Accepted',
  ]);
});
