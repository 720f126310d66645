import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Mapping } from '../../src/contract/mapping';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { createIssue } from './create-issue';
import { BUG, mapAs, planningFields, planningKinds, roadmapMapping } from './mapped';
import { call, connectWithoutSync, inlineWorld, MINUTES, pairsOf, textDocument, worldsAfter } from './rig';

let world: World;
let connectionId: string;
let milo: JiraAsPerson;

const unsynced = worldsAfter((first) => connectWithoutSync(first));

/** The demo without tasks, linked by this mapping. */
async function linked(
  change: Partial<Mapping> = {},
  kinds: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const begun = await unsynced({ sandbox: { seed: 0 } });
  world = begun.world;
  const { id, links } = begun.begun;
  connectionId = id;
  await mapAs(world, links[0]?.id ?? '', { ...roadmapMapping, ...change }, kinds);
  milo = new JiraAsPerson(world.jira.program, 'acc-member');
  await world.advance(6 * MINUTES);
}
afterEach(() => world.stop());

function issueOf(taskId: string) {
  const [key = ''] = pairsOf(world).get(taskId) ?? [];
  const issue = world.jira.world.issue(key);
  if (issue === undefined) throw new Error(`Task ${taskId} has no issue`);
  return issue;
}

const platform = () => world.sandbox.world;
const settle = () => world.advance(12 * MINUTES);

const failuresSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      severity: z.string(),
      error: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }),
      conflicts: z.array(z.object({ field: z.string(), jira: z.string(), platform: z.string() })),
    }),
  ),
});
async function troubles(): Promise<z.output<typeof failuresSchema>['items']> {
  const answer = await call(world, 'admin', 'failures.list', { connectionId });
  return failuresSchema.parse(answer.ok ? answer.data : answer).items;
}

test('types, parents and custom fields travel both ways, and what is of another type stays where it is', async () => {
  // Of the first two fields the kinds are asked of both sides, of the third they are stored with the mapping.
  await linked({ custom: planningFields, linkBack: true }, { rsk: planningKinds.rsk });
  const feature = platform().createTask({ title: 'A feature', typeId: 'ty-feature' });
  const fields = { 'fld-points': 5, 'fld-start': '2026-12-01', 'fld-risk': 'opt-high' };
  const story = platform().createTask({ title: 'A story', typeId: 'ty-story', parentId: feature.id, fields });
  const defect = platform().createTask({ title: 'A defect', typeId: 'ty-defect' });
  const bug = await createIssue(world, { issuetype: { id: BUG }, summary: 'A bug' });
  const epic = await createIssue(world, { issuetype: { id: '10000' }, summary: 'An epic' });
  await createIssue(world, {
    issuetype: { id: '10001' },
    summary: 'Below the epic',
    parent: { key: epic },
    customfield_10016: 3,
  });
  await settle();

  expect(issueOf(feature.id).issueType).toBe('Epic');
  expect(issueOf(story.id)).toMatchObject({
    issueType: 'Story',
    parentKey: issueOf(feature.id).key,
    custom: { customfield_10016: 5, customfield_10015: '2026-12-01', customfield_10050: '100502' },
  });
  expect(pairsOf(world).has(defect.id)).toBe(false);
  expect(world.jira.world.issue(bug)?.properties).toEqual({});
  const ofTitle = (title: string) =>
    platform()
      .tasks()
      .find((task) => task.title === title);
  expect(ofTitle('A bug')).toBeUndefined();
  expect(ofTitle('An epic')?.typeId).toBe('ty-feature');
  expect(ofTitle('Below the epic')).toMatchObject({
    typeId: 'ty-story',
    parentId: ofTitle('An epic')?.id,
    fields: { 'fld-points': 3 },
  });
  // Each side shows the other.
  const { key } = issueOf(story.id);
  expect(world.jira.world.remoteLinks(key)).toHaveLength(1);
  expect(platform().task(story.id).externalUrl).toMatch(new RegExp(`/browse/${key}$`));

  await milo.edit(key, { customfield_10016: 8, customfield_10050: { id: '100500' }, parent: { key: epic } });
  platform().editTask(ofTitle('Below the epic')?.id ?? '', { fields: { 'fld-start': '2027-01-01' } });
  await settle();
  expect(platform().task(story.id)).toMatchObject({
    parentId: ofTitle('An epic')?.id,
    fields: { 'fld-points': 8, 'fld-risk': 'opt-low', 'fld-start': '2026-12-01' },
  });
  expect(issueOf(ofTitle('Below the epic')?.id ?? '').custom).toMatchObject({
    customfield_10015: '2027-01-01',
  });

  // An option without a counterpart stays on its side, and is told.
  await milo.edit(key, { customfield_10050: { id: '100501' } });
  await settle();
  expect(platform().task(story.id).fields).toMatchObject({ 'fld-risk': 'opt-low' });
  expect((await troubles()).map(({ error }) => error)).toMatchObject([
    { code: 'OPTION_UNMATCHED', facts: { field: 'Risk', option: 'Medium', side: 'jira' } },
  ]);
  const versions = platform()
    .tasks()
    .map(({ version }) => version);
  await world.advance(60 * MINUTES);
  expect(
    platform()
      .tasks()
      .map(({ version }) => version),
  ).toEqual(versions);
});

