import { jiraAdapterStage, type JiraAdapterStage } from './jira-data-center-adapter-stage';
import { jiraStart } from './jira-data-center-stage';

let on: JiraAdapterStage;
beforeEach(async () => {
  on = await jiraAdapterStage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

describe('writing', () => {
  test('a change is a look, a write and a look; a status has its step beside', async () => {
    const platform = on.opened();
    const projectId = await on.roadmap();
    const { statuses } = await platform.projectSchema(projectId);
    const made = await platform.createTask(projectId, { title: 'Made' }, 'k');
    on.sent = [];
    const renamed = await platform.updateTask(made.id, { title: 'Renamed' }, made.version);
    expect(on.sent).toEqual(['GET /issue/N', 'PUT /issue/N', 'GET /issue/N']);
    on.sent = [];
    const statusId = statuses.find(({ name }) => name === 'In progress')?.id ?? '';
    await platform.updateTask(made.id, { statusId }, renamed.version);
    expect(on.sent).toEqual([
      'GET /issue/N',
      'GET /issue/N/transitions',
      'POST /issue/N/transitions',
      'GET /issue/N',
    ]);
  });

  test('a status that cannot be reached, or asks for a field, is refused by name', async () => {
    const platform = on.opened();
    const projectId = await on.roadmap();
    const { statuses, fields } = await platform.projectSchema(projectId);
    const idOf = (name: string) => statuses.find((status) => status.name === name)?.id ?? '';
    const made = await platform.createTask(projectId, { title: 'Made' }, 'k');
    await expect(
      platform.updateTask(made.id, { statusId: idOf('In review') }, made.version),
    ).rejects.toMatchObject({
      code: 'PLATFORM_REFUSED_ITEM',
      details: { scope: 'item', facts: { field: 'statusId' } },
    });
    const [demanded] = on.sandbox.world.project('prj-roadmap').fields;
    on.jira.setUp({ demandedFor: { 'st-done': [demanded?.id ?? ''] } });
    expect(fields.map(({ name }) => name)).toContain(demanded?.name);
    await expect(
      platform.updateTask(made.id, { title: 'Not written', statusId: idOf('Done') }, made.version),
    ).rejects.toMatchObject({
      details: { facts: { field: 'statusId', reason: `Required: ${String(demanded?.name)}.` } },
    });
    expect((await platform.getTasks([made.id]))[0]?.title).toBe('Made');
  });

  test('an issue whose first status was refused is asked for without it and not made twice', async () => {
    const platform = on.opened();
    const projectId = await on.roadmap();
    const { statuses } = await platform.projectSchema(projectId);
    const statusId = statuses.find(({ name }) => name === 'In review')?.id ?? '';
    await expect(platform.createTask(projectId, { title: 'Once', statusId }, 'k')).rejects.toMatchObject({
      details: { facts: { field: 'statusId' } },
    });
    await platform.createTask(projectId, { title: 'Once' }, 'k');
    expect(on.sandbox.world.tasks().filter(({ title }) => title === 'Once')).toHaveLength(1);
  });

  test.each([
    ['title', { title: 'x'.repeat(256) }],
    ['labels', { labels: ['two words'] }],
    ['priorityId', { priorityId: '424242' }],
    ['assigneeId', { assigneeId: 'nobody' }],
    ['parentId', { parentId: '424242' }],
    ['fields.customfield_424242', { fields: { customfield_424242: 'x' } }],
  ])('what Jira refuses of a change is named: %s', async (field, change) => {
    const platform = on.opened();
    const made = await platform.createTask(await on.roadmap(), { title: 'Made' }, 'k');
    await expect(platform.updateTask(made.id, change, made.version)).rejects.toMatchObject({
      code: 'PLATFORM_REFUSED_ITEM',
      details: { scope: 'item', facts: { field } },
    });
  });

  test('the link to the counterpart is written once, and replaced when the address changes', async () => {
    const platform = on.opened();
    const externalUrl = 'https://site.example/browse/ONE-1';
    const made = await platform.createTask(await on.roadmap(), { title: 'Linked', externalUrl }, 'k');
    expect(made.externalUrl).toBe(externalUrl);
    const links = async (): Promise<unknown> => (await on.call('GET', `/issue/${made.id}/remotelink`)).json();
    expect(await links()).toMatchObject([{ object: { url: externalUrl, title: 'ONE-1' } }]);
    on.sent = [];
    const again = await on.opened().updateTask(made.id, { title: 'Other', externalUrl }, made.version);
    expect(on.sent.filter((one) => one.includes('remotelink'))).toEqual([]);
    const moved = 'https://site.example/browse/TWO-1';
    await on.opened().updateTask(made.id, { externalUrl: moved }, again.version);
    expect(await links()).toMatchObject([{ object: { url: moved } }]);
    expect(await links()).toHaveLength(1);
  });

  test('what a lost answer made is looked for among those of the same title first', async () => {
    const platform = on.opened();
    const projectId = await on.roadmap();
    for (const title of ['A', 'B', 'C']) await platform.createTask(projectId, { title }, `key-${title}`);
    on.clock.spend(60_000);
    const other = on.opened();
    on.sent = [];
    const found = await other.createTask(projectId, { title: 'C' }, 'key-C', jiraStart);
    expect(on.sent.filter((one) => one.includes('/properties/'))).toHaveLength(1);
    expect(found.title).toBe('C');
    on.sent = [];
    await other.createTask(projectId, { title: 'D' }, 'key-D', jiraStart);
    // The others, each once in a pass, and D itself is made.
    expect(on.sent.filter((one) => one.includes('/properties/'))).toHaveLength(2);
    expect(on.sent).toContain('POST /issue');
  });
});
