import { stage, type Stage } from './stage';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const each = {
  'fld-points': 2.5,
  'fld-start': '2026-11-23',
  'fld-risk': 'opt-high',
  'fld-teams': ['opt-data', 'opt-web'],
  'fld-customer': 'Müller & Söhne',
  'fld-spec': 'https://example.com/spec/1',
  'fld-billable': false,
};
const stored = { ...each, 'fld-teams': ['opt-web', 'opt-data'] };

test('a project says its types, its fields, and which type knows which', async () => {
  const { types, statuses, fields } = await on.platform.projectSchema('prj-roadmap');
  expect(types.map(({ name, level }) => [name, level])).toEqual([
    ['Task', 0],
    ['Story', 0],
    ['Defect', 0],
    ['Feature', 1],
  ]);
  expect(statuses.find(({ id }) => id === 'st-review')?.typeIds).toEqual([
    'ty-task',
    'ty-story',
    'ty-defect',
  ]);
  expect(new Set(fields.map(({ kind }) => kind)).size).toBe(8);
  expect(fields.find(({ id }) => id === 'fld-score')).toMatchObject({ readOnly: true, options: null });
});

describe('what a task has beside the seven fields', () => {
  test('is made, read, changed one by one, and emptied', async () => {
    const feature = await on.platform.createTask(
      'prj-roadmap',
      { title: 'F', typeId: 'ty-feature', fields: { 'fld-decided': '2026-11-22T08:15:30.123Z' } },
      'f',
    );
    const externalUrl = 'https://northwind.atlassian.net/browse/ROAD-1';
    const made = await on.platform.createTask(
      'prj-roadmap',
      { title: 'S', typeId: 'ty-story', parentId: feature.id, fields: each, externalUrl },
      's',
    );
    expect(made).toMatchObject({ typeId: 'ty-story', parentId: feature.id, fields: stored, externalUrl });
    expect(await on.platform.getTasks([made.id])).toEqual([made]);
    const changed = await on.platform.updateTask(
      made.id,
      {
        parentId: null,
        externalUrl: null,
        fields: { 'fld-points': null, 'fld-customer': '', 'fld-teams': [] },
      },
      made.version,
    );
    const { 'fld-points': _points, 'fld-customer': _customer, 'fld-teams': _teams, ...rest } = stored;
    expect(changed).toMatchObject({ typeId: 'ty-story', parentId: null, externalUrl: null, version: '2' });
    expect(changed.fields).toEqual(rest);
  });

  test('stays at its version when it is sent as it is', async () => {
    const made = await on.platform.createTask('prj-roadmap', { title: 'A', fields: each }, 'a');
    const again = await on.platform.updateTask(made.id, { fields: each, parentId: null }, made.version);
    expect(again).toEqual(made);
  });

  test('is of the first type and of the first status that its type knows when nothing is said', async () => {
    const { typeId, statusId, parentId, fields, externalUrl } = await on.platform.createTask(
      'prj-roadmap',
      { title: 'A' },
      'a',
    );
    expect({ typeId, statusId, parentId, fields, externalUrl }).toEqual({
      typeId: 'ty-task',
      statusId: 'st-backlog',
      parentId: null,
      fields: {},
      externalUrl: null,
    });
  });

  const rows: [string, object, string][] = [
    ['a type of nowhere', { typeId: 'ty-epic' }, 'typeId'],
    ['a status that the type does not know', { typeId: 'ty-feature', statusId: 'st-review' }, 'statusId'],
    ['a parent that does not exist', { parentId: 'tsk-404404' }, 'parentId'],
    ['a parent of the same level', { parentId: 'tsk-000001' }, 'parentId'],
    ['a parent of another project', { parentId: 'tsk-000002' }, 'parentId'],
    ['a deleted parent', { parentId: 'tsk-000003' }, 'parentId'],
    ['an unknown field', { fields: { 'fld-none': 1 } }, 'fields.fld-none'],
    [
      'a field of another type',
      { fields: { 'fld-decided': '2026-11-22T08:15:30.123Z' } },
      'fields.fld-decided',
    ],
    ['a read-only field', { fields: { 'fld-score': 1 } }, 'fields.fld-score'],
    ['a text for a number', { fields: { 'fld-points': '5' } }, 'fields.fld-points'],
    ['a day that does not exist', { fields: { 'fld-start': '2026-02-30' } }, 'fields.fld-start'],
    ['an option that does not exist', { fields: { 'fld-risk': 'opt-extreme' } }, 'fields.fld-risk'],
    ['a list for one choice', { fields: { 'fld-risk': ['opt-low'] } }, 'fields.fld-risk'],
    ['one choice for a list', { fields: { 'fld-teams': 'opt-web' } }, 'fields.fld-teams'],
    ['one option twice', { fields: { 'fld-teams': ['opt-web', 'opt-web'] } }, 'fields.fld-teams'],
    ['an address that runs', { fields: { 'fld-spec': 'javascript:alert(1)' } }, 'fields.fld-spec'],
    ['a text for a switch', { fields: { 'fld-billable': 'yes' } }, 'fields.fld-billable'],
    ['a counterpart that is no web address', { externalUrl: 'javascript:alert(1)' }, 'externalUrl'],
  ];
  test.each(rows)('%s is refused by its name, and nothing is stored', async (_name, values, field) => {
    const { world } = on.sandbox;
    const task = world.createTask({ title: 'Same level' });
    world.createTask({ title: 'Elsewhere' }, 'prj-website');
    world.deleteTask(world.createTask({ title: 'Gone', typeId: 'ty-feature' }).id);
    const refused = { code: 'PLATFORM_REFUSED_ITEM', details: { scope: 'item', facts: { field } } };
    await expect(on.platform.createTask('prj-roadmap', { title: 'x', ...values }, 'k')).rejects.toMatchObject(
      refused,
    );
    expect(world.tasks()).toHaveLength(2);
    const headers = { 'if-match': '"1"' };
    const patched = await on.call('PATCH', `/tasks/${task.id}`, values, headers);
    expect(patched.status).toBe(422);
    expect(world.task(task.id).version).toBe(1);
  });

  test('no task comes to stand above itself', async () => {
    const { world } = on.sandbox;
    const feature = world.createTask({ title: 'F', typeId: 'ty-feature' });
    const story = world.createTask({ title: 'S', typeId: 'ty-story', parentId: feature.id });
    for (const parentId of [feature.id, story.id]) {
      await expect(on.platform.updateTask(feature.id, { parentId }, '1')).rejects.toMatchObject({
        details: { facts: { field: 'parentId' } },
      });
    }
  });

  test('a field that must be given is asked for when a task is made, and cannot be emptied', async () => {
    const { world } = on.sandbox;
    const early = world.createTask({ title: 'Before' });
    world.requireField('prj-roadmap', 'fld-points');
    const missing = { details: { facts: { field: 'fields.fld-points' } } };
    await expect(on.platform.createTask('prj-roadmap', { title: 'x' }, 'k')).rejects.toMatchObject(missing);
    // A feature does not have it.
    await on.platform.createTask('prj-roadmap', { title: 'x', typeId: 'ty-feature' }, 'f');
    const { version } = await on.platform.updateTask(early.id, { title: 'Still possible' }, '1');
    const given = await on.platform.updateTask(early.id, { fields: { 'fld-points': 1 } }, version);
    await expect(
      on.platform.updateTask(early.id, { fields: { 'fld-points': null } }, given.version),
    ).rejects.toMatchObject(missing);
  });
});

