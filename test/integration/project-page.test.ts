import * as z from 'zod';
import type { World } from '../../local/world';
import { adminOf, call, codeOf, connectedWorld, type Envelope, MINUTES, pairsOf, personOf } from './rig';

const PROJECT = '10000';
const ROLE = 'Issue tracking';
/** Holds the role; `acc-amara` sees the project and holds none. */
const HOLDER = 'acc-member';
const READER = 'acc-amara';

let world: World;
let connectionId: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 6 } }));
});
afterEach(() => world.stop());

const overviewSchema = z.object({
  connections: z.array(
    z.object({
      status: z.string(),
      error: z.object({ code: z.string(), reference: z.string(), firstSeenAt: z.string() }).nullable(),
      mayMend: z.boolean(),
      paused: z.boolean(),
      authorisation: z
        .object({ current: z.object({ method: z.string() }).nullable() })
        .loose()
        .nullable(),
    }),
  ),
  failures: z.array(z.unknown()),
  mayManage: z.boolean(),
});

async function overview(person: string): Promise<z.infer<typeof overviewSchema>> {
  return overviewSchema.parse(
    dataOf(await call(world, 'project', 'project.overview', { projectId: PROJECT }, person)),
  );
}

function dataOf(answer: Envelope): unknown {
  if (!answer.ok) throw new Error(`Refused: ${answer.error.code}`);
  return answer.data;
}

async function setRole(mendRole: string | null): Promise<void> {
  const { version } = await adminOf(world).get(connectionId);
  const settings = { mendRole, auditDays: 180, grantNewWorkspaces: false, pointsAnHour: 10_000 };
  const answer = await call(world, 'admin', 'connection.settings', { connectionId, version, settings });
  expect(codeOf(answer)).toBe('ok');
}

async function breakGrant(): Promise<void> {
  world.sandbox.world.revokeGrants();
  await world.advance(10 * MINUTES);
}

function mend(name: string, payload: Readonly<Record<string, unknown>>, person: string): Promise<Envelope> {
  return call(world, 'project', name, { ...payload, projectId: PROJECT, connectionId }, person);
}

const urlSchema = z.object({ state: z.literal('consent'), url: z.string() });

async function consent(started: Envelope): Promise<void> {
  const { url } = urlSchema.parse(dataOf(started));
  const person = personOf(world);
  const signedIn = await person.submit(await person.visit(url), { answer: 'sign-in', user: 'usr-paula' });
  await person.submit(signedIn, { answer: 'allow' });
}

test('LA14 LA17 while all is well nothing is offered, to holders neither', async () => {
  await setRole(ROLE);
  const [shown] = (await overview(HOLDER)).connections;
  expect(shown).toMatchObject({ status: 'Authorized', error: null, mayMend: true, authorisation: null });
  const start = { use: 'current', returns: 'callback' };
  expect(await mend('project.authorise', start, HOLDER)).toMatchObject({
    error: { code: 'NOT_NOW', facts: { status: 'Authorized' } },
  });
});

test('LA17 in error, everybody who sees the project is told; LA15 the inside only holders', async () => {
  await setRole(ROLE);
  await breakGrant();
  const holder = await overview(HOLDER);
  const reader = await overview(READER);
  for (const { connections } of [holder, reader])
    expect(connections).toMatchObject([{ status: 'Unauthorized', error: { code: 'GRANT_INVALID' } }]);
  expect(holder.connections[0]).toMatchObject({
    mayMend: true,
    authorisation: { current: { method: 'oauth2' } },
  });
  expect(reader.connections[0]).toMatchObject({ mayMend: false, authorisation: null });
  expect([holder.mayManage, reader.mayManage, (await overview('acc-admin')).mayManage]).toEqual([
    false,
    false,
    true,
  ]);
  // The lead administers the project, but a role was chosen instead.
  expect((await overview('acc-lead')).connections[0]?.mayMend).toBe(false);
});

test('LA15 without a role that is set, the administrators of the project hold it', async () => {
  await breakGrant();
  expect((await overview('acc-lead')).connections[0]?.mayMend).toBe(true);
  expect((await overview(HOLDER)).connections[0]?.mayMend).toBe(false);
});

test('LA19 the error carries what a reader quotes: code, since when, reference; the same for everybody', async () => {
  await breakGrant();
  const [seen] = (await overview('acc-lead')).connections;
  expect(seen?.error).toMatchObject({
    reference: expect.stringMatching(/^PL-[0-9A-F]{8}$/) as string,
    firstSeenAt: expect.stringMatching(/^\d{4}-/) as string,
  });
  expect((await overview(READER)).connections[0]?.error).toEqual(seen?.error);
});

test('LA20 LA21 LA23 a holder reauthorises with the existing credentials, and the connection is well again', async () => {
  await setRole(ROLE);
  await breakGrant();
  await consent(await mend('project.authorise', { use: 'current', returns: 'callback' }, HOLDER));
  const ended = await mend('project.advance', {}, HOLDER);
  // Nothing of the connection's inside comes with it.
  expect(dataOf(ended)).toEqual({ state: 'done' });
  expect((await overview(READER)).connections[0]).toMatchObject({ status: 'Authorized', error: null });
  const entry = (await auditOf())[0];
  expect(entry).toMatchObject({ action: 'authorised', actor: HOLDER });
});