test('S09 a conflict that a person is asked about leaves both sides alone until it is settled', async () => {
  const ask = { direction: 'both', conflict: 'ask', when: 'always' } as const;
  await linked({ fields: { title: ask } });
  const { id } = platform().createTask({ title: 'One' });
  await settle();
  const { key } = issueOf(id);
  platform().editTask(id, { title: 'From the platform', labels: ['both'] });
  await milo.edit(key, { summary: 'From Jira' });
  await settle();
  expect(issueOf(id)).toMatchObject({ summary: 'From Jira', labels: ['both'] });
  expect(platform().task(id).title).toBe('From the platform');
  const [open] = await troubles();
  expect(open).toMatchObject({
    severity: 'failure',
    error: { code: 'CONFLICT_OPEN' },
    conflicts: [{ field: 'title', jira: 'From Jira', platform: 'From the platform' }],
  });
  const choice = { connectionId, id: open?.id, field: 'title', keep: 'jira' };
  expect((await call(world, 'admin', 'conflict.settle', choice)).ok).toBe(true);
  await settle();
  expect(platform().task(id).title).toBe('From Jira');
  expect(issueOf(id).summary).toBe('From Jira');
  expect(await troubles()).toEqual([]);
});

test('an issue that is converted or moved away rests with its task, and goes on when it comes back', async () => {
  await linked();
  const { id } = platform().createTask({ title: 'One' });
  await settle();
  const { key } = issueOf(id);
  world.jira.world.convertIssue('acc-admin', key, 'Bug');
  platform().editTask(id, { title: 'Two' });
  await settle();
  expect(world.jira.world.issue(key)?.summary).toBe('One');
  expect((await troubles()).map(({ error }) => error.code)).toEqual(['TYPE_NOT_MAPPED']);
  world.jira.world.convertIssue('acc-admin', key, 'Task');
  await settle();
  expect(world.jira.world.issue(key)?.summary).toBe('Two');
  expect(await troubles()).toEqual([]);

  const away = world.jira.world.moveIssue('acc-admin', key, 'OPS');
  platform().editTask(id, { title: 'Three' });
  await settle();
  expect(world.jira.world.issue(away)?.summary).toBe('Two');
  expect((await troubles()).map(({ error }) => error.code)).toEqual(['PAIR_MOVED_AWAY']);
  expect(world.jira.world.issuesOf('ROAD').filter(({ summary }) => summary === 'Three')).toEqual([]);
  world.jira.world.moveIssue('acc-admin', away, 'ROAD');
  await settle();
  expect(issueOf(id).summary).toBe('Three');
  expect(await troubles()).toEqual([]);
});