describe('deleting and comments', () => {
  test('a task is deleted once, and again without a word', async () => {
    const { id } = on.sandbox.world.createTask({ title: 'A' });
    for (const taskId of [id, id, 'tsk-404404']) await on.platform.deleteTask(taskId);
    expect(on.sandbox.world.task(id)).toMatchObject({ deleted: true, version: 2 });
  });

  test('a comment says who wrote it; its maker may change and delete it, and nobody else', async () => {
    const { id } = on.sandbox.world.createTask({ title: 'A' });
    const theirs = on.sandbox.world.addComment(id, '<p>Mine</p>');
    const ours = await on.platform.createComment(
      id,
      { body: '<p>x</p>', externalId: '1', authorName: 'Lena Lead' },
      'c',
    );
    expect(
      (await on.platform.listComments(id)).map(({ authorId, authorName }) => [authorId, authorName]),
    ).toEqual([
      ['usr-nora', 'Nora Nilsen'],
      [null, 'Lena Lead'],
    ]);
    on.clock.spend(1000);
    const edited = await on.platform.updateComment(id, ours.id, '<p>y</p>');
    expect([edited.body, edited.externalId, edited.updatedAt > ours.updatedAt]).toEqual([
      '<p>y</p>',
      '1',
      true,
    ]);
    const forbidden = { code: 'PLATFORM_FORBIDDEN', details: { scope: 'item', retry: 'never' } };
    await expect(on.platform.updateComment(id, theirs.id, '<p>z</p>')).rejects.toMatchObject(forbidden);
    await expect(on.platform.deleteComment(id, theirs.id)).rejects.toMatchObject(forbidden);
    for (let count = 0; count < 2; count += 1) await on.platform.deleteComment(id, ours.id);
    expect(on.sandbox.world.comments(id)).toEqual([theirs]);
    await expect(on.platform.updateComment(id, ours.id, '<p>z</p>')).rejects.toMatchObject({
      code: 'PLATFORM_ITEM_GONE',
    });
  });
});

