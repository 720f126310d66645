import * as z from 'zod';
import type { World } from '../../local/world';
import { call, codeOf, connectedWorld, type Envelope, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

const failure = z.object({
  id: z.string(),
  severity: z.string(),
  error: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }),
  attempts: z.number(),
  nextTryAt: z.string().nullable(),
  issueKey: z.string().nullable(),
  linkId: z.string(),
});
const pageSchema = z.object({
  groups: z.array(z.object({ code: z.string(), severity: z.string(), count: z.number(), more: z.boolean() })),
  items: z.array(failure),
  nextCursor: z.string().nullable(),
});

/** The demo has people whom nobody matches: what is only noticed is left out. */
function onlyFailures({ groups, items, nextCursor }: z.infer<typeof pageSchema>): z.infer<typeof pageSchema> {
  return {
    groups: groups.filter(({ severity }) => severity === 'failure'),
    items: items.filter(({ severity }) => severity === 'failure'),
    nextCursor,
  };
}

async function list(
  connectionId: string,
  filter: Readonly<Record<string, unknown>> = {},
): Promise<z.infer<typeof pageSchema>> {
  const answer = await call(world, 'admin', 'failures.list', { connectionId, ...filter });
  return onlyFailures(pageSchema.parse(answer.ok ? answer.data : answer));
}

function retry(connectionId: string, which: Readonly<Record<string, unknown>> = {}): Promise<Envelope> {
  return call(world, 'admin', 'failures.retry', { connectionId, ...which });
}

/** Jira demands a due date of every new issue in ROAD, or no longer. */
function demandDueDate(demand: boolean): void {
  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  const issueTypes = (road?.issueTypes ?? []).map((type) => ({
    ...type,
    required: demand ? ['duedate'] : [],
  }));
  world.jira.world.changeProject('ROAD', { issueTypes });
}

/** An issue that the app may no longer edit, whose task was changed; `mend` lets it. */
async function failingPair(
  position = 0,
): Promise<{ readonly taskId: string; readonly issueKey: string; readonly mend: () => void }> {
  const [taskId = '', [issueKey = ''] = []] = [...pairsOf(world)][position] ?? [];
  const mend = world.faults.add({
    match: ({ target, method, path }) =>
      target === 'jira' &&
      method === 'PUT' &&
      path === `/rest/api/3/issue/${world.jira.world.issue(issueKey)?.id}`,
    action: { kind: 'status', status: 403 },
  });
  world.sandbox.world.editTask(taskId, { title: `Changed ${issueKey}` });
  await world.advance(MINUTES / 6);
  return { taskId, issueKey, mend };
}

/** Keys of the issues that a person finds with this JQL, once the index has followed. */
async function searched(jql: string): Promise<readonly string[]> {
  world.jira.world.indexNow();
  const answer = await world.jira.program(
    new Request('https://jira.example/rest/api/3/search/jql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-twin-actor': 'user:acc-member' },
      body: JSON.stringify({ jql: `project = ROAD AND ${jql}`, fields: ['summary'], maxResults: 100 }),
    }),
  );
  const found = z.object({ issues: z.array(z.object({ key: z.string() })) }).parse(await answer.json());
  return found.issues.map(({ key }) => key);
}

test('failures are listed by cause and page by page, and all of one cause are tried again, more than a hundred too', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id, links } = begun.connection;
  demandDueDate(true);
  world.sandbox.world.createTasks(130);
  await world.advance(7 * MINUTES);
  const first = await list(id);
  expect(first.groups).toMatchObject([{ code: 'JIRA_FIELD_REQUIRED', count: 130, more: false }]);
  expect(first.items).toHaveLength(50);
  expect(new Set(first.items.map(({ linkId }) => linkId))).toEqual(new Set([links[0]?.id]));
  const seen = new Set(first.items.map((item) => item.id));
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page: z.infer<typeof pageSchema> = await list(id, { cursor });
    for (const item of page.items) seen.add(item.id);
    cursor = page.nextCursor;
  }
  expect(seen.size).toBe(130);
  expect((await list(id, { code: 'JIRA_FORBIDDEN' })).items).toEqual([]);
  expect((await list(id, { linkId: links[0]?.id, code: 'JIRA_FIELD_REQUIRED' })).items).toHaveLength(50);
  expect(codeOf(await call(world, 'admin', 'failures.list', { connectionId: id, cursor: 'none' }))).toBe(
    'INPUT_INVALID',
  );

  demandDueDate(false);
  expect(await retry(id, { code: 'JIRA_FIELD_REQUIRED' })).toMatchObject({ data: { queued: 130 } });
  await world.advance(2 * MINUTES);
  expect((await list(id)).items).toEqual([]);
  expect(pairsOf(world).size).toBe(134);
});

test('what was never tried again by itself any more is tried when a person asks, and its tries begin afresh', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id } = begun.connection;
  const { issueKey, mend } = await failingPair();
  // Eight tries, each twice as long after the one before.
  await world.advance(11 * 60 * MINUTES);
  const [worn] = (await list(id)).items;
  expect(worn).toMatchObject({ issueKey, attempts: 8, nextTryAt: null });
  expect(await searched('planningSync = failed')).toEqual([issueKey]);
  const ids = [worn?.id ?? ''];
  await retry(id, { ids });
  await world.advance(MINUTES);
  const [again] = (await list(id)).items;
  expect(again?.attempts).toBe(1);
  expect(again?.nextTryAt).not.toBeNull();

  mend();
  await retry(id, { ids });
  await world.advance(MINUTES);
  expect((await list(id)).items).toEqual([]);
  expect(world.jira.world.issue(issueKey)?.summary).toBe(`Changed ${issueKey}`);
  expect(await searched('planningSync = failed')).toEqual([]);
});

