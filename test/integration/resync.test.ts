import type { World } from '../../local/world';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import {
  adminOf,
  call,
  codeOf,
  connect,
  connectedWorld,
  connectWithoutSync,
  type Envelope,
  inlineWorld,
  MINUTES,
  pairsOf,
  textDocument,
} from './rig';
import { loseRecord } from './lost-record';
import { resyncOf, type Resync } from './resync-of';

let world: World;
afterEach(() => world.stop());

async function start(connectionId: string, linkIds?: readonly string[]): Promise<Envelope> {
  return call(world, 'admin', 'resync.start', {
    connectionId,
    ...(linkIds === undefined ? {} : { linkIds }),
  });
}

/** Writes that the app sent to either side since a call. */
function writesSince(firstCall: number): string[] {
  return world.recorder.calls
    .slice(firstCall)
    .filter(({ target, method, path }) => {
      if (target === 'egress') return method !== 'GET' && !path.includes('/oauth');
      return target === 'jira' && method !== 'GET' && !/search\/jql|bulkfetch/.test(path);
    })
    .map(({ method, path }) => `${method} ${path}`);
}

async function ended(connectionId: string): Promise<Resync> {
  for (let look = 0; look < 60; look += 1) {
    const resync = await resyncOf(world, connectionId);
    if (resync !== null && resync.endedAt !== null) return resync;
    await world.advance(MINUTES / 6);
  }
  throw new Error('The resync did not end');
}

test('LA40 a resync tries again what failed, finds lost pairs and makes nothing twice', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 12 } });
  world = begun.world;
  const { id } = begun.connection;
  const [lost = '', [lostIssue = ''] = []] = [...pairsOf(world)][0] ?? [];
  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  if (road === undefined) throw new Error('There is no ROAD');
  const demanding = road.issueTypes.map((type) => ({ ...type, required: ['duedate'] }));
  world.jira.world.changeProject('ROAD', { issueTypes: demanding });
  const refused = world.sandbox.world.createTask({ title: 'Refused at first' });
  await world.advance(6 * MINUTES);
  expect(pairsOf(world).has(refused.id)).toBe(false);
  world.jira.world.changeProject('ROAD', { issueTypes: road.issueTypes });
  await loseRecord(world, id, lost);
  const issues = world.jira.world.issuesOf('ROAD').length;

  expect(codeOf(await start(id))).toBe('ok');
  expect(await resyncOf(world, id)).toMatchObject({ state: 'waiting', total: 12, projects: ['ROAD'] });
  expect(await ended(id)).toMatchObject({ state: 'complete', done: 13, total: 12, startedBy: 'acc-admin' });
  expect(pairsOf(world).get(refused.id)).toHaveLength(1);
  expect(pairsOf(world).get(lost)).toEqual([lostIssue]);
  expect(world.jira.world.issuesOf('ROAD')).toHaveLength(issues + 1);
  expect((await adminOf(world).get(id)).openFailures).toBe(0);
});

test('LA40 pairs that agree cost no write on either side', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 20 } });
  world = begun.world;
  const { id } = begun.connection;
  await world.advance(15 * MINUTES);
  const firstCall = world.recorder.calls.length;
  await start(id);
  expect(await ended(id)).toMatchObject({ state: 'complete', done: 20, total: 20 });
  expect(writesSince(firstCall)).toEqual([]);
});

test('LA41 a resync is refused with its reason unless the connection is Authorized or Interrupted and runs', async () => {
  world = await inlineWorld({ sandbox: { seed: 4 } });
  const draft = await call(world, 'admin', 'connection.create', {
    name: 'Draft',
    platform: 'planning-api',
    address: 'https://other.example.com',
  });
  const draftId = draft.ok ? String(draft.data['id']) : '';
  expect(await start(draftId)).toMatchObject({ error: { code: 'NOT_NOW', facts: { status: 'Draft' } } });

  const { id } = await connect(world);
  const [link] = (await adminOf(world).get(id)).links;
  expect(codeOf(await start(id, ['0123456789ab']))).toBe('NOT_FOUND');
  expect(codeOf(await start(id, [link?.id ?? '']))).toBe('ok');
  expect(codeOf(await start(id))).toBe('NOT_NOW');
  await ended(id);

  world.sandbox.world.faults.down = true;
  await world.advance(6 * MINUTES);
  expect((await adminOf(world).get(id)).status).toBe('Interrupted');
  expect(codeOf(await start(id))).toBe('ok');
  await world.advance(MINUTES);
  world.sandbox.world.faults.reset();
  expect(await ended(id)).toMatchObject({ state: 'complete' });

  const { version } = await adminOf(world).get(id);
  await call(world, 'admin', 'connection.setActive', { connectionId: id, version, active: false });
  expect(await start(id)).toMatchObject({ error: { code: 'NOT_NOW' } });
});

