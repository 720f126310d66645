import * as fc from 'fast-check';
import * as z from 'zod';
import { adminRequests, issueRequests, projectRequests } from '../../src/contract/requests';
import type { World } from '../../local/world';
import { adminOf, call, codeOf, connectedWorld, MINUTES } from './rig';

/** Found in no answer and no log, whoever sends what. */
const SECRET = 'fuzz-canary-3b9e1c';
const RUNS = 25;
/** The same payloads each time, so that a change is refused for what it did; `FUZZ_SEED` makes others. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

let world: World;
let connectionId: string;
let linkId: string;
let configuration: string;
let mapping: unknown;
beforeAll(async () => {
  const begun = await connectedWorld({ sandbox: { seed: 9 } });
  world = begun.world;
  const connection = begun.connection;
  connectionId = connection.id;
  linkId = connection.links[0]?.id ?? '';
  await adminOf(world).stage(connectionId, { method: 'pat', token: SECRET });
  const exported = await call(world, 'admin', 'config.export', {});
  const mapped = await call(world, 'admin', 'link.mapping', { connectionId, linkId });
  mapping = mapped.ok ? mapped.data['mapping'] : null;
  configuration = exported.ok ? z.string().parse(exported.data['text']) : '';
});
afterAll(() => world.stop());
/** So many questions at one moment are more than Jira answers. */
beforeEach(() => world.advance(MINUTES));

const surfaces = { admin: adminRequests, project: projectRequests, issue: issueRequests };
type SurfaceName = keyof typeof surfaces;
const all = (Object.keys(surfaces) as SurfaceName[]).flatMap((surface) =>
  Object.keys(surfaces[surface]).map((name): [SurfaceName, string] => [surface, name]),
);

/** What people paste, and what others would like to slip in. */
const strange = fc.constantFrom(
  '',
  ' ',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '‮gnirts',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '${7*7}',
  '%00%0a',
  'x'.repeat(300),
  'x'.repeat(100_000),
);
/** By its numbers: the unit `binary` of fc.string begins with a table of all of Unicode, two seconds of a processor. */
const anyCharacters = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 10 })
  .map((points) => String.fromCodePoint(...points));
const anyText = fc.oneof(strange, fc.string({ unit: 'grapheme' }), anyCharacters);
const anything = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant(undefined),
  fc.bigInt().map(Number),
);

/** One of the plausible values more often than not, else something odd. */
function mostly(
  plausible: fc.Arbitrary<unknown>,
  odd: fc.Arbitrary<unknown> = anyText,
): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: plausible }, { weight: 1, arbitrary: odd });
}

const oddAddresses = fc.constantFrom(
  'http://sandbox.planlink.example',
  'https://user:word@sandbox.planlink.example',
  'https://127.0.0.1',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]',
  'https://metadata.google.internal',
  'https://sandbox.planlink.example:22',
  'https://sandbox.planlink.example/path?query=1',
  `https://${'a'.repeat(300)}.example`,
);

const credentials = fc.oneof(
  fc.record({
    method: fc.constant('oauth2'),
    clientId: mostly(fc.constant('client')),
    clientSecret: mostly(fc.constant(SECRET)),
  }),
  fc.record({
    method: fc.constant('oauth1a'),
    consumerKey: mostly(fc.constantFrom('planlink', 'with space', 'sign!')),
    newKeyPair: fc.constant(false),
  }),
  fc.record({ method: fc.constant('pat'), token: mostly(fc.constant(SECRET)) }),
  fc.record({
    method: fc.constant('basic'),
    username: mostly(fc.constant('somebody')),
    password: mostly(fc.constant(SECRET)),
    expiresOn: mostly(fc.constantFrom('2020-01-01', '2099-12-31')),
  }),
  anything,
);