test('comments follow their edits and removals, and a copy that somebody else edits is left alone', async () => {
  await linked();
  const { id } = platform().createTask({ title: 'One' });
  await settle();
  const { key } = issueOf(id);
  const here = platform().addComment(id, '<p>Said there</p>');
  await milo.comment(key, textDocument('Said in Jira'));
  await settle();
  const inJira = () => issueOf(id).comments.map(({ body }) => JSON.stringify(body));
  const onPlatform = () =>
    platform()
      .comments(id)
      .map(({ body }) => body);
  expect(inJira()).toHaveLength(2);
  expect(onPlatform()).toHaveLength(2);

  const own = issueOf(id).comments.find(({ body }) => JSON.stringify(body).includes('Said in Jira'));
  world.jira.world.editComment('acc-member', key, own?.id ?? '', textDocument('Said better'));
  platform().editComment(here.id, '<p>Said differently</p>');
  await settle();
  expect(inJira().filter((body) => body.includes('Said differently'))).toHaveLength(1);
  expect(onPlatform().filter((body) => body.includes('Said better'))).toHaveLength(1);
  expect(
    inJira()
      .concat(onPlatform())
      .filter((body) => /Said there|Said in Jira/.test(body)),
  ).toEqual([]);

  world.jira.world.deleteComment('acc-member', key, own?.id ?? '');
  platform().deleteComment(here.id);
  await settle();
  expect([...inJira(), ...onPlatform()]).toEqual([]);
});

test('a filter on each side lets only what matches have a partner, in one call for all, and pairs that exist go on', async () => {
  await linked({ filter: { jira: 'labels = sync', platform: 'label:sync' } });
  const yes = platform().createTask({ title: 'Yes', labels: ['sync'] });
  const no = platform().createTask({ title: 'No' });
  await createIssue(world, { issuetype: { id: '10002' }, summary: 'Jira yes', labels: ['sync'] });
  await createIssue(world, { issuetype: { id: '10002' }, summary: 'Jira no' });
  await settle();
  expect([...pairsOf(world).keys()]).toContain(yes.id);
  expect([...pairsOf(world).keys()]).not.toContain(no.id);
  expect(
    platform()
      .tasks()
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['Jira yes', 'No', 'Yes']);
  platform().editTask(yes.id, { title: 'Still', labels: [] });
  platform().editTask(no.id, { labels: ['sync'] });
  await settle();
  expect(issueOf(yes.id)).toMatchObject({ summary: 'Still', labels: [] });
  expect(issueOf(no.id).summary).toBe('No');
});

test('a deletion is followed only where the link says so and only when it is certain', async () => {
  await linked({ deletions: 'follow' });
  const [a, b, c] = platform()
    .createTasks(3)
    .map(({ id }) => id);
  await settle();
  const [first = '', second = '', hidden = ''] = [a, b, c].map((id) => issueOf(id ?? '').key);
  platform().deleteTask(a ?? '');
  world.jira.world.deleteIssue('acc-admin', second);
  world.jira.world.archiveIssue(hidden, 'hidden');
  platform().editTask(c ?? '', { title: 'Edited' });
  await settle();
  expect(world.jira.world.issue(first)).toBeUndefined();
  expect(
    platform()
      .tasks()
      .filter(({ deleted }) => !deleted)
      .map(({ id }) => id),
  ).toEqual([c]);
  expect((await troubles()).map(({ error }) => error.code)).toEqual(['JIRA_ITEM_GONE']);
});

/** As many ids as a record of the inbox holds, of the record to which this one belongs (`src/sync/inbox-shards.ts`). */
function idsBeside(id: string): readonly string[] {
  const shardOf = (one: string): number => createHash('sha256').update(one).digest().readUInt8(0) % 16;
  const beside: string[] = [];
  for (let next = 900_000; beside.length < 100; next += 1)
    if (shardOf(String(next)) === shardOf(id)) beside.push(String(next));
  return beside;
}

