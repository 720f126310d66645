/** What the neighbouring help pages of the other products state of rights, limits, maintenance and removal. */
import * as z from 'zod';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import {
  adminOf,
  approveHost,
  call,
  codeOf,
  connect,
  connectedWorld,
  inlineWorld,
  MINUTES,
  pairsOf,
} from './rig';

const HOST = 'sandbox.planlink.example';
const ADDRESS = `https://${HOST}`;
let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 33 } });
  approveHost(world, HOST);
});
afterEach(() => world.stop());

/** For what begins behind the set-up: a connected world takes the place of the new one. */
async function connected(): Promise<Connection> {
  await world.stop();
  const begun = await connectedWorld({ sandbox: { seed: 33 } });
  world = begun.world;
  return begun.connection;
}

const checksSchema = z.array(
  z.object({
    name: z.string(),
    state: z.string(),
    error: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  }),
);
const summarySchema = z.object({
  name: z.string(),
  attention: z.array(z.object({ kind: z.string(), name: z.string().nullable() })),
});

async function asked(name: string, payload: object): Promise<Record<string, unknown>> {
  const answer = await call(world, 'admin', name, payload);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.data;
}
const listed = async () => z.array(summarySchema).parse((await asked('connections.list', {}))['connections']);
const calls = (): number => world.recorder.calls.filter(({ target }) => target === 'egress').length;
const changes = (): number =>
  world.recorder.calls.filter(({ target, method }) => target === 'egress' && method !== 'GET').length;

const edit = (issueKey: string, fields: object): Promise<unknown> =>
  new JiraAsPerson(world.jira.program, 'acc-member').edit(issueKey, { ...fields });

function pairAt(position: number): [task: string, issue: string] {
  const [task, [issue] = []] = [...pairsOf(world)][position] ?? [];
  if (task === undefined || issue === undefined) throw new Error(`There is no pair ${position}`);
  return [task, issue];
}

/** A connection by personal token, authorised and not linked. */
async function byToken(name: string, scopes?: readonly string[]): Promise<string> {
  const { id } = await adminOf(world).create(name, 'planning-api', ADDRESS);
  const { token } = world.sandbox.world.issuePersonalToken({
    userId: 'usr-service',
    ...(scopes === undefined ? {} : { scopes }),
  });
  await adminOf(world).stage(id, { method: 'pat', token });
  await adminOf(world).startAuthorisation(id);
  return id;
}

async function checksOf(connectionId: string): Promise<z.infer<typeof checksSchema>> {
  const { id } = await adminOf(world).testNow(connectionId);
  const { tests } = await asked('connection.get', { connectionId });
  const found = z.array(z.object({ id: z.string(), checks: checksSchema })).parse(tests);
  return found.find((test) => test.id === id)?.checks ?? [];
}

test('S01 whoever is no administrator gets no connection made, and is told that it is for want of permission', async () => {
  const wanted = { name: 'By a member', platform: 'planning-api', address: ADDRESS };
  for (const person of ['acc-member', 'acc-lead', 'acc-outsider'])
    expect(codeOf(await call(world, 'admin', 'connection.create', wanted, person))).toBe('NOT_ALLOWED');
  expect(await listed()).toEqual([]);
});

test('S02 a second connection to the same tenant is pointed out at both, by the other one’s name', async () => {
  await byToken('First');
  expect((await listed())[0]?.attention.map(({ kind }) => kind)).not.toContain('duplicate-tenant');
  await byToken('Second');
  const told = (await listed()).map(({ name, attention }) => [
    name,
    attention.find(({ kind }) => kind === 'duplicate-tenant')?.name,
  ]);
  expect(told.sort()).toEqual([
    ['First', 'Second'],
    ['Second', 'First'],
  ]);
});

test('S03 a hundred connections are made and listed, and one more is refused without a trace', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `Connection ${index}`);
  for (const name of names) {
    await adminOf(world).create(name, 'planning-api', ADDRESS);
    // Storage answers only so many reads in a moment, and nobody makes them all in one.
    await world.advance(1_000);
  }
  const another = { name: 'Another', platform: 'planning-api', address: ADDRESS };
  expect(codeOf(await call(world, 'admin', 'connection.create', another))).toBe('LIMIT_REACHED');
  expect((await listed()).map(({ name }) => name).sort()).toEqual([...names].sort());
});

