import { jiraAlign } from '../../../src/platform/jira-align/jira-align';
import type { TaskPage } from '../../../src/platform/port';
import { alignStage, type AlignStage } from './align-stage';
import { everything, roadmap } from './kit/stage';

let on: AlignStage;
beforeEach(async () => {
  on = await alignStage();
});
afterEach(() => on.end());

const paths = (): string[] =>
  on.traffic.requests.map(
    ({ method, url }) => `${method} ${new URL(url).pathname.replace('/rest/align/api', '')}`,
  );

test('programs and portfolios are workspaces, and a program is a project of both', async () => {
  const platform = on.open();
  expect(await platform.listWorkspaces()).toEqual([
    { id: 'portfolio-1', name: 'Product' },
    { id: 'portfolio-2', name: 'Accessibility' },
    { id: 'portfolio-3', name: 'Operations' },
    { id: 'program-11', name: 'Roadmap' },
    { id: 'program-12', name: 'Website relaunch' },
    { id: 'program-13', name: 'Accessibility audit' },
    { id: 'program-14', name: 'Data centre move' },
  ]);
  const [first] = await platform.listProjects('portfolio-1');
  expect(first).toEqual({ id: 'program-11', workspaceId: 'portfolio-1', name: 'Roadmap' });
  expect(await platform.listProjects('program-11')).toEqual([{ ...first, workspaceId: 'program-11' }]);
});

test('types, states by name for each type, and custom fields of collections with an item', async () => {
  on.world.createTask({ title: 'A feature', typeId: 'ty-feature' });
  on.world.createTask({ title: 'A story', typeId: 'ty-story' });
  const { types, statuses, fields } = await on.open().projectSchema('program-11');
  expect(types.map(({ id, level }) => [id, level])).toEqual([
    ['story', 0],
    ['defect', 0],
    ['feature', 1],
    ['capability', 2],
    ['epic', 3],
    ['task', -1],
  ]);
  expect(statuses.map(({ id, category, typeIds }) => [id, category, typeIds?.length ?? 'all'])).toEqual([
    ['pending-approval', 'todo', 5],
    ['ready-to-start', 'todo', 5],
    ['in-progress', 'in-progress', 'all'],
    ['dev-complete', 'in-progress', 5],
    ['test-complete', 'in-progress', 5],
    ['accepted', 'done', 5],
    ['not-started', 'todo', 1],
    ['complete', 'done', 1],
  ]);
  const named = (name: string) => fields.find((field) => field.name === name);
  expect(named('Risk')).toMatchObject({ kind: 'select', typeIds: ['story', 'feature'] });
  expect(named('Risk')?.options).toEqual([
    { id: '1', name: 'Low' },
    { id: '2', name: 'Medium' },
    { id: '3', name: 'High' },
  ]);
  expect(named('Decided at')).toMatchObject({ kind: 'date-time', typeIds: ['feature'] });
  expect(named('Score')).toMatchObject({ readOnly: true });
});

describe('whose the credentials are', () => {
  test.each([
    ['by the number in the token', false, 'Planlink Service'],
    ['by the resource for it, where there is one', true, 'Planlink Service'],
  ])('is known %s', async (_, resource, displayName) => {
    on.site.manner.namesCurrentUser = resource;
    expect(await on.open().whoAmI()).toEqual({
      userId: '109',
      displayName,
      email: null,
      accountKind: 'unknown',
      tenantId: 'align.planlink.example',
      tenantName: 'align.planlink.example',
      credentialEndsAt: null,
      scopes: ['programs', 'users', 'stories', 'defects', 'features', 'capabilities', 'epics', 'tasks'].map(
        (name) => `${name}: read`,
      ),
    });
    expect(paths().includes('GET /2/Users/Current')).toBe(resource);
  });

  test('is known by the address of an Atlassian API token', async () => {
    const pair = `paula@example.com:${on.site.issueToken('usr-paula', 'atlassian')}`;
    const header = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
    const platform = on.kind.open(on.address, () => Promise.resolve(header));
    expect(await platform.whoAmI()).toMatchObject({
      displayName: 'Paula Planner',
      email: 'paula@example.com',
    });
    expect(on.traffic.requests.some(({ url }) => url.includes(header.slice(6)))).toBe(false);
  });

  test('a collection that may not be read is said, and does not stop the others', async () => {
    on.world.createTask({ title: 'Seen', typeId: 'ty-story' });
    on.world.createTask({ title: 'Unseen', typeId: 'ty-feature' });
    on.site.manner.refused = new Set(['features']);
    const platform = on.open();
    expect((await platform.whoAmI()).scopes).toContain('features: no access');
    const { tasks } = await on.open().changedTasks(['program-11'], null, 100);
    expect(tasks.map(({ title }) => title)).toEqual(['Seen']);
    // What may not be seen must not look like what is gone.
    await expect(platform.getTasks(['story-1', 'feature-2'])).rejects.toMatchObject({
      code: 'PLATFORM_FORBIDDEN',
    });
    expect((await platform.projectSchema('program-11')).types.map(({ id }) => id)).not.toContain('feature');
  });

  test('where nothing may be read the connection says so', async () => {
    on.site.manner.refused = new Set(['epics', 'capabilities', 'features', 'stories', 'defects', 'tasks']);
    await expect(on.open().changedTasks(['program-11'], null, 10)).rejects.toMatchObject({
      code: 'PLATFORM_FORBIDDEN',
      details: { scope: 'connection' },
    });
  });
});