/** The exported configuration with one value anywhere in it replaced. */
const importedText = fc.tuple(fc.nat(), anything).map(([position, value]) => {
  let place = 0;
  const leaves = [...configuration.matchAll(/: ("[^"]*"|\d+|true|false|null)/g)].length;
  return configuration.replace(/: ("[^"]*"|\d+|true|false|null)/g, (whole) =>
    place++ === position % leaves ? `: ${(JSON.stringify(value) as string | undefined) ?? 'null'}` : whole,
  );
});

/** Right in shape more often than not, and wrong in what it says: other connections, stale versions, odd names. */
function nearlyRight(): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const ourId = mostly(fc.constant(connectionId), fc.oneof(fc.constantFrom('another', '..', '-'), anyText));
  const someId = mostly(fc.constantFrom(linkId, connectionId, 'another', 'a'.repeat(100)));
  const jiraId = mostly(fc.constantFrom('10000', '10001', '10002', '99999', '0'));
  const remote = mostly(fc.constantFrom('prj-roadmap', 'prj-none', 'wks-product'));
  const statuses = fc.dictionary(fc.constantFrom('sts-open', 'sts-none'), jiraId, { maxKeys: 2 });
  return {
    connectionId: ourId,
    // Never the one that stands: a payload that is right by chance would be obeyed.
    version: mostly(fc.constantFrom(1, 999_999), fc.oneof(fc.double(), fc.integer({ max: 0 }), anyText)),
    linkId: someId,
    linkIds: fc.array(someId, { maxLength: 3 }),
    stopLinks: fc.array(someId, { maxLength: 3 }),
    testId: someId,
    name: mostly(fc.constantFrom('Other', 'Roadmap', 'roadmap')),
    platform: mostly(fc.constantFrom('planning-api', 'other')),
    address: mostly(oddAddresses),
    projectId: jiraId,
    issueId: jiraId,
    jiraProjectId: jiraId,
    issueTypeId: jiraId,
    platformProjectId: remote,
    workspaceIds: fc.array(remote, { maxLength: 4 }),
    statuses: mostly(statuses, fc.dictionary(anyText, jiraId, { maxKeys: 3 })),
    createTasks: mostly(fc.constantFrom('never', 'new', 'all')),
    active: fc.boolean(),
    untested: fc.boolean(),
    use: mostly(fc.constantFrom('current', 'staged')),
    returns: mostly(fc.constantFrom('callback', 'code')),
    code: mostly(fc.constantFrom('CONFLICT_OPEN', 'JIRA_FORBIDDEN')),
    mapping: mostly(fc.constant(mapping), anything),
    side: mostly(fc.constantFrom('jira', 'platform')),
    keep: mostly(fc.constantFrom('jira', 'platform')),
    query: mostly(fc.constantFrom('', 'ada')),
    field: mostly(fc.constantFrom('title', 'status')),
    id: someId,
    ids: fc.array(someId, { minLength: 1, maxLength: 3 }),
    runId: someId,
    which: mostly(fc.constantFrom('all', 'failed', 'since')),
    since: mostly(fc.constantFrom('2026-11-01T00:00:00Z', '2099-01-01T00:00:00Z')),
    task: mostly(fc.constantFrom('ROAD-1', 'https://sandbox.planlink.example/tasks/tsk-000001')),
    actor: anyText,
    action: mostly(fc.constantFrom('authorised', 'connection-created')),
    cursor: anyText,
    fingerprint: anyText,
    text: mostly(importedText, fc.oneof(anyText, fc.json())),
    settings: mostly(
      fc.record({
        mendRole: mostly(fc.constant(null)),
        auditDays: mostly(fc.constantFrom(7, 3650), fc.integer()),
        grantNewWorkspaces: fc.boolean(),
        pointsAnHour: fc.integer({ min: 1000, max: 60_000 }),
      }),
      anything,
    ),
    credentials,
  };
}

function payloadFor(surface: SurfaceName, name: string): fc.Arbitrary<unknown> {
  const schema = Object.entries(surfaces[surface]).find(([known]) => known === name)?.[1];
  const fields = schema === undefined ? [] : Object.keys(schema.shape);
  const known = nearlyRight();
  const shaped = fc.record(Object.fromEntries(fields.map((field) => [field, known[field] ?? anything])), {
    requiredKeys: [],
  });
  const whole = fc.record(Object.fromEntries(fields.map((field) => [field, known[field] ?? anything])));
  const broken = fc
    .tuple(shaped, fc.constantFrom(...fields, 'more', '__proto__'), anything)
    .map(([payload, field, value]) => {
      return Object.fromEntries([...Object.entries(payload), [field, value]]);
    });
  return fc.oneof(
    { weight: 5, arbitrary: whole },
    { weight: 2, arbitrary: broken },
    { weight: 1, arbitrary: shaped },
    { weight: 1, arbitrary: anything },
  );
}

/** What a browser can send: JSON that Forge lets through. */
function asSent(payload: unknown): unknown {
  const text = JSON.stringify(payload) as string | undefined;
  return text === undefined || text.length > 400_000 ? undefined : (JSON.parse(text) as unknown);
}

const refused = z.object({ ok: z.literal(false), error: z.object({ code: z.string() }).loose() });

function stored(): string {
  const { plain, secret } = world.host.services.storedTexts();
  return plain + secret;
}

/** What reaches the handlers, so that the test does not go blind when a payload changes its shape. */
const reached = new Set<string>();
const neverPastTheDoor = ['INPUT_INVALID', 'NOT_ALLOWED'];

/** Refusals after which the work that was done until then may well be stored. */
const leaveTraces = [
  'test.step',
  'authorisation.',
  'project.',
  'connection.checkAddress',
  'link.',
  'workspaces.',
];

describe.each(['acc-admin', 'acc-outsider'])('whatever %s sends', (person) => {
  test.each(all)(
    '%s %s answers with a cause, gives away nothing, and a refusal changes nothing',
    async (surface, name) => {
      await fc.assert(
        fc.asyncProperty(payloadFor(surface, name), async (made) => {
          const payload = asSent(made);
          const before = stored();
          const answer = await call(world, surface, name, payload, person);
          expect(answer).not.toMatchObject({ error: { code: 'INTERNAL' } });
          if (!neverPastTheDoor.includes(codeOf(answer))) reached.add(name);
          expect(JSON.stringify(answer)).not.toContain(SECRET);
          const untouched =
            person === 'acc-outsider' || !leaveTraces.some((prefix) => name.startsWith(prefix));
          if (refused.safeParse(answer).success && untouched) expect(stored() === before).toBe(true);
          await world.advance(2_000);
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
  );
});

test('a payload of 1 MB is kept out by Forge, one of 400 KB by the schema', async () => {
  const text = 'x'.repeat(1_000_000);
  await expect(call(world, 'admin', 'config.preview', { text })).rejects.toThrow('500 KB');
  const shorter = { text: text.slice(0, 400_000) };
  expect(codeOf(await call(world, 'admin', 'config.preview', shorter))).toBe('INPUT_INVALID');
});

test('half of a character, for which there are no bytes, is refused by name', async () => {
  const projects = { jiraProjectId: '10002', platformProjectId: '\ud800' };
  const answer = await call(world, 'admin', 'link.suggest', { connectionId: 'c', ...projects });
  expect(answer).toMatchObject({ error: { code: 'INPUT_INVALID', facts: { field: 'platformProjectId' } } });
});

test('no log line repeats a secret or what was sent', () => {
  const logs = world.recorder.logs.map(({ text }) => text).join('\n');
  expect(logs).not.toContain(SECRET);
  for (const word of ['<script>', 'OR 1=1', 'gnirts']) expect(logs).not.toContain(word);
});

test('nearly every resolver was reached and had to find out by itself what is wrong', () => {
  const missed = all.map(([, name]) => name).filter((name) => !reached.has(name));
  expect(missed.length).toBeLessThan(10);
});

test('the connection is still there and works', async () => {
  const standing = await adminOf(world).get(connectionId);
  expect(standing.status).toBe('Authorized');
});
