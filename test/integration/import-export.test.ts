import * as z from 'zod';
import { portableMappingSchema } from '../../src/connection/portable-mapping';
import { mappingSchema, type Mapping } from '../../src/contract/mapping';
import type { World } from '../../local/world';
import { adminOf, call, codeOf, connectedWorld, type Envelope, MINUTES } from './rig';

let world: World;
let connectionId: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 7 } }));
});
afterEach(() => world.stop());

function dataOf(answer: Envelope): unknown {
  if (!answer.ok) throw new Error(`Refused: ${answer.error.code} ${JSON.stringify(answer.error.facts)}`);
  return answer.data;
}

const fileSchema = z.object({ fileName: z.string(), text: z.string() });
const linkSchema = z
  .object({
    jiraProject: z.string(),
    createTasks: z.string(),
    statuses: z.array(z.object({ task: z.object({ id: z.string(), name: z.string() }), jira: z.string() })),
  })
  .loose();
const documentSchema = z
  .object({
    connections: z.array(
      z
        .object({
          name: z.string(),
          address: z.string(),
          platform: z.string(),
          links: z.array(linkSchema),
          settings: z.object({ auditDays: z.number() }).loose(),
        })
        .loose(),
    ),
  })
  .loose();
type Document = z.infer<typeof documentSchema>;
type Exported = Document['connections'][number];

const previewSchema = z.object({
  fingerprint: z.string(),
  connections: z.array(
    z.object({
      name: z.string(),
      state: z.string(),
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      problems: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
    }),
  ),
});

async function exported(person = 'acc-admin'): Promise<string> {
  return fileSchema.parse(dataOf(await call(world, 'admin', 'config.export', {}, person))).text;
}

/** The exported file with its only connection changed. */
async function edited(change: (connection: Exported) => Exported): Promise<string> {
  const document = documentSchema.parse(JSON.parse(await exported()));
  return JSON.stringify({ ...document, connections: document.connections.map(change) });
}

async function preview(text: string): Promise<z.infer<typeof previewSchema>> {
  return previewSchema.parse(dataOf(await call(world, 'admin', 'config.preview', { text })));
}

async function bring(text: string): Promise<unknown> {
  const { fingerprint } = await preview(text);
  return dataOf(await call(world, 'admin', 'config.import', { text, fingerprint }));
}

const shownSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  active: z.boolean(),
  workspaces: z.array(z.object({ name: z.string() })),
  settings: z.object({ auditDays: z.number() }).loose(),
  links: z.array(
    z.object({
      jiraProjectKey: z.string(),
      createTasks: z.string(),
      paused: z.object({ by: z.string() }).nullable(),
      statuses: z.array(z.object({ taskStatusName: z.string(), jiraStatusName: z.string() })),
    }),
  ),
});

async function shown(name: string): Promise<z.infer<typeof shownSchema>> {
  const { connections } = z
    .object({ connections: z.array(z.object({ id: z.string(), name: z.string() })) })
    .parse(dataOf(await call(world, 'admin', 'connections.list', {})));
  const id = connections.find((connection) => connection.name === name)?.id;
  return shownSchema.parse(dataOf(await call(world, 'admin', 'connection.get', { connectionId: id })));
}

test('what is exported is the same when it is read back, and says nothing of people or secrets', async () => {
  const text = await exported();
  expect(await preview(text)).toMatchObject({
    connections: [{ name: 'Roadmap', state: 'same', changes: [], problems: [] }],
  });
  expect(documentSchema.parse(JSON.parse(text))).toMatchObject({
    format: 'planlink-configuration',
    version: 2,
    connections: [{ credentials: { method: 'oauth2' }, links: [{ jiraProject: 'ROAD', issueType: 'Task' }] }],
  });
  for (const word of ['acc-admin', 'paula', 'Paula', 'secret', 'token', 'tenant', connectionId])
    expect(text).not.toContain(word);
  const { secret } = world.host.services.storedTexts();
  const secrets = [...secret.matchAll(/[A-Za-z0-9_-]{24,}/g)].map(([value]) => value);
  expect(secrets.length).toBeGreaterThan(2);
  for (const value of secrets) expect(text).not.toContain(value);
});

