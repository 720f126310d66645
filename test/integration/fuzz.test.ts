import * as fc from 'fast-check';
import * as z from 'zod';
import { adminRequests, issueRequests, projectRequests } from '../../src/contract/requests';
import type { World } from '../../local/world';
import { adminOf, call, connect, inlineWorld, MINUTES } from './rig';

/** Found in no answer and no log, whoever sends what. */
const SECRET = 'fuzz-canary-3b9e1c';
const RUNS = 12;

let world: World;
let connectionId: string;
let linkId: string;
let version: number;
beforeAll(async () => {
  world = await inlineWorld({ sandbox: { seed: 9 } });
  const connection = await connect(world);
  connectionId = connection.id;
  linkId = connection.links[0]?.id ?? '';
  const staged = await adminOf(world).stage(connectionId, { method: 'pat', token: SECRET });
  version = staged.version;
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
const anyText = fc.oneof(strange, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const anything = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant(undefined),
  fc.bigInt().map(Number),
);

/** Right in shape more often than not, and wrong in what it says: other connections, stale versions, odd names. */
function nearlyRight(): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const someId = fc.oneof(
    fc.constantFrom(connectionId, linkId, 'another', 'a'.repeat(100), '..', '-'),
    anyText,
  );
  const someVersion = fc.oneof(fc.constantFrom(version - 1, version + 1, 999), fc.integer(), fc.double());
  const jiraId = fc.oneof(fc.constantFrom('10000', '10001', '10002', '99999', '0'), anyText);
  const remote = fc.oneof(fc.constantFrom('prj-roadmap', 'wks-product', 'prj-none'), anyText);
  return {
    connectionId: fc.oneof(
      { weight: 4, arbitrary: fc.constant(connectionId) },
      { weight: 2, arbitrary: someId },
    ),
    version: someVersion,
    linkId: someId,
    linkIds: fc.array(someId, { maxLength: 3 }),
    stopLinks: fc.array(someId, { maxLength: 3 }),
    testId: someId,
    name: anyText,
    platform: fc.oneof(fc.constant('planning-api'), anyText),
    address: fc.oneof(
      fc.constantFrom(
        'http://sandbox.planlink.example',
        'https://user:word@sandbox.planlink.example',
        'https://127.0.0.1',
        'https://169.254.169.254/latest/meta-data',
        'https://[::1]',
        'https://metadata.google.internal',
        'https://sandbox.planlink.example:22',
        'https://sandbox.planlink.example/path?query=1',
        `https://${'a'.repeat(300)}.example`,
      ),
      anyText,
    ),
    projectId: jiraId,
    issueId: jiraId,
    jiraProjectId: jiraId,
    issueTypeId: jiraId,
    platformProjectId: remote,
    workspaceIds: fc.array(remote, { maxLength: 4 }),
    statuses: fc.dictionary(anyText, jiraId, { maxKeys: 3 }),
    createTasks: fc.oneof(fc.constantFrom('never', 'new', 'all'), anyText),
    active: fc.boolean(),
    untested: fc.boolean(),
    use: fc.oneof(fc.constantFrom('current', 'staged'), anyText),
    returns: fc.oneof(fc.constantFrom('callback', 'code'), anyText),
    code: anyText,
    actor: anyText,
    action: fc.oneof(fc.constantFrom('authorised', 'connection-created'), anyText),
    cursor: anyText,
    fingerprint: anyText,
    text: fc.oneof(
      anyText,
      fc.json(),
      fc
        .jsonValue()
        .map((value) =>
          JSON.stringify({ format: 'planlink-configuration', version: 1, connections: [value] }),
        ),
    ),
    settings: fc.oneof(
      fc.record({
        mendRole: fc.oneof(anyText, fc.constant(null)),
        auditDays: fc.integer(),
        grantNewWorkspaces: fc.boolean(),
      }),
      anything,
    ),
    credentials: fc.oneof(
      fc.record({
        method: fc.constantFrom('oauth2', 'oauth1a', 'pat', 'basic', 'other'),
        token: anyText,
        clientId: anyText,
      }),
      fc.record({ method: fc.constant('oauth1a'), consumerKey: anyText, newKeyPair: fc.constant('yes') }),
      anything,
    ),
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
          const before = world.host.services.storedTexts().plain;
          const answer = await call(world, surface, name, payload, person);
          expect(answer).not.toMatchObject({ error: { code: 'INTERNAL' } });
          expect(JSON.stringify(answer)).not.toContain(SECRET);
          const after = world.host.services.storedTexts().plain;
          const untouched =
            person === 'acc-outsider' || !leaveTraces.some((prefix) => name.startsWith(prefix));
          if (refused.safeParse(answer).success && untouched) expect(after === before).toBe(true);
          await world.advance(2_000);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
  );
});

test('no log line repeats a secret or what was sent', () => {
  const logs = world.recorder.logs.map(({ text }) => text).join('\n');
  expect(logs).not.toContain(SECRET);
  for (const word of ['<script>', 'OR 1=1', 'gnirts']) expect(logs).not.toContain(word);
});

test('the connection is still there and works', async () => {
  const standing = await adminOf(world).get(connectionId);
  expect(standing.status).toBe('Authorized');
});
