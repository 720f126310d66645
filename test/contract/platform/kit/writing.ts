import type { FieldName } from '../../../../src/contract/field-names';
import { Problem } from '../../../../src/errors/problem';
import { markupOf } from '../../../../src/mapping/rich-text/markup';
import type { Platform, PlatformField, ProjectSchema, TaskChange } from '../../../../src/platform/port';
import { named, opened, roadmap, type KitStage } from './stage';

const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Why' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: `${text} & <more> ` },
        { type: 'text', text: 'strong', marks: [{ type: 'strong' }] },
      ],
    },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }],
        },
      ],
    },
  ],
});

/** What a pass relies on when it writes. */
export function writingKit(on: () => KitStage): void {
  test('makes a task with every field that the platform has, and reads it back', async () => {
    const { platform, projectId, schema } = await ground(on());
    const wanted = await values(platform, schema);
    const made = await platform.createTask(projectId, { title: 'Made by us', ...wanted }, 'key-1');
    expect(made).toMatchObject({ title: 'Made by us', projectId, typeId: schema.types[0]?.id });
    expectHolds(platform, made, wanted);
    const [read] = await opened(on()).getTasks([made.id]);
    expect(read).toEqual(made);
  });

  test('changes each field on its own and leaves the others as they were', async () => {
    const { platform, projectId, schema } = await ground(on());
    let task = await platform.createTask(projectId, { title: 'Bare' }, 'key-2');
    const wanted: TaskChange = { title: 'Renamed', ...(await values(platform, schema)) };
    for (const [name, value] of Object.entries(wanted)) {
      const before = task;
      on().clock.spend(1_000);
      task = await platform.updateTask(task.id, { [name]: value }, task.version);
      expectHolds(platform, task, { [name]: value });
      const others = { ...before, ...pick(task, [name, 'version', 'updatedAt']) };
      expect(task).toEqual(others);
    }
  });

  test('empties what can be empty', async () => {
    const { platform, projectId, schema } = await ground(on());
    const wanted = await values(platform, schema);
    const full = await platform.createTask(projectId, { title: 'Full', ...wanted }, 'key-3');
    on().clock.spend(1_000);
    const nothing: TaskChange = {
      ...('description' in wanted ? { description: null } : {}),
      ...('assigneeId' in wanted ? { assigneeId: null } : {}),
      ...('dueDate' in wanted ? { dueDate: null } : {}),
      ...('labels' in wanted ? { labels: [] } : {}),
    };
    const bare = await platform.updateTask(full.id, nothing, full.version);
    expect(bare).toMatchObject(nothing);
  });

  test('brings every status to every task type that knows it, or says which it cannot', async () => {
    const { platform, projectId, schema } = await ground(on());
    const [type] = schema.types;
    const known = schema.statuses.filter(({ typeIds }) => typeIds?.includes(type?.id ?? '') ?? true);
    let reached = 0;
    for (const { id } of known) {
      const task = await platform.createTask(projectId, { title: `To ${id}` }, `status-${id}`);
      if (task.statusId === id) continue;
      const outcome = await platform
        .updateTask(task.id, { statusId: id }, task.version)
        .catch((error: unknown) => error);
      if (outcome instanceof Problem) expect(outcome).toMatchObject({ code: 'PLATFORM_REFUSED_ITEM' });
      else {
        expect(outcome).toMatchObject({ statusId: id });
        reached += 1;
      }
    }
    expect(reached).toBeGreaterThanOrEqual(2);
  });

  test('an edit that came between is not overwritten', async () => {
    const { platform, projectId } = await ground(on());
    const made = await platform.createTask(projectId, { title: 'Contended' }, 'key-4');
    const [record] = titled(on(), 'Contended');
    on().clock.spend(2_000);
    on().world.editTask(record?.id ?? '', { title: 'By somebody' });
    await expect(platform.updateTask(made.id, { title: 'By us' }, made.version)).rejects.toMatchObject({
      code: 'PLATFORM_VERSION_CONFLICT',
    });
    expect((await platform.getTasks([made.id]))[0]?.title).toBe('By somebody');
  });

  test('a create whose answer was lost is found again, whatever the issue has become since', async () => {
    const { platform, projectId } = await ground(on());
    const startedAt = on().clock.now();
    on().world.faults.loseAnswers = 1;
    await expect(platform.createTask(projectId, { title: 'Lost' }, 'key-5')).rejects.toBeInstanceOf(Problem);
    on().clock.spend(90_000);
    const again = await opened(on()).createTask(projectId, { title: 'Lost, later' }, 'key-5', startedAt);
    expect(again.title).toBe('Lost');
    expect(titled(on(), 'Lost')).toHaveLength(1);
    expect(titled(on(), 'Lost, later')).toHaveLength(0);
    const other = await opened(on()).createTask(projectId, { title: 'Another' }, 'key-6', startedAt);
    expect(other.id).not.toBe(again.id);
  });

  test('a text of the mapping comes back as it went out', async () => {
    const { platform, projectId } = await ground(on());
    const { fromAdf, canonical } = markupOf(platform.capabilities.markup);
    const description = fromAdf(paragraph('Because'));
    const made = await platform.createTask(projectId, { title: 'Texted', description }, 'key-7');
    expect(canonical(made.description ?? '')).toBe(canonical(description));
  });

  test('a task that is gone is an item that is gone', async () => {
    const { platform, projectId } = await ground(on());
    const made = await platform.createTask(projectId, { title: 'Deleted soon' }, 'key-8');
    on().clock.spend(1_000);
    if (platform.capabilities.deletes) {
      await platform.deleteTask(made.id);
      await platform.deleteTask(made.id);
    } else on().world.deleteTask(titled(on(), 'Deleted soon')[0]?.id ?? '');
    await expect(platform.updateTask(made.id, { title: 'x' }, made.version)).rejects.toMatchObject({
      details: { scope: 'item' },
    });
  });

  test('shows its counterpart where it can', async () => {
    const { platform, projectId } = await ground(on());
    const externalUrl = 'https://northwind.example/browse/ROAD-1';
    const made = await platform.createTask(projectId, { title: 'Linked' }, 'key-9');
    if (!platform.capabilities.externalUrl) return;
    await platform.updateTask(made.id, { externalUrl }, made.version);
    const [read] = await opened(on()).getTasks([made.id]);
    expect(read?.externalUrl).toBe(externalUrl);
  });

  test('comments are what the capabilities say', async () => {
    const { platform, projectId } = await ground(on());
    const made = await platform.createTask(projectId, { title: 'Discussed' }, 'key-10');
    const { comments } = platform.capabilities;
    if (comments === 'none') {
      expect(await platform.listComments(made.id)).toEqual([]);
      return;
    }
    const body = markupOf(platform.capabilities.markup).fromAdf(paragraph('Said'));
    const given = { body, externalId: '10042', authorName: 'Milo Member' };
    const comment = await platform.createComment(made.id, given, 'comment-1');
    expect(await platform.listComments(made.id)).toEqual([comment]);
    expect(comment).toMatchObject({ taskId: made.id, externalId: '10042' });
    const [counted] = await platform.getTasks([made.id]);
    expect(counted?.commentCount).toBe(1);
    if (comments !== 'edited') return;
    on().clock.spend(2_000);
    const next = markupOf(platform.capabilities.markup).fromAdf(paragraph('Said otherwise'));
    const edited = await platform.updateComment(made.id, comment.id, next);
    expect(edited.updatedAt > comment.updatedAt).toBe(true);
    const [touched] = await platform.getTasks([made.id]);
    expect([touched?.commentCount, touched?.commentsUpdatedAt]).not.toEqual([
      counted?.commentCount,
      counted?.commentsUpdatedAt,
    ]);
    await platform.deleteComment(made.id, comment.id);
    await platform.deleteComment(made.id, comment.id);
    expect(await platform.listComments(made.id)).toEqual([]);
  });

  test('a filter of its own language chooses among tasks, and one it cannot read is refused in words', async () => {
    const { platform, projectId } = await ground(on());
    if (platform.capabilities.filterExample === null) return;
    const made = await platform.createTask(projectId, { title: 'Chosen or not' }, 'key-11');
    await expect(platform.matchingTasks(projectId, ')))', [made.id])).rejects.toMatchObject({
      code: 'PLATFORM_FILTER_REFUSED',
      details: { facts: { reason: expect.stringMatching(/\w/) } },
    });
  });

  test('a parent is kept where there are parents', async () => {
    const { platform, projectId, schema } = await ground(on());
    if (!platform.capabilities.fields.includes('parent')) return;
    const above = schema.types.find(({ name }) => name === 'Feature');
    const below = schema.types.find(({ name }) => name === 'Story');
    if (above === undefined || below === undefined) throw new Error('Roadmap has features and stories');
    const parent = await platform.createTask(projectId, { title: 'Above', typeId: above.id }, 'above');
    const child = await platform.createTask(
      projectId,
      { title: 'Below', typeId: below.id, parentId: parent.id },
      'below',
    );
    expect(child.parentId).toBe(parent.id);
    expect((await named(on(), 'Below')).parentId).toBe(parent.id);
  });
}