test('a deletion for which the inbox has no room is followed all the same', async () => {
  await linked({ deletions: 'follow' });
  const { id: taskId } = platform().createTask({ title: 'Deleted in a crowd' });
  await settle();
  const { id, key } = issueOf(taskId);
  const { productEvents } = world.host.services;
  world.jira.world.deleteIssue('acc-admin', key);
  // Jira's own event takes two seconds, as does the worker from the first of these.
  await world.advance(1_500);
  for (const issueId of idsBeside(`-${id}`)) {
    const payload = { issue: { id: issueId, fields: { project: { id: '10000' } } } };
    await productEvents.emit({ eventType: 'avi:jira:updated:issue', payload, selfGenerated: false });
    // One after the other: side by side some of them would find the record being written, and leave room in it.
    await world.advance(1);
  }
  await settle();
  expect(platform().task(taskId).deleted).toBe(true);
});

test('a status is reached over as many steps as the workflow needs, and later issues take them at once', async () => {
  await linked();
  world.jira.world.changeTransitions('ROAD', 'Task', () => [
    { id: '1', name: 'Start', from: ['10000'], to: '3', screen: [] },
    { id: '2', name: 'Show', from: ['3'], to: '10001', screen: [] },
    { id: '3', name: 'Finish', from: ['10001'], to: '10002', screen: ['resolution'] },
  ]);
  const one = platform().createTask({ title: 'One', statusId: 'st-done' });
  await settle();
  expect(issueOf(one.id).status.name).toBe('Done');
  const before = world.recorder.calls.length;
  const two = platform().createTask({ title: 'Two', statusId: 'st-done' });
  await settle();
  expect(issueOf(two.id).status.name).toBe('Done');
  const looks = world.recorder.calls
    .slice(before)
    .filter(({ method, path }) => method === 'GET' && path.includes('/transitions'));
  expect(looks).toHaveLength(1);

  world.jira.world.demandInTransition('ROAD', 'Task', '2', ['assignee']);
  const three = platform().createTask({ title: 'Three', statusId: 'st-review' });
  platform().editTask(one.id, { statusId: 'st-backlog' });
  await settle();
  expect(issueOf(three.id).status.name).not.toBe('In Review');
  const codes = (await troubles()).map(({ error }) => error);
  expect(codes).toContainEqual({
    code: 'JIRA_TRANSITION_NEEDS_FIELD',
    facts: expect.objectContaining({ transition: 'Show', field: 'Assignee' }) as unknown,
  });
  expect(codes).toContainEqual({
    code: 'JIRA_NO_TRANSITION',
    facts: expect.objectContaining({ status: 'To Do' }) as unknown,
  });
});

const page = z.object({ items: z.array(z.record(z.string(), z.unknown())), more: z.boolean().optional() });

test('a task that breaks its own shape is parked, and those beside it are synced', async () => {
  let bad = '';
  world = await inlineWorld({
    sandbox: { seed: 3 },
    wire: (to, program) => async (request) => {
      const answer = await program(request);
      const { pathname } = new URL(request.url);
      if (to !== 'platform' || !/^\/api\/v1\/tasks(\/batch)?$/.test(pathname)) return answer;
      const { items, ...rest } = page.parse(await answer.json());
      const broken = items.map((item) => (item['id'] === bad ? { ...item, labels: 7 } : item));
      return Response.json({ ...rest, items: broken });
    },
  });
  bad = platform().tasks()[1]?.id ?? '';
  connectionId = (await connectWithoutSync(world)).id;
  await world.advance(12 * MINUTES);
  expect(pairsOf(world).size).toBe(2);
  const failed = async () => (await troubles()).filter(({ severity }) => severity === 'failure');
  expect(await failed()).toMatchObject([{ error: { code: 'PLATFORM_NOT_COMPATIBLE' } }]);
  const last = platform().tasks()[2]?.id ?? '';
  platform().editTask(last, { title: 'Goes on' });
  await settle();
  expect(issueOf(last).summary).toBe('Goes on');

  bad = '';
  platform().editTask(platform().tasks()[1]?.id ?? '', { title: 'Whole again' });
  await settle();
  expect(pairsOf(world).size).toBe(3);
  expect(await failed()).toEqual([]);
});