test('S04 the test names the scope that the account lacks, and the permission that the app lacks in a linked project', async () => {
  const poor = await byToken('Poor', ['work:read']);
  expect((await checksOf(poor)).find(({ name }) => name === 'permissions')).toMatchObject({
    state: 'failed',
    error: { code: 'SCOPES_MISSING', facts: { scopes: expect.stringContaining('work:write') } },
  });
  const { id } = await connect(world);
  expect((await checksOf(id)).find(({ name }) => name === 'permissions')?.state).toBe('passed');
  world.jira.world.changeProject('ROAD', { appAccess: false });
  expect((await checksOf(id)).find(({ name }) => name === 'permissions')).toMatchObject({
    state: 'failed',
    error: {
      code: 'JIRA_FORBIDDEN',
      facts: { project: 'ROAD', permission: expect.stringContaining('EDIT_ISSUES') },
    },
  });
});

test('S07 what answers at the address is asked what it is and offers before anything else, and refused by what it lacks', async () => {
  const origin = 'https://elsewhere.example.com';
  world.internet.register(origin, () => Promise.resolve(Response.json({ issuer: origin })));
  approveHost(world, 'elsewhere.example.com');
  const { id } = await adminOf(world).create('Elsewhere', 'planning-api', origin);
  expect(codeOf(await call(world, 'admin', 'connection.checkAddress', { connectionId: id }))).toBe(
    'PLATFORM_NOT_COMPATIBLE',
  );
});

test('S08 during maintenance an inactive connection leaves both sides alone, and afterwards both catch up', async () => {
  const { id } = await connected();
  const [taskId, issueKey] = pairAt(0);
  const [otherTask, otherIssue] = pairAt(1);
  const setActive = async (active: boolean) =>
    asked('connection.setActive', {
      connectionId: id,
      version: (await adminOf(world).get(id)).version,
      active,
    });
  await setActive(false);
  await world.advance(6 * MINUTES);
  const before = calls();
  world.sandbox.world.editTask(taskId, { title: 'Changed on the platform' });
  await edit(otherIssue, { summary: 'Changed in Jira' });
  await world.advance(3 * 60 * MINUTES);
  expect(calls()).toBe(before);
  await setActive(true);
  await world.advance(12 * MINUTES);
  expect(world.jira.world.issue(issueKey)?.summary).toBe('Changed on the platform');
  expect(world.sandbox.world.task(otherTask).title).toBe('Changed in Jira');
});

test('S09 what each side changed meanwhile is kept where they changed different things, and of the same thing the newer', async () => {
  const { id } = await connected();
  const [taskId, issueKey] = pairAt(0);
  const [otherTask, otherIssue] = pairAt(1);
  world.sandbox.world.faults.down = true;
  world.sandbox.world.sendsWebhooks = false;
  world.sandbox.world.editTask(taskId, { title: 'Title from the platform' });
  await edit(issueKey, { labels: ['from-jira'] });
  world.sandbox.world.editTask(otherTask, { title: 'The older title' });
  await world.advance(2 * MINUTES);
  await edit(otherIssue, { summary: 'The newer title' });
  await world.advance(12 * MINUTES);
  expect((await adminOf(world).get(id)).status).toBe('Interrupted');
  world.sandbox.world.faults.reset();
  await world.advance(12 * MINUTES);
  const both = (task: string, issue: string) => {
    const { title, labels } = world.sandbox.world.task(task);
    return [title, world.jira.world.issue(issue)?.summary, labels];
  };
  expect(both(taskId, issueKey)).toEqual([
    'Title from the platform',
    'Title from the platform',
    ['from-jira'],
  ]);
  expect(both(otherTask, otherIssue).slice(0, 2)).toEqual(['The newer title', 'The newer title']);
});

test('S10 disconnecting takes back the webhook and the grant, reports each, and keeps the links for thirty days', async () => {
  const { id, version } = await connected().then(({ id: made }) => adminOf(world).get(made));
  expect(world.sandbox.world.webhooks()).toHaveLength(1);
  const { report } = await asked('connection.disconnect', { connectionId: id, version });
  expect(report).toMatchObject({
    steps: [
      { what: 'webhook', outcome: 'done', error: null },
      { what: 'grant', outcome: 'done', error: null },
    ],
    linksKeptUntil: new Date(world.clock.now() + 30 * 24 * 60 * MINUTES).toISOString(),
  });
  expect(world.sandbox.world.webhooks()).toHaveLength(0);
  expect(world.sandbox.world.revokeGrants()).toBe(0);
  const before = changes();
  await world.advance(60 * MINUTES);
  expect(changes()).toBe(before);
  expect(await asked('connection.get', { connectionId: id })).toMatchObject({
    status: 'Unauthorized',
    error: { code: 'DISCONNECTED' },
    active: false,
  });
});