test('a dismissed failure is forgotten, its issue no longer marked, and it is back when the item fails again', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id } = begun.connection;
  const { issueKey, taskId } = await failingPair();
  await failingPair(1);
  await world.advance(MINUTES);
  const found = (await list(id)).items;
  expect(found).toHaveLength(2);
  const failed = found.find((item) => item.issueKey === issueKey);
  const dismissed = { connectionId: id, id: failed?.id };
  expect(await call(world, 'admin', 'failures.dismiss', dismissed)).toMatchObject({
    data: { dismissed: true },
  });
  expect(codeOf(await call(world, 'admin', 'failures.dismiss', dismissed))).toBe('NOT_FOUND');
  expect((await list(id)).items).toHaveLength(1);
  expect(await searched('planningSync = failed')).toHaveLength(1);
  const stateOf = async (): Promise<unknown> => {
    const issueId = world.jira.world.issue(issueKey)?.id;
    const shown = await call(world, 'issue', 'issue.link', { issueId });
    return shown.ok ? shown.data['link'] : shown;
  };
  expect(await stateOf()).toMatchObject({ state: 'in-sync', error: null });
  world.sandbox.world.editTask(taskId, { title: 'Changed again' });
  await world.advance(MINUTES);
  expect((await list(id)).items).toHaveLength(2);
  expect(await stateOf()).toMatchObject({ state: 'failed' });
  const audit = await call(world, 'admin', 'audit.list', { connectionId: id, action: 'failure-dismissed' });
  expect(audit.ok ? audit.data['entries'] : audit).toMatchObject([{ actor: 'acc-admin' }]);
});

test('a failure of the time before there was an index of what is due is tried again with the daily schedule', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id } = begun.connection;
  const { issueKey, mend } = await failingPair();
  const [failed] = (await list(id)).items;
  await leaveOutOfIndex(failed?.id ?? '');
  mend();
  await world.advance(30 * MINUTES);
  expect((await list(id)).items).toMatchObject([{ issueKey, attempts: 1 }]);
  await world.host.runSchedule('daily');
  await world.advance(MINUTES);
  expect((await list(id)).items).toEqual([]);
  expect(world.jira.world.issue(issueKey)?.summary).toBe(`Changed ${issueKey}`);
});

/** Stores a failure as versions of the app did that knew no index by the next try. */
async function leaveOutOfIndex(key: string): Promise<void> {
  const scope = {
    installationId: world.installation.id,
    functionKey: 'test',
    meters: { kvsRead: () => undefined, kvsWrite: () => undefined, queuePush: () => undefined },
    chain: 'test',
  };
  const place = { entityName: 'failure', key };
  const { kvs } = world.host.services;
  const read = await kvs.handle('/api/v1/entity/get', place, scope);
  const { n: _, ...value } = z.object({ value: z.looseObject({ n: z.number() }) }).parse(read.body).value;
  const { status } = await kvs.handle('/api/v1/entity/set', { ...place, value }, scope);
  if (status >= 300) throw new Error(`The failure could not be changed: ${status}`);
}

test('when the task of a failing pair is deleted, its issue is no longer marked as one that fails', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id } = begun.connection;
  const { issueKey, taskId } = await failingPair();
  await world.advance(MINUTES);
  expect(await searched('planningSync = failed')).toEqual([issueKey]);
  world.sandbox.world.deleteTask(taskId);
  await world.advance(MINUTES);
  const told = await call(world, 'admin', 'failures.list', { connectionId: id, code: 'PLATFORM_ITEM_GONE' });
  expect(told.ok ? told.data['items'] : told).toMatchObject([{ issueKey, severity: 'notice' }]);
  expect((await list(id)).items).toEqual([]);
  expect(await searched('planningSync = failed')).toEqual([]);
});

test('a mark costs one write when an item begins to fail and one when it ends, none while it fails', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id } = begun.connection;
  const marks = (): number =>
    world.recorder.calls.filter(
      ({ target, path }) => target === 'jira' && path.endsWith('/properties/planlink-sync'),
    ).length;
  const { mend } = await failingPair();
  await world.advance(60 * MINUTES);
  expect((await list(id)).items[0]?.attempts).toBeGreaterThan(2);
  expect(marks()).toBe(1);
  mend();
  await retry(id);
  await world.advance(MINUTES);
  expect(marks()).toBe(2);
});

test('on the project page menders see the failures of their project and retry them, others see none', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  const { id } = begun.connection;
  const { mend } = await failingPair();
  await world.advance(MINUTES);
  const of = async (person: string): Promise<z.infer<typeof pageSchema>> => {
    const answer = await call(world, 'project', 'project.failures', { projectId: '10000' }, person);
    return onlyFailures(pageSchema.parse(answer.ok ? answer.data : answer));
  };
  expect((await of('acc-lead')).items).toHaveLength(1);
  expect(await of('acc-amara')).toEqual({ groups: [], items: [], nextCursor: null });
  mend();
  const asked = { projectId: '10000', connectionId: id };
  expect(await call(world, 'project', 'project.retry', asked, 'acc-lead')).toMatchObject({
    data: { queued: 1 },
  });
  await world.advance(MINUTES);
  expect((await of('acc-lead')).items).toEqual([]);
});
