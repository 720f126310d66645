import * as z from 'zod';
import type { Mapping } from '../../src/contract/mapping';
import { mappingSchema } from '../../src/contract/mapping';
import type { World } from '../../local/world';
import { BUG, EPIC, STORY, TASK } from './mapped';
import { adminOf, call, codeOf, connectedWorld, type Envelope, MINUTES, pairsOf } from './rig';

const problemSchema = z.object({
  level: z.enum(['error', 'warning']),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  part: z.string(),
  item: z.string().nullable(),
});
const viewSchema = z.object({ mapping: mappingSchema, problems: z.array(problemSchema) });

const ROAD = { jiraProjectId: '10000', platformProjectId: 'prj-roadmap' };

let world: World;
let connectionId: string;
let linkId: string;

function data<S extends z.ZodType>(schema: S, answer: Envelope): z.output<S> {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.facts)}`);
  return schema.parse(answer.data);
}

const ask = (name: string, payload: Readonly<Record<string, unknown>>): Promise<Envelope> =>
  call(world, 'admin', name, { connectionId, ...payload });

async function suggested(): Promise<z.output<typeof viewSchema>> {
  return data(viewSchema, await ask('link.suggest', ROAD));
}

async function update(mapping: Mapping): Promise<Envelope> {
  const { version } = await adminOf(world).get(connectionId);
  return ask('link.update', { version, linkId, mapping, createTasks: 'new' });
}

async function errorsOf(mapping: Mapping) {
  const answer = await ask('link.check', { ...ROAD, mapping });
  const { problems } = data(z.object({ problems: z.array(problemSchema) }), answer);
  return problems.filter(({ level }) => level === 'error');
}

describe('a link whose projects have types, fields and levels', () => {
  beforeEach(async () => {
    const begun = await connectedWorld({ sandbox: { seed: 3 } });
    world = begun.world;
    const connection = begun.connection;
    connectionId = connection.id;
    linkId = connection.links[0]?.id ?? '';
    await world.advance(MINUTES);
  });
  afterEach(() => world.stop());

  test('what is suggested can be saved as it is: types, statuses, priorities and fields by what they mean', async () => {
    const { mapping, problems } = await suggested();
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(mapping.types).toEqual([
      { task: 'ty-task', jira: TASK },
      { task: 'ty-story', jira: STORY },
      { task: 'ty-defect', jira: BUG },
      { task: 'ty-feature', jira: EPIC },
    ]);
    expect(mapping.statuses.map(({ issueTypeId }) => issueTypeId).sort()).toEqual(
      [EPIC, STORY, TASK, BUG].sort(),
    );
    // Teams is left out: the two lists of that name have no team in common.
    expect(mapping.custom.map(({ task, jira }) => [task, jira])).toEqual([
      ['fld-points', 'customfield_10016'],
      ['fld-start', 'customfield_10015'],
      ['fld-risk', 'customfield_10050'],
    ]);
    expect(mapping.priorities.map(({ task }) => task)).toEqual([
      'pr-urgent',
      'pr-high',
      'pr-normal',
      'pr-low',
    ]);
    expect(mapping).toMatchObject({ fields: {}, comments: 'both', linkBack: true, deletions: 'keep' });
    expect(codeOf(await update(mapping))).toBe('ok');
    const view = data(viewSchema, await ask('link.mapping', { linkId }));
    expect(view.mapping).toEqual(mapping);
  });

  test('a mapping that is saved reaches pairs that do not move, and the next passes write nothing', async () => {
    const [taskId, keys] = [...pairsOf(world)].find(([id]) => points(id) !== undefined) ?? [];
    const key = keys?.[0] ?? '';
    expect(world.jira.world.issue(key)?.custom['customfield_10016']).toBeUndefined();
    const { mapping } = await suggested();
    expect(codeOf(await update({ ...mapping, linkBack: false }))).toBe('ok');
    await world.advance(10 * MINUTES);
    expect(world.jira.world.issue(key)?.custom['customfield_10016']).toBe(points(taskId ?? ''));
    const settled = world.recorder.calls.length;
    await world.advance(10 * MINUTES);
    const writes = world.recorder.calls
      .slice(settled)
      .filter(
        ({ target, method, path }) => target === 'jira' && method !== 'GET' && !path.includes('search'),
      );
    expect(writes).toEqual([]);
  });

  test('what was changed is recorded in names, together with who did it', async () => {
    const { mapping } = await suggested();
    await update(mapping);
    await world.advance(MINUTES);
    await update({ ...mapping, deletions: 'follow', custom: mapping.custom.slice(1) });
    const audit = await call(world, 'admin', 'audit.list', { connectionId, action: 'link-changed' });
    const changes = z.array(z.object({ field: z.string(), before: z.string(), after: z.string() }));
    const { entries } = data(z.object({ entries: z.array(z.object({ changes })) }), audit);
    expect(entries).toHaveLength(2);
    expect(entries[0]?.changes).toEqual([
      {
        field: 'links.ROAD.custom.Story points = Story point estimate',
        before: 'both, newest, always',
        after: '',
      },
      { field: 'links.ROAD.deletions', before: 'keep', after: 'follow' },
    ]);
  });

  test('a mapping with errors is refused, and each error stands beside what it is about', async () => {
    const { mapping } = await suggested();
    const [points, , risk] = mapping.custom;
    if (points === undefined || risk === undefined) throw new Error('Nothing was suggested');
    const wrong: Mapping = {
      ...mapping,
      types: [...mapping.types, { task: 'ty-gone', jira: TASK }],
      users: { ...mapping.users, byHand: [{ platform: 'usr-none', jira: 'acc-none' }] },
      custom: [
        { ...points, jira: risk.jira },
        { ...risk, options: [{ task: 'opt-gone', jira: '10200' }] },
        { ...points, id: 'zzz', task: 'fld-score' },
        { ...points, id: 'yyy', task: 'fld-gone' },
      ],
      filter: { jira: 'nonsense ~~', platform: 'wrong:thing' },
    };
    expect((await errorsOf(wrong)).map(({ code, part, item }) => [part, item, code])).toEqual(
      expect.arrayContaining([
        ['types', 'ty-gone', 'MAPPING_TYPE_UNKNOWN'],
        ['custom', points.id, 'MAPPING_KINDS_DIFFER'],
        ['custom', risk.id, 'MAPPING_OPTION_UNKNOWN'],
        ['custom', risk.id, 'MAPPING_FIELD_TWICE'],
        ['custom', 'zzz', 'MAPPING_FIELD_READ_ONLY'],
        ['custom', 'yyy', 'MAPPING_FIELD_UNKNOWN'],
        ['users', 'usr-none', 'MAPPING_PERSON_UNKNOWN'],
        ['users', 'acc-none', 'MAPPING_PERSON_UNKNOWN'],
        ['filter', 'jira', 'JIRA_FILTER_REFUSED'],
        ['filter', 'platform', 'PLATFORM_FILTER_REFUSED'],
      ]),
    );
    const { version } = await adminOf(world).get(connectionId);
    const refused = await update(wrong);
    expect(refused).toMatchObject({ ok: false, error: { code: 'MAPPING_HAS_ERRORS' } });
    expect((await adminOf(world).get(connectionId)).version).toBe(version);
  });

  test('two projects are linked with a whole mapping at once, and only without errors', async () => {
    const { version } = await adminOf(world).get(connectionId);
    const place = { jiraProjectId: '10001', platformProjectId: 'prj-website' };
    const suggestion = data(viewSchema, await ask('link.suggest', place));
    const legacy = { issueTypeId: '10010', statuses: {}, createTasks: 'never' };
    const create = (mapping: Mapping) => ask('link.create', { version, ...place, ...legacy, mapping });
    const wrong = { ...suggestion.mapping, types: [{ task: 'ty-task', jira: '1' }] };
    expect(codeOf(await create(wrong))).toBe('MAPPING_HAS_ERRORS');
    expect(codeOf(await create(suggestion.mapping))).toBe('ok');
    const made = (await adminOf(world).get(connectionId)).links.find(({ id }) => id !== linkId);
    const view = data(viewSchema, await ask('link.mapping', { linkId: made?.id }));
    expect(view.mapping).toEqual(suggestion.mapping);
  });

  test('nobody overwrites what somebody else has saved meanwhile', async () => {
    const { mapping } = await suggested();
    const { version } = await adminOf(world).get(connectionId);
    await update(mapping);
    const late = await ask('link.update', { version, linkId, mapping, createTasks: 'never' });
    expect(codeOf(late)).toBe('VERSION_STALE');
    const unknown = await ask('link.mapping', { linkId: 'none' });
    expect(codeOf(unknown)).toBe('NOT_FOUND');
  });

  test('whom nobody matched is told by name until somebody is matched by hand, and people are found on both sides', async () => {
    world.sandbox.world.createTask({ title: 'For Paula', assigneeId: 'usr-paula' });
    await world.advance(10 * MINUTES);
    const people = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) });
    const unmatched = async () => data(people, await ask('people.unmatched', {})).people;
    expect(await unmatched()).toContainEqual({ id: 'usr-paula', name: 'Paula Planner' });
    const found = async (side: string, query: string) =>
      data(people, await ask('people.search', { side, query })).people;
    expect(await found('platform', 'paula')).toEqual([{ id: 'usr-paula', name: 'Paula Planner' }]);
    const [amara] = await found('jira', 'amara');
    expect(amara?.id).toBe('acc-amara');
    expect(await found('jira', '')).toEqual([]);
    const { mapping } = await suggested();
    const byHand = [{ platform: 'usr-paula', jira: 'acc-amara' }];
    expect(codeOf(await update({ ...mapping, users: { ...mapping.users, byHand } }))).toBe('ok');
    expect((await unmatched()).map(({ id }) => id)).not.toContain('usr-paula');
    // Whom it names is told by name, or its editor would show ids.
    expect(data(people, await ask('link.mapping', { linkId })).people).toEqual([
      { id: 'acc-amara', name: amara?.name },
      { id: 'usr-paula', name: 'Paula Planner' },
    ]);
  });

  function points(taskId: string): unknown {
    return world.sandbox.world.task(taskId).fields['fld-points'];
  }
});