describe('changes', () => {
  const kinds = ['ty-task', 'ty-story', 'ty-defect', 'ty-feature'];
  const mixed = (count: number): void => {
    for (let index = 0; index < count; index += 1)
      on.world.createTask({ title: `Item ${String(index)}`, typeId: kinds[index % 4] ?? '' });
  };

  test.each([7, 40])('of several collections in one second come once each, in pages of %i', async (limit) => {
    mixed(40);
    on.clock.spend(1_000);
    mixed(20);
    const read = await everything(on, ['program-11'], limit, true);
    expect(read).toHaveLength(60);
    expect(new Set(read.map(({ id }) => id)).size).toBe(60);
  });

  test.each(['lastUpdatedDate', 'lastUpdated'] as const)('are asked for by %s', async (member) => {
    on.site.manner.changedMember = member;
    on.world.createTasks(2);
    on.clock.spend(5_000);
    const platform = on.open();
    const first = await platform.changedTasks(['program-11'], null, 100);
    on.world.editTask('tsk-000001', { title: 'Edited' });
    const next = await platform.changedTasks(['program-11'], first.tasks.at(-1) ?? null, 100);
    expect(next.tasks.map(({ title, updatedAt }) => [title, updatedAt])).toEqual([
      ['Edited', '2026-11-22T08:00:05.000Z'],
    ]);
    expect(on.traffic.requests.some(({ url }) => decodeURIComponent(url).includes(`${member}+ge`))).toBe(
      true,
    );
  });

  test('a second edit in the second of the first is told, though the time stays', async () => {
    on.world.createTasks(3);
    on.clock.spend(10_100);
    on.world.editTask('tsk-000001', { title: 'First' });
    const before = await everything(on, ['program-11'], 100);
    on.clock.spend(200);
    on.world.editTask('tsk-000001', { title: 'Second' });
    on.clock.spend(60_000);
    const { tasks } = await on.open().changedTasks(['program-11'], before.at(-1) ?? null, 100);
    expect(tasks.map(({ title }) => title)).toEqual(['Second']);
    expect(tasks[0]?.version).not.toBe(before.at(-1)?.version);
    const idle = await on.open().changedTasks(['program-11'], tasks.at(-1) ?? null, 100);
    expect(idle.tasks).toEqual([]);
  });

  test('on a busy day a look costs a few calls, though a filter heeds the day alone', async () => {
    for (let second = 0; second < 25; second += 1) {
      on.world.createTasks(24);
      on.clock.spend(1_000);
    }
    const read = await everything(on, ['program-11'], 100);
    expect(read).toHaveLength(600);
    const platform = on.open();
    await platform.whoAmI();
    const before = on.traffic.requests.length;
    expect((await platform.changedTasks(['program-11'], read.at(-1) ?? null, 100)).tasks).toEqual([]);
    // Six collections, and five of them have nothing.
    expect(on.traffic.requests.length - before).toBeLessThanOrEqual(18);
  });

  test('an item that breaks its own shape is told as such, and those beside it are read', async () => {
    on.world.createTasks(3);
    on.site.manner.broken = new Set(['tsk-000002']);
    const page: TaskPage = await on.open().changedTasks(['program-11'], null, 100);
    expect(page.tasks.map(({ id }) => id)).toEqual(['task-1', 'task-3']);
    expect(page.unreadable).toEqual([{ id: 'task-2', projectId: 'program-11' }]);
    on.site.manner.broken = new Set(['tsk-000001', 'tsk-000002', 'tsk-000003']);
    expect(await on.open().changedTasks(['program-11'], null, 2)).toMatchObject({ tasks: [], more: false });
  });

  test('where the document has no time of change, everything is read in the order of collections and numbers', async () => {
    on.site.manner.changedMember = null;
    mixed(230);
    const platform = on.open();
    await platform.whoAmI();
    expect(platform.capabilities.changes).toBe('scan');
    const read = await everything(on, ['program-11'], 50, true);
    expect(new Set(read.map(({ id }) => id)).size).toBe(230);
    expect(read).toHaveLength(230);
    expect(new Set(read.map(({ updatedAt }) => updatedAt))).toEqual(new Set(['1970-01-01T00:00:00.000Z']));
    const [before] = await platform.getTasks(['story-2']);
    on.world.editTask('tsk-000002', { title: 'Else' });
    const [after] = await platform.getTasks(['story-2']);
    expect(after?.version).not.toBe(before?.version);
  });

  test('what is cancelled is out of sight as what is deleted is, and comes back', async () => {
    on.world.createTask({ title: 'Cancelled', typeId: 'ty-story' });
    const platform = on.open();
    on.clock.spend(2_000);
    on.site.cancel('tsk-000001');
    expect((await platform.getTasks(['story-1']))[0]?.deleted).toBe(true);
    await expect(platform.updateTask('story-1', { title: 'x' }, 'v')).rejects.toMatchObject({
      code: 'PLATFORM_ITEM_GONE',
    });
    on.site.cancel('tsk-000001', false);
    expect((await platform.getTasks(['story-1']))[0]?.deleted).toBe(false);
  });

  test('what is in the recycle bin is deleted where the site tells of it, and missing where not', async () => {
    on.world.createTask({ title: 'Recycled', typeId: 'ty-story' });
    on.world.deleteTask('tsk-000001');
    expect(await on.open().getTasks(['story-1'])).toEqual([]);
    on.site.manner.tellsRecycled = true;
    expect((await on.open().getTasks(['story-1']))[0]?.deleted).toBe(true);
  });
});

