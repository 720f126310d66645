import * as z from 'zod';
import type { World } from '../../local/world';
import { adminOf, advanceWithoutTicks, call, codeOf, connectedWorld, type Envelope, MINUTES } from './rig';

const DAYS = 24 * 60 * MINUTES;
let world: World;
let id: string;

beforeAll(async () => {
  ({
    world,
    connection: { id: id },
  } = await connectedWorld({ sandbox: { seed: 4 } }));
});
afterAll(() => world.stop());

const pageSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      connectionId: z.string(),
      connectionName: z.string(),
      actor: z.string(),
      actorName: z.string(),
      action: z.string(),
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  nextCursor: z.string().nullable(),
});
type Entry = z.infer<typeof pageSchema>['entries'][number];

async function entries(filter: Readonly<Record<string, unknown>> = {}): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  let cursor: string | null = null;
  do {
    const answer = await call(world, 'admin', 'audit.list', {
      ...filter,
      ...(cursor === null ? {} : { cursor }),
    });
    const page = pageSchema.parse(dataOf(answer));
    found.push(...page.entries);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

function dataOf(answer: Envelope): unknown {
  if (!answer.ok) throw new Error(`Refused: ${answer.error.code}`);
  return answer.data;
}

async function file(name: string, payload: unknown): Promise<{ fileName: string; text: string }> {
  return z
    .object({ fileName: z.string(), text: z.string() })
    .parse(dataOf(await call(world, 'admin', name, payload)));
}

async function settings(change: Readonly<Record<string, unknown>>, version?: number): Promise<Envelope> {
  const { version: current } = await adminOf(world).get(id);
  return call(world, 'admin', 'connection.settings', {
    connectionId: id,
    version: version ?? current,
    settings: { mendRole: null, auditDays: 180, grantNewWorkspaces: false, pointsAnHour: 10_000, ...change },
  });
}

test('LA13 JA02 what an administrator did stands there newest first, by the name Jira knows', async () => {
  const all = await entries();
  expect(all.map(({ at }) => at)).toEqual([...all.map(({ at }) => at)].sort().reverse());
  expect(new Set(all.map(({ action }) => action))).toEqual(
    new Set([
      'connection-created',
      'credentials-staged',
      'authorised',
      'workspaces-changed',
      'link-created',
      'connection-activated',
    ]),
  );
  for (const entry of all) expect(entry).toMatchObject({ connectionId: id, connectionName: 'Roadmap' });
  expect(all.find(({ action }) => action === 'connection-created')).toMatchObject({
    actor: 'acc-admin',
    actorName: 'Ada Admin',
  });
});

test('LA13 a saved change shows before and after; one that was refused as stale leaves no entry', async () => {
  const before = (await entries()).length;
  expect(codeOf(await settings({ mendRole: 'Issue tracking' }))).toBe('ok');
  expect((await entries())[0]).toMatchObject({
    action: 'settings-changed',
    changes: [{ field: 'settings.mendRole', before: '', after: 'Issue tracking' }],
  });
  expect(codeOf(await settings({ mendRole: null }, 1))).toBe('VERSION_STALE');
  expect((await entries()).length).toBe(before + 1);
});

test('a change and its entry are stored together: killed at the write, neither is there', async () => {
  const { version } = await adminOf(world).get(id);
  const before = (await entries()).length;
  world.faults.killAt({ atCall: 1, when: 'before', match: ({ path }) => path.includes('transaction') });
  await settings({ auditDays: 30 }).catch(() => undefined);
  expect(world.faults.killPending).toBe(false);
  expect((await adminOf(world).get(id)).version).toBe(version);
  expect((await entries()).length).toBe(before);
  world.faults.killAt({ atCall: 1, when: 'after', match: ({ path }) => path.includes('transaction') });
  await settings({ auditDays: 30 }).catch(() => undefined);
  world.faults.clear();
  expect((await adminOf(world).get(id)).version).toBe(version + 1);
  expect((await entries()).length).toBe(before + 1);
});

test('JA02 filtered by connection, by who and by what', async () => {
  const all = await entries();
  expect(await entries({ connectionId: id })).toEqual(all);
  expect(await entries({ actor: 'acc-admin' })).toEqual(all.filter(({ actor }) => actor === 'acc-admin'));
  expect(await entries({ actor: 'acc-lead' })).toEqual([]);
  const staged = await entries({ action: 'credentials-staged' });
  expect(staged.length).toBeGreaterThan(0);
  expect(await entries({ connectionId: id, action: 'credentials-staged', actor: 'acc-admin' })).toEqual(
    staged,
  );
  expect(await entries({ connectionId: 'another' })).toEqual([]);
});

test('JA02 read page by page, nothing is missing and nothing twice', async () => {
  for (let turn = 0; turn < 60; turn++) {
    await settings({ auditDays: 30 + turn });
    await world.advance(1000);
  }
  const all = await entries();
  expect(all.length).toBeGreaterThan(60);
  expect(new Set(all.map((entry) => entry.id)).size).toBe(all.length);
  const first = pageSchema.parse(dataOf(await call(world, 'admin', 'audit.list', {})));
  expect(first.nextCursor).not.toBeNull();
});

test('a cursor that nobody was given is refused', async () => {
  expect(await call(world, 'admin', 'audit.list', { cursor: 'made up' })).toMatchObject({
    error: { code: 'INPUT_INVALID', facts: { field: 'cursor' } },
  });
});

test('as a table, a name that is a formula to a spreadsheet stays text', async () => {
  const { version } = await adminOf(world).get(id);
  const name = '=HYPERLINK("https://evil.example")';
  expect(codeOf(await call(world, 'admin', 'connection.update', { connectionId: id, version, name }))).toBe(
    'ok',
  );
  const { fileName, text } = await file('audit.export', { connectionId: id });
  expect(fileName).toMatch(/^planlink-audit-\d{4}-\d\d-\d\d\.csv$/);
  const [header, newest] = text.split('\r\n');
  expect(header).toBe('time,connection,connection id,who,account id,action,field,before,after');
  expect(newest).toContain(
    `,"'=HYPERLINK(""https://evil.example"")",${id},Ada Admin,acc-admin,connection-changed,name,Roadmap,`,
  );
  expect(text).not.toMatch(/(^|,)"?=/m);
});

test('names are a courtesy: without Jira the account ids still stand there', async () => {
  const withdraw = world.faults.add({
    match: ({ target, path }) => target === 'jira' && path.includes('/user/bulk'),
    action: { kind: 'status', status: 503 },
  });
  const [entry] = await entries();
  withdraw();
  expect(entry?.actorName).toBe('acc-admin');
});

test('no secret that was ever entered stands in the record or in its table', async () => {
  const canary = 'canary-5c1d7a';
  for (const credentials of [
    { method: 'oauth2', clientId: 'client', clientSecret: canary },
    { method: 'pat', token: canary },
    { method: 'basic', username: 'somebody', password: canary },
  ])
    await call(world, 'admin', 'credentials.stage', { connectionId: id, credentials });
  expect(world.host.services.storedTexts().secret).toContain(canary);
  expect(JSON.stringify(await entries())).not.toContain(canary);
  expect((await file('audit.export', {})).text).not.toContain(canary);
  expect(world.host.services.storedTexts().plain).not.toContain(canary);
});

test('entries go after the days that are set, and with them what was done before', async () => {
  const { version } = await adminOf(world).get(id);
  const rest = { connectionId: id, version, active: false };
  expect(codeOf(await call(world, 'admin', 'connection.setActive', rest))).toBe('ok');
  expect(codeOf(await settings({ auditDays: 7 }))).toBe('ok');
  const { length } = await entries();
  await advanceWithoutTicks(world, 5 * DAYS);
  expect(await entries()).toHaveLength(length);
  expect(codeOf(await settings({ auditDays: 8 }))).toBe('ok');
  await advanceWithoutTicks(world, 4 * DAYS);
  expect(await entries()).toMatchObject([{ action: 'settings-changed' }]);
});

test('of a deleted connection the record stays readable as long as it was set to', async () => {
  const { version, name } = await adminOf(world).get(id);
  const answer = await call(world, 'admin', 'connection.delete', { connectionId: id, version, name });
  expect(codeOf(answer)).toBe('ok');
  await advanceWithoutTicks(world, DAYS);
  expect(codeOf(await call(world, 'admin', 'connection.get', { connectionId: id }))).toBe('NOT_FOUND');
  const [newest] = await entries({ connectionId: id });
  expect(newest).toMatchObject({ action: 'connection-deleted', actor: 'acc-admin' });
  await advanceWithoutTicks(world, 9 * DAYS);
  expect(await entries({ connectionId: id })).toEqual([]);
});