/** The sandbox's own records of the tasks that are there. */
const titled = ({ world }: KitStage, title: string) =>
  world.tasks().filter((task) => !task.deleted && task.title === title);

interface Ground {
  readonly platform: Platform;
  readonly projectId: string;
  readonly schema: ProjectSchema;
}

async function ground(on: KitStage): Promise<Ground> {
  const platform = opened(on);
  const { id: projectId } = await roadmap(platform);
  return { platform, projectId, schema: await platform.projectSchema(projectId) };
}

/** One value for each field that the platform has, its own fields included. */
async function values(platform: Platform, schema: ProjectSchema): Promise<TaskChange> {
  const milo = (await platform.listUsers()).find(({ displayName }) => displayName === 'Milo Member');
  const type = schema.types[0]?.id ?? '';
  const status = schema.statuses.find(
    ({ category, typeIds }) => category === 'in-progress' && (typeIds?.includes(type) ?? true),
  );
  const has = (name: FieldName): boolean => platform.capabilities.fields.includes(name);
  const fields = schema.fields
    .filter(({ readOnly, typeIds }) => !readOnly && (typeIds?.includes(type) ?? true))
    .flatMap((field) => {
      const value = valueFor(field);
      return value === null ? [] : [[field.id, value] as const];
    });
  return {
    ...(has('description')
      ? { description: markupOf(platform.capabilities.markup).fromAdf(paragraph('Since')) }
      : {}),
    ...(has('status') && status !== undefined ? { statusId: status.id } : {}),
    ...(has('priority') && schema.priorities[1] !== undefined ? { priorityId: schema.priorities[1].id } : {}),
    ...(has('assignee') && milo !== undefined ? { assigneeId: milo.id } : {}),
    ...(has('dueDate') ? { dueDate: '2026-12-24' } : {}),
    ...(has('labels') ? { labels: ['mobile', 'second'] } : {}),
    ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }),
  };
}

function valueFor({ kind, options }: PlatformField) {
  const [first] = options ?? [];
  switch (kind) {
    case 'text':
      return 'Some words';
    case 'number':
      return 42.5;
    case 'date':
      return '2026-12-31';
    case 'date-time':
      return '2026-12-31T10:30:00.000Z';
    case 'boolean':
      return true;
    case 'url':
      return 'https://example.com/page';
    case 'select':
      return first?.id ?? null;
    case 'multi-select':
      return first === undefined ? null : [first.id];
  }
}

/** Texts by what they say: a platform may spell them its own way. */
function expectHolds(platform: Platform, task: TaskChange & object, wanted: TaskChange): void {
  const { description, ...rest } = wanted;
  expect(task).toMatchObject(rest);
  if (description === undefined || description === null) return;
  const { canonical } = markupOf(platform.capabilities.markup);
  expect(canonical(task.description ?? '')).toBe(canonical(description));
}

function pick(from: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