describe('filters', () => {
  test('answer the living tasks of the project that match, of those that were asked for', async () => {
    const { world } = on.sandbox;
    const story = world.createTask({ title: 'S', typeId: 'ty-story', labels: ['q1'] });
    const other = world.createTask({ title: 'T', labels: ['q1'] });
    const gone = world.createTask({ title: 'D', typeId: 'ty-story', labels: ['q1'] });
    const website = world.createTask({ title: 'W', labels: ['q1'] }, 'prj-website');
    world.createTask({ title: 'Not asked for', typeId: 'ty-story', labels: ['q1'] });
    world.deleteTask(gone.id);
    const ids = [story, other, gone, website].map(({ id }) => id);
    const matching = (filter: string): Promise<readonly string[]> =>
      on.platform.matchingTasks('prj-roadmap', filter, [...ids, story.id]);
    expect(await matching('type:Story label:q1')).toEqual([story.id]);
    expect(await matching('')).toEqual([story.id, other.id]);
    expect(await on.platform.matchingTasks('prj-roadmap', 'type:Story', [])).toEqual([]);
  });

  test('that cannot be read are refused with the reason, and the item is not to blame', async () => {
    await expect(on.platform.matchingTasks('prj-roadmap', 'type:Epic', [])).rejects.toMatchObject({
      code: 'PLATFORM_FILTER_REFUSED',
      details: {
        scope: 'project',
        retry: 'never',
        facts: { reason: 'There is no type "Epic" in this project' },
      },
    });
  });
});

describe('markup', () => {
  test('is HTML with this sandbox, and the adapter says so', async () => {
    await on.platform.whoAmI();
    expect(on.platform.capabilities.markup).toBe('html');
  });

  test('a text written before anybody said so is refused, once, and nothing is stored', async () => {
    on.sandbox.world.markup = 'markdown';
    const create = (description: string): Promise<unknown> =>
      on.platform.createTask('prj-roadmap', { title: 'M', description }, 'm');
    await expect(create('<p>x</p>')).rejects.toMatchObject({
      code: 'PLATFORM_VERSION_CONFLICT',
      details: { scope: 'item', retry: 'backoff' },
    });
    expect(on.sandbox.world.tasks()).toEqual([]);
    expect(on.platform.capabilities.markup).toBe('markdown');
    await create('x');
    expect(on.sandbox.world.tasks()).toMatchObject([{ description: 'x' }]);
  });

  test('Markdown is stored and answered as it came, and any answer tells the adapter', async () => {
    const { world } = on.sandbox;
    world.markup = 'markdown';
    world.seedDemo(12);
    await on.platform.listWorkspaces();
    expect(on.platform.capabilities.markup).toBe('markdown');
    const text = '# A\r\n\n- [x] *b* <b onclick="x">c</b> & d\n';
    const made = await on.platform.createTask('prj-roadmap', { title: 'M', description: text }, 'm');
    expect(made.description).toBe(text.replace('\r', ''));
    const comment = { body: '**x**', externalId: '1', authorName: 'Lena Lead' };
    expect((await on.platform.createComment(made.id, comment, 'c')).body).toBe('**x**');
    const texts = world.tasks().map(({ description }) => description ?? '');
    expect(texts.filter((one) => one.startsWith('<')).length).toBe(0);
    expect(texts.filter((one) => one.startsWith('## Goal')).length).toBeGreaterThan(0);
  });
});