test('a site that refuses long filters is asked in parts, and remembered as such', async () => {
  on.world.createTasks(100);
  on.site.manner.mostComparisons = 30;
  const platform = on.open();
  const ids = Array.from({ length: 100 }, (_, index) => `task-${String(index + 1)}`);
  expect(await platform.getTasks(ids)).toHaveLength(100);
  const before = on.traffic.requests.length;
  expect(await platform.getTasks(ids)).toHaveLength(100);
  expect(on.traffic.requests.length - before).toBeLessThanOrEqual(5);
});

test('a filter chooses among the items of the program that were asked for', async () => {
  on.world.createTask({ title: 'One', typeId: 'ty-story', statusId: 'st-doing' });
  on.world.createTask({ title: 'Two', typeId: 'ty-story' });
  on.world.createTask({ title: 'Three', typeId: 'ty-defect', statusId: 'st-doing' });
  const platform = on.open();
  const of = (filter: string, ids: readonly string[]) => platform.matchingTasks('program-11', filter, ids);
  expect(await of('state eq 2', ['story-1', 'story-2', 'defect-3'])).toEqual(['story-1', 'defect-3']);
  expect(await of('state eq 2', ['story-2'])).toEqual([]);
  expect(await of("contains(title,'w')", ['story-1', 'story-2'])).toEqual(['story-2']);
  // Somebody's own text may reach beyond what was asked for.
  expect(await of('state eq 2) or (id gt 0', ['story-2'])).not.toContain('story-1');
  expect(await of('', [])).toEqual([]);
  await expect(of('colour eq 2', [])).rejects.toMatchObject({
    code: 'PLATFORM_FILTER_REFUSED',
    details: { facts: { reason: "Could not find a property named 'colour'." } },
  });
});

test('a host elsewhere that the page of the document names gets no credentials', async () => {
  const asked: string[] = [];
  const kind = jiraAlign(async (url) => {
    asked.push(new URL(url).origin);
    return new Response(`<script>url: "https://elsewhere.example/swagger.json"</script>`, { status: 200 });
  });
  await expect(kind.open(on.address, on.authorize).whoAmI()).rejects.toMatchObject({
    code: 'PLATFORM_NOT_COMPATIBLE',
  });
  expect(new Set(asked)).toEqual(new Set([on.address]));
});

test('a project of another platform is no program', async () => {
  await expect(on.open().changedTasks(['prj-roadmap'], null, 10)).rejects.toMatchObject({
    code: 'PLATFORM_ITEM_GONE',
    details: { scope: 'project' },
  });
  expect((await roadmap(on.open())).id).toBe('program-11');
});