test('LA41 without a grant a resync is refused, and one that is under way waits until there is one', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id } = begun.connection;
  await start(id);
  world.sandbox.world.revokeGrants();
  await world.advance(6 * MINUTES);
  expect((await adminOf(world).get(id)).status).toBe('Unauthorized');
  expect(await start(id)).toMatchObject({ error: { code: 'NOT_NOW', facts: { status: 'Unauthorized' } } });
  expect((await resyncOf(world, id))?.endedAt).toBeNull();
  expect(codeOf(await call(world, 'admin', 'resync.stop', { connectionId: id }))).toBe('ok');
  expect(await ended(id)).toMatchObject({ state: 'stopped' });
});

test('LA42 a resync of many pages is stopped within a page, what it did stays, and another can begin', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 450 } });
  world = begun.world;
  const { id } = begun.connection;
  await start(id);
  const wait = new Promise<void>((resolve) => {
    const withdraw = world.faults.add({
      match: ({ target, path }) => {
        if (target === 'egress' && path.includes('/tasks?')) {
          withdraw();
          resolve();
        }
        return false;
      },
      action: { kind: 'latency', ms: 0 },
    });
  });
  const passing = world.advance(MINUTES / 12);
  await wait;
  expect(codeOf(await call(world, 'admin', 'resync.stop', { connectionId: id }))).toBe('ok');
  await passing;
  const stopped = await ended(id);
  expect(stopped.state).toBe('stopped');
  expect(stopped.done).toBeLessThan(450);
  expect(codeOf(await start(id))).toBe('ok');
  expect(await ended(id)).toMatchObject({ state: 'complete', done: 450, total: 450 });
});

test('what people change while a resync runs arrives as ever', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 120 } });
  world = begun.world;
  const { id } = begun.connection;
  const pairs = [...pairsOf(world)];
  const [task1 = '', [issue1 = ''] = []] = pairs[0] ?? [];
  const [task2 = '', [issue2 = ''] = []] = pairs[100] ?? [];
  await start(id);
  const milo = new JiraAsPerson(world.jira.program, 'acc-member');
  await milo.edit(issue1, { summary: 'Changed in Jira meanwhile' });
  await milo.comment(issue1, textDocument('Said meanwhile'));
  world.sandbox.world.editTask(task2, { title: 'Changed there meanwhile' });
  const made = world.sandbox.world.createTask({ title: 'Made meanwhile' });
  await world.advance(12 * MINUTES);
  expect(await resyncOf(world, id)).toMatchObject({ state: 'complete' });
  expect(world.sandbox.world.task(task1).title).toBe('Changed in Jira meanwhile');
  expect(world.sandbox.world.comments(task1).filter(({ body }) => body.includes('Said mean'))).toHaveLength(
    1,
  );
  expect(world.jira.world.issue(issue2)?.summary).toBe('Changed there meanwhile');
  expect(pairsOf(world).get(made.id)).toHaveLength(1);
});

test('a resync that fails with some items says so', async () => {
  world = await inlineWorld({ sandbox: { seed: 4 } });
  const { id } = await connectWithoutSync(world);
  await world.advance(2 * MINUTES);
  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  const issueTypes = (road?.issueTypes ?? []).map((type) => ({ ...type, required: ['duedate'] }));
  world.jira.world.changeProject('ROAD', { issueTypes });
  world.sandbox.world.sendsWebhooks = false;
  world.sandbox.world.createTask({ title: 'Refused' });
  await start(id);
  expect(await ended(id)).toMatchObject({ state: 'complete-with-failures' });
});