test('a new connection arrives as a draft that does nothing: inactive, its links paused', async () => {
  const text = await edited((connection) => ({
    ...connection,
    name: 'Brought along',
    links: connection.links.map((link) => ({
      ...link,
      jiraProject: 'OPS',
      statuses: link.statuses.filter(({ jira }) => jira !== 'In Review'),
    })),
  }));
  const { connections } = await preview(text);
  expect(connections).toMatchObject([{ state: 'new', problems: [] }]);
  const before = world.host.services.storedTexts().plain;
  await preview(text);
  expect(world.host.services.storedTexts().plain).toBe(before);
  expect(await bring(text)).toEqual({ created: 1, changed: 0 });
  const made = await shown('Brought along');
  expect(made).toMatchObject({
    status: 'Draft',
    active: false,
    links: [{ jiraProjectKey: 'OPS', paused: { by: 'import' } }],
  });
  expect(made.workspaces.length).toBeGreaterThan(0);
  expect(made.links[0]?.statuses).toContainEqual({ taskStatusName: 'Done', jiraStatusName: 'Done' });
  await world.advance(15 * MINUTES);
  expect((await shown('Roadmap')).status).toBe('Authorized');
  expect(await lastEntry(made.id)).toMatchObject({ action: 'configuration-imported', actor: 'acc-admin' });
});