test('LA22 a holder reauthorises with new credentials; until they are proven the old ones stay', async () => {
  await setRole(ROLE);
  await breakGrant();
  const { authorisation } = await adminOf(world).get(connectionId);
  const client = await world.sandbox.world.registerClient({ redirectUri: authorisation.redirectUri });
  const staged = await mend('project.stage', { credentials: { method: 'oauth2', ...client } }, HOLDER);
  expect(dataOf(staged)).toEqual({ staged: true });
  const [shown] = (await overview(HOLDER)).connections;
  expect(shown?.authorisation).toMatchObject({ staged: { clientId: client.clientId } });
  expect(JSON.stringify(shown)).not.toContain(client.clientSecret);
  await consent(await mend('project.authorise', { use: 'staged', returns: 'callback' }, HOLDER));
  expect(dataOf(await mend('project.advance', {}, HOLDER))).toEqual({ state: 'done' });
  expect((await overview(READER)).connections[0]?.status).toBe('Authorized');
});

test('what one person began another cannot end; who began may give it up', async () => {
  await setRole(ROLE);
  await breakGrant();
  await consent(await mend('project.authorise', { use: 'current', returns: 'callback' }, HOLDER));
  const other = await mend('project.advance', {}, 'acc-admin');
  expect(other.ok && other.data['state'] === 'done').toBe(false);
  expect((await overview(READER)).connections[0]?.status).toBe('Unauthorized');
  expect(dataOf(await mend('project.cancel', {}, HOLDER))).toEqual({ cancelled: true });
  expect(dataOf(await mend('project.advance', {}, HOLDER))).toEqual({ state: 'none' });
});

test('LA14 whoever loses the role between two clicks is refused at the second', async () => {
  await setRole(ROLE);
  await breakGrant();
  await consent(await mend('project.authorise', { use: 'current', returns: 'callback' }, HOLDER));
  await setRole(null);
  expect(codeOf(await mend('project.advance', {}, HOLDER))).toBe('NOT_ALLOWED');
  expect((await overview(READER)).connections[0]?.status).toBe('Unauthorized');
});

test('LA14 what an administrator disconnected is brought back on the Connections page only', async () => {
  const { version } = await adminOf(world).get(connectionId);
  expect(codeOf(await call(world, 'admin', 'connection.disconnect', { connectionId, version }))).toBe('ok');
  const [shown] = (await overview('acc-lead')).connections;
  expect(shown).toMatchObject({
    status: 'Unauthorized',
    error: { code: 'DISCONNECTED' },
    authorisation: null,
  });
  expect(codeOf(await mend('project.authorise', { use: 'current', returns: 'callback' }, 'acc-lead'))).toBe(
    'NOT_NOW',
  );
});

test('LA15 items that failed are listed for holders', async () => {
  const failing = world.faults.add({
    match: ({ target, method, path }) => target === 'jira' && method === 'PUT' && path.includes('/issue/'),
    action: { kind: 'status', status: 400, body: { errorMessages: ['No'], errors: {} } },
  });
  const [task] = world.sandbox.world.tasks();
  world.sandbox.world.editTask(task?.id ?? '', { title: 'Changed so that it has to be written' });
  await world.advance(12 * MINUTES);
  failing();
  expect((await overview('acc-lead')).failures).toContainEqual(
    expect.objectContaining({ severity: 'failure', taskKey: task?.key }),
  );
  const [issueKey = ''] = pairsOf(world).get(task?.id ?? '') ?? [];
  expect(await itemsFound({ state: 'failed' })).toEqual([`${issueKey} failed`]);
  expect((await overview(READER)).failures).toEqual([]);
});

const itemsSchema = z.object({
  items: z.array(z.object({ issueKey: z.string(), state: z.string() })),
  nextCursor: z.string().nullable(),
});

async function itemsFound(asked: Readonly<Record<string, unknown>>, person = READER): Promise<string[]> {
  const answer = await call(world, 'project', 'project.items', { projectId: PROJECT, ...asked }, person);
  const { items, nextCursor } = itemsSchema.parse(dataOf(answer));
  expect(nextCursor).toBeNull();
  return items.map(({ issueKey, state }) => `${issueKey} ${state}`);
}

test('linked items are found by words, by key and by the address of the task, and listed by their state', async () => {
  const title = 'Änderung: "quoted" zebra crossing (draft)';
  const task = world.sandbox.world.createTask({ title });
  await world.advance(6 * MINUTES);
  const [issueKey = ''] = pairsOf(world).get(task.id) ?? [];
  const found = [`${issueKey} in-sync`];
  expect(await itemsFound({ search: 'zebra cross' })).toEqual(found);
  expect(await itemsFound({ search: title })).toEqual(found);
  expect(await itemsFound({ search: `"zebra* -(~` })).toEqual(found);
  expect(await itemsFound({ search: issueKey.toLowerCase() })).toEqual(found);
  expect(await itemsFound({ search: `${world.sandbox.publicOrigin}/tasks/${task.id}` })).toEqual(found);
  expect(await itemsFound({ search: 'zebra', state: 'failed' })).toEqual([]);
  expect(await itemsFound({ search: '***' })).toEqual([]);
  expect(await itemsFound({ search: 'ROAD-99999' })).toEqual([]);
  expect(await itemsFound({ state: 'in-sync' })).toHaveLength(7);
  expect(await itemsFound({ state: 'pending' })).toEqual([]);

  await breakGrant();
  expect(await itemsFound({ state: 'pending' })).toHaveLength(7);
  expect(await itemsFound({ state: 'in-sync' })).toEqual([]);
  expect(await itemsFound({ search: 'zebra', state: 'pending' })).toEqual([`${issueKey} pending`]);
  expect(await itemsFound({ search: `${world.sandbox.publicOrigin}/tasks/${task.id}` })).toEqual([]);
});

async function auditOf(): Promise<readonly { action: string; actor: string }[]> {
  const answer = await call(world, 'admin', 'audit.list', { connectionId });
  return z
    .object({ entries: z.array(z.object({ action: z.string(), actor: z.string() })) })
    .parse(dataOf(answer)).entries;
}
