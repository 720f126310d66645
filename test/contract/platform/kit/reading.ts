import { everything, named, opened, roadmap, type KitStage } from './stage';

/** What a pass relies on when it reads. `idleCalls`: requests of a look that finds nothing new, for one project. */
export function readingKit(on: () => KitStage, expected: { readonly idleCalls: number }): void {
  test('says who it acts as, and where', async () => {
    const me = await opened(on()).whoAmI();
    for (const text of [me.userId, me.displayName, me.tenantId, me.tenantName]) expect(text).not.toBe('');
  });

  test('offers workspaces, their projects and what a project has to choose from', async () => {
    const platform = opened(on());
    const { id } = await roadmap(platform);
    const { types, statuses, priorities, fields } = await platform.projectSchema(id);
    expect(types.length).toBeGreaterThan(0);
    expect(statuses.map(({ category }) => category)).toEqual(
      expect.arrayContaining(['todo', 'in-progress', 'done']),
    );
    for (const list of [types, statuses, priorities, fields]) {
      expect(new Set(list.map((one) => one.id)).size).toBe(list.length);
      for (const one of list) {
        expect(one.id.length).toBeLessThanOrEqual(100);
        expect(one.name).not.toBe('');
      }
    }
    for (const { typeIds } of [...statuses, ...fields])
      for (const typeId of typeIds ?? []) expect(types.map((type) => type.id)).toContain(typeId);
  });

  test('knows people by name, and by address where the platform tells it', async () => {
    const users = await opened(on()).listUsers();
    expect(users.find(({ displayName }) => displayName === 'Milo Member')).toMatchObject({
      email: 'milo@example.com',
      active: true,
    });
    expect(users.find(({ displayName }) => displayName === 'Kim Keller')?.active ?? false).toBe(false);
  });

  test.each([
    ['in one pass', false],
    ['in a pass for each page', true],
  ])('pages through a block of equal times without gap or repeat, %s', async (_, fresh) => {
    const { world, clock } = on();
    world.createTasks(130);
    clock.spend(1_500);
    const made = world.createTask({ title: 'Later', typeId: 'ty-story' });
    const { id } = await roadmap(opened(on()));
    const read = await everything(on(), [id], 40, fresh);
    expect(new Set(read.map((task) => task.id)).size).toBe(read.length);
    expect(read).toHaveLength(131);
    if (opened(on()).capabilities.changes === 'told') expect(read.at(-1)?.title).toBe(made.title);
    const stamps = read.map(({ updatedAt }) => updatedAt);
    expect(stamps).toEqual([...stamps].sort());
  });

  test('what is edited while pages are read is not lost, and takes nobody along', async () => {
    const { world, clock } = on();
    const made = world.createTasks(60);
    const platform = opened(on());
    const { id } = await roadmap(platform);
    const first = await platform.changedTasks([id], null, 25);
    clock.spend(70_000);
    world.editTask(made[3]?.id ?? '', { title: 'Edited meanwhile' });
    const titles = first.tasks.map(({ title }) => title);
    let last = first.tasks.at(-1);
    for (let more = first.more; more && last !== undefined;) {
      const after = { updatedAt: last.updatedAt, id: last.id };
      const page = await platform.changedTasks([id], after, 25);
      titles.push(...page.tasks.map(({ title }) => title));
      [more, last] = [page.more, page.tasks.at(-1)];
    }
    if (platform.capabilities.changes === 'told') expect(titles).toContain('Edited meanwhile');
    for (const { title } of made.filter((_, index) => index !== 3)) expect(titles).toContain(title);
  });

  test('an idle look costs little', async () => {
    const { world, traffic } = on();
    world.createTasks(5);
    const { id } = await roadmap(opened(on()));
    const platform = opened(on());
    const last = (await everything(on(), [id], 100)).at(-1);
    await platform.changedTasks([id], last === undefined ? null : last, 100);
    const before = traffic.requests.length;
    const page = await platform.changedTasks([id], last === undefined ? null : last, 100);
    expect(page.more).toBe(false);
    expect(traffic.requests.length - before).toBeLessThanOrEqual(expected.idleCalls);
  });

  test('reads single tasks by id; those that are not there are missing', async () => {
    on().world.createTasks(3);
    const platform = opened(on());
    const { id } = await roadmap(platform);
    const tasks = await everything(on(), [id], 100);
    const ids = tasks.map((task) => task.id);
    const unknown = ids[0]?.replace(/\d+$/, '999999') ?? '';
    const read = await platform.getTasks([...ids, unknown, ...ids]);
    expect(read.map((task) => task.id).sort()).toEqual([...ids].sort());
    expect(read.find((task) => task.id === ids[1])).toEqual(tasks[1]);
  });

  test('a task that is deleted is told of, or is missing, as the capabilities say', async () => {
    const { world, clock } = on();
    const made = world.createTask({ title: 'Goes away' });
    const before = await named(on(), 'Goes away');
    clock.spend(61_000);
    world.deleteTask(made.id);
    const platform = opened(on());
    const page = await platform.changedTasks([before.projectId], before, 100);
    const [left] = await platform.getTasks([before.id]);
    if (platform.capabilities.tellsDeleted) {
      expect(page.tasks.find(({ id }) => id === before.id)?.deleted).toBe(true);
    } else {
      expect(page.tasks.filter(({ deleted }) => !deleted).map(({ id }) => id)).not.toContain(before.id);
      expect(left?.deleted ?? true).toBe(true);
    }
  });

  test('says of each task where a person finds it', async () => {
    on().world.createTask({ title: 'To be opened' });
    const { url, key, createdAt, version } = await named(on(), 'To be opened');
    expect(new URL(url).origin).toBe(new URL(on().address).origin);
    expect(key).not.toBe('');
    expect(version).not.toBe('');
    expect(new Date(createdAt).toISOString()).toBe(createdAt);
  });
}