test('an imported link is completed by the platform when it is first resumed, in a granted workspace only', async () => {
  const bare = await edited((connection) => ({ ...connection, links: [] }));
  const { links, version } = await adminOf(world).get(connectionId);
  const removal = { connectionId, version, linkId: links[0]?.id };
  const text = await exported();
  expect(codeOf(await call(world, 'admin', 'link.remove', removal))).toBe('ok');
  expect((await preview(bare)).connections[0]?.state).toBe('same');
  await world.advance(15 * MINUTES);
  expect(await bring(text)).toEqual({ created: 0, changed: 1 });
  const imported = await adminOf(world).get(connectionId);
  const linkId = imported.links[0]?.id;
  const resume = { connectionId, version: imported.version, linkId };
  expect(codeOf(await call(world, 'admin', 'link.resume', resume))).toBe('ok');
  expect((await shown('Roadmap')).links).toMatchObject([{ jiraProjectKey: 'ROAD', paused: null }]);
  expect(world.host.services.storedTexts().plain).toMatch(/\\"priorities\\":\[\{/);
  await world.advance(15 * MINUTES);
  expect((await shown('Roadmap')).status).toBe('Authorized');

  const astray = text.replace(/"id": "prj-roadmap"/, '"id": "prj-nowhere"').replace('"ROAD"', '"OPS"');
  const stepwise = astray.replaceAll('"In Review"', '"In Progress"');
  await bring(stepwise);
  const now = await adminOf(world).get(connectionId);
  const strayed = { connectionId, version: now.version, linkId: now.links[1]?.id };
  expect(now.links).toHaveLength(2);
  const answer = await call(world, 'admin', 'link.resume', strayed);
  expect(['WORKSPACE_NOT_GRANTED', 'PLATFORM_ITEM_GONE']).toContain(codeOf(answer));
});

test('an existing connection takes settings, who gets tasks and statuses; nothing is removed', async () => {
  const text = await edited((connection) => ({
    ...connection,
    settings: { ...connection.settings, auditDays: 90 },
    links: connection.links.map((link) => ({
      ...link,
      createTasks: 'never',
      statuses: link.statuses.map((pair) =>
        pair.jira === 'In Progress' ? { ...pair, jira: 'In Review' } : pair,
      ),
    })),
  }));
  const [planned] = (await preview(text)).connections;
  expect(planned?.state).toBe('changed');
  expect(planned?.changes.map(({ field }) => field).sort()).toEqual(
    ['links.ROAD.createTasks', 'links.ROAD.statuses', 'settings.auditDays'].sort(),
  );
  expect(await bring(text)).toEqual({ created: 0, changed: 1 });
  const after = await shown('Roadmap');
  expect(after).toMatchObject({
    status: 'Authorized',
    active: true,
    settings: { auditDays: 90 },
    links: [{ createTasks: 'never', paused: null }],
  });
  expect(after.links[0]?.statuses.some(({ jiraStatusName }) => jiraStatusName === 'In Review')).toBe(true);
  expect(await lastEntry(connectionId)).toMatchObject({
    action: 'configuration-imported',
    changes: expect.arrayContaining([expect.objectContaining({ field: 'links.ROAD.statuses' })]) as unknown,
  });
  expect((await preview(text)).connections[0]?.state).toBe('same');
  const without = await edited((connection) => ({ ...connection, links: [] }));
  expect((await preview(without)).connections[0]?.state).toBe('same');
});

test('a link to a project that the caller may not see, or that is taken, is left out and said so', async () => {
  const text = await edited((connection) => ({
    ...connection,
    name: 'Other',
    links: ['ROAD', 'NOPE'].flatMap((jiraProject) =>
      connection.links.map((link) => ({ ...link, jiraProject })),
    ),
  }));
  const [planned] = (await preview(text)).connections;
  expect(planned).toMatchObject({
    state: 'new',
    problems: [
      { code: 'PROJECT_ALREADY_LINKED', facts: { project: 'ROAD' } },
      { code: 'IMPORT_NOT_POSSIBLE', facts: { name: 'NOPE' } },
    ],
  });
  await bring(text);
  expect((await shown('Other')).links).toEqual([]);
});

test('what changed since the preview makes the import stale, and nothing is stored', async () => {
  const text = await edited((connection) => ({ ...connection, name: 'Late', links: [] }));
  const { fingerprint } = await preview(text);
  const { version } = await adminOf(world).get(connectionId);
  const update = { connectionId, version, name: 'Renamed meanwhile' };
  expect(codeOf(await call(world, 'admin', 'connection.update', update))).toBe('ok');
  const before = world.host.services.storedTexts().plain;
  expect(codeOf(await call(world, 'admin', 'config.import', { text, fingerprint }))).toBe('IMPORT_STALE');
  const other = text.replace('Late', 'Later');
  const answer = await call(world, 'admin', 'config.import', {
    text: other,
    fingerprint: (await preview(text)).fingerprint,
  });
  expect(codeOf(answer)).toBe('IMPORT_STALE');
  expect(world.host.services.storedTexts().plain).toBe(before);
});

test('killed in the middle, what is there is whole and the next import brings the rest', async () => {
  const text = await edited((connection) => connection);
  const document = documentSchema.parse(JSON.parse(text));
  const many = JSON.stringify({
    ...document,
    connections: document.connections.flatMap((connection) =>
      ['First', 'Second', 'Third'].map((name) => ({ ...connection, name, links: [] })),
    ),
  });
  const { fingerprint } = await preview(many);
  let transactions = 0;
  world.faults.killAt({
    atCall: 1,
    when: 'after',
    match: ({ path }) => path.includes('transaction') && ++transactions === 2,
  });
  await call(world, 'admin', 'config.import', { text: many, fingerprint }).catch(() => undefined);
  world.faults.clear();
  const states = (await preview(many)).connections.map(({ state }) => state);
  expect(states).toEqual(['same', 'same', 'new']);
  expect(await bring(many)).toEqual({ created: 1, changed: 0 });
});

test('a file that is no configuration is refused, and nothing changes', async () => {
  const before = world.host.services.storedTexts().plain;
  for (const text of ['{}', 'x'.repeat(199_999), '[[[[', '{"__proto__":{}}'])
    expect(codeOf(await call(world, 'admin', 'config.preview', { text }))).toBe('IMPORT_UNREADABLE');
  expect(codeOf(await call(world, 'admin', 'config.preview', { text: 'x'.repeat(400_000) }))).toBe(
    'INPUT_INVALID',
  );
  expect(world.host.services.storedTexts().plain).toBe(before);
});

describe('the support bundle', () => {
  const canaries = {
    clientSecret: 'canary-client-secret-81fe',
    title: 'Canary Title Zanzibar',
    person: 'Canary Person Quimby',
    mail: 'canary.person@example.org',
  };

  test('says how things stand in codes, numbers and times', async () => {
    const text = await bundle();
    expect(JSON.parse(text)).toMatchObject({
      format: 'planlink-support',
      app: '1.0.0',
      connection: {
        id: connectionId,
        status: 'Authorized',
        platform: 'planning-api',
        credentials: { method: 'oauth2' },
      },
      progress: { firstSyncs: [{ phase: 'done' }] },
      tests: [{ passed: true }],
      audit: expect.arrayContaining([
        expect.objectContaining({ by: 'person', action: 'authorised' }),
      ]) as unknown,
    });
    expect(await lastEntry(connectionId)).toMatchObject({ action: 'support-bundle-made' });
  });

  test('holds nothing that was planted: no secret, token, mail, name or title', async () => {
    const { version } = await adminOf(world).get(connectionId);
    const update = { connectionId, version, name: canaries.person };
    expect(codeOf(await call(world, 'admin', 'connection.update', update))).toBe('ok');
    await adminOf(world).stage(connectionId, {
      method: 'basic',
      username: canaries.mail,
      password: canaries.clientSecret,
    });
    const [task] = world.sandbox.world.tasks();
    world.sandbox.world.editTask(task?.id ?? '', { title: canaries.title });
    world.sandbox.world.revokeGrants();
    await world.advance(15 * MINUTES);
    const text = await bundle();
    const people = world.jira.world.issuesOf('ROAD').map(({ summary }) => summary);
    const { secret } = world.host.services.storedTexts();
    const secrets = [...secret.matchAll(/[A-Za-z0-9_-]{24,}/g)].map(([value]) => value);
    for (const planted of [
      ...Object.values(canaries),
      ...people,
      ...secrets,
      'acc-',
      'Paula',
      '@',
      'Ada Admin',
    ])
      expect(text).not.toContain(planted);
    expect(text).toContain('"GRANT_INVALID"');
  });

  async function bundle(): Promise<string> {
    return fileSchema.parse(dataOf(await call(world, 'admin', 'support.bundle', { connectionId }))).text;
  }
});

async function lastEntry(id: string): Promise<unknown> {
  const answer = await call(world, 'admin', 'audit.list', { connectionId: id });
  return z.object({ entries: z.array(z.unknown()) }).parse(dataOf(answer)).entries[0];
}

describe('a mapping of which statuses are not all', () => {
  const place = { jiraProjectId: '10000', platformProjectId: 'prj-roadmap' };
  const wholeSchema = z.object({ mapping: mappingSchema });

  /** The suggested mapping, saved by hand. */
  async function mapWhole(): Promise<Mapping> {
    const { version, links } = await adminOf(world).get(connectionId);
    const suggestion = await call(world, 'admin', 'link.suggest', { connectionId, ...place });
    const { mapping } = wholeSchema.parse(dataOf(suggestion));
    const users = { ...mapping.users, byHand: [{ platform: 'usr-paula', jira: 'acc-amara' }] };
    const linkId = links[0]?.id;
    const payload = { connectionId, version, linkId, createTasks: 'new', mapping: { ...mapping, users } };
    dataOf(await call(world, 'admin', 'link.update', payload));
    await world.advance(MINUTES);
    return { ...mapping, users };
  }

  async function mappingOf(id: string): Promise<Mapping> {
    const linkId = (await adminOf(world).get(id)).links[0]?.id;
    return wholeSchema.parse(dataOf(await call(world, 'admin', 'link.mapping', { connectionId: id, linkId })))
      .mapping;
  }

  const mappedLink = linkSchema.extend({ mapping: portableMappingSchema });

  test('it travels by names and without people; what differs is shown in names, and the link keeps its people', async () => {
    const mapping = await mapWhole();
    const text = await exported();
    for (const word of ['customfield', 'acc-', 'usr-', 'Paula']) expect(text).not.toContain(word);
    expect((await preview(text)).connections).toMatchObject([{ state: 'same', changes: [], problems: [] }]);
    const other = await edited((connection) => ({
      ...connection,
      links: connection.links.map((link) => {
        const whole = mappedLink.parse(link);
        return {
          ...link,
          mapping: { ...whole.mapping, custom: whole.mapping.custom.slice(1), comments: 'off' },
        };
      }),
    }));
    expect((await preview(other)).connections).toMatchObject([
      {
        state: 'changed',
        changes: [
          { field: 'links.ROAD.custom.Story points = Story point estimate', after: '' },
          { field: 'links.ROAD.comments', before: 'both', after: 'off' },
        ],
      },
    ]);
    await bring(other);
    expect(await mappingOf(connectionId)).toEqual({
      ...mapping,
      custom: mapping.custom.slice(1),
      comments: 'off',
    });
  });

  test('names that this site does not know are told, and the link stays as it is', async () => {
    const mapping = await mapWhole();
    const text = (await exported()).replaceAll('"Story point estimate"', '"Size of it"');
    expect((await preview(text)).connections).toMatchObject([
      { state: 'same', problems: [{ code: 'IMPORT_NOT_POSSIBLE', facts: { name: 'ROAD: Size of it' } }] },
    ]);
    expect(await mappingOf(connectionId)).toEqual(mapping);
  });
});
