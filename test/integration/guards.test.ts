import { adminRequests, issueRequests, projectRequests } from '../../src/contract/requests';
import { busy } from '../../local/host/faults';
import type { World } from '../../local/world';
import { adminOf, call, codeOf, connectedWorld, MINUTES, pairsOf } from './rig';

/** `acc-member` has the project role "Issue tracking" besides being a member, `acc-amara` is a member and no more. */
const people = ['acc-admin', 'acc-lead', 'acc-member', 'acc-amara', 'acc-outsider'];
const ROLE = 'Issue tracking';
let world: World;
let connectionId: string;
let issueId: string;
/** An issue of the same project that has no task. */
let loneId: string;

beforeAll(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 5 } }));
  const [issueKey] = [...pairsOf(world).values()][0] ?? [];
  issueId = world.jira.world.issue(issueKey ?? '')?.id ?? '';
  const lone = world.jira.world
    .issuesOf('ROAD')
    .find(({ properties }) => properties['planlink'] === undefined);
  loneId = lone?.id ?? '';
});
afterAll(() => world.stop());
/** So many questions at one moment are more than Jira answers. */
beforeEach(() => world.advance(MINUTES));

type Payload = Readonly<Record<string, unknown>>;

const token = { method: 'pat', token: 'not-a-token' };
const ofProjects = { jiraProjectId: '10000', platformProjectId: 'prj-roadmap' };
/** Right in shape, and about types that neither side has. */
const mapping = {
  version: 2,
  types: [{ task: 'none', jira: '1' }],
  statuses: [],
  priorities: [],
  users: { byHand: [], byAddress: true, unmatched: { jira: null, platform: null } },
  fields: {},
  custom: [],
  comments: 'both',
  filter: { jira: null, platform: null },
  linkBack: false,
  deletions: 'keep',
};
const ofRoadmap = { jiraProjectId: '10000', platformProjectId: 'prj-roadmap', issueTypeId: '10002' };

/**
 * A payload that is right in shape for every resolver: whoever is refused is refused for who they are. Versions are
 * stale and names wrong, so that whoever is let in changes nothing either.
 */
function adminPayloads(): Record<keyof typeof adminRequests, Payload> {
  const stale = { connectionId, version: 999 };
  return {
    'connections.list': {},
    'connection.get': { connectionId },
    'connection.create': {
      name: `By ${Math.random()}`,
      platform: 'planning-api',
      address: 'https://other.example.com',
    },
    'connection.update': { ...stale, name: 'Other' },
    'connection.settings': {
      ...stale,
      settings: { mendRole: null, auditDays: 30, grantNewWorkspaces: false, pointsAnHour: 10_000 },
    },
    'connection.checkAddress': { connectionId },
    'connection.setActive': { ...stale, active: false },
    'connection.syncNow': { connectionId },
    'connection.disconnect': stale,
    'connection.delete': { ...stale, name: 'Not its name' },
    'test.step': { connectionId },
    'credentials.stage': { connectionId, credentials: token },
    'credentials.discard': { connectionId },
    'authorisation.start': { connectionId, use: 'staged', returns: 'callback' },
    'authorisation.verify': { connectionId, code: '123456' },
    'authorisation.advance': { connectionId },
    'authorisation.cancel': { connectionId },
    'workspaces.list': { connectionId },
    'workspaces.preview': { connectionId, workspaceIds: ['wks-product'] },
    'workspaces.grant': { ...stale, workspaceIds: ['wks-product'] },
    'link.options': { connectionId },
    'link.suggest': { connectionId, jiraProjectId: '10000', platformProjectId: 'prj-roadmap' },
    'link.preview': { connectionId, ...ofRoadmap, statuses: {} },
    'link.check': { connectionId, ...ofProjects, mapping },
    'link.mapping': { connectionId, linkId: 'l1' },
    'link.update': { ...stale, linkId: 'l1', mapping, createTasks: 'never' },
    'people.unmatched': { connectionId },
    'people.search': { connectionId, side: 'jira', query: 'Mi' },
    'link.create': { ...stale, ...ofRoadmap, createTasks: 'new', statuses: {} },
    'link.pause': { ...stale, linkId: 'l1' },
    'link.resume': { ...stale, linkId: 'l1' },
    'link.remove': { ...stale, linkId: 'l1' },
    'resync.start': { connectionId, linkIds: ['l1'] },
    'resync.pause': { connectionId },
    'resync.resume': { connectionId },
    'resync.stop': { connectionId },
    'dryRun.start': { connectionId, linkId: 'l1' },
    'dryRun.get': { connectionId },
    'dryRun.stop': { connectionId },
    'failures.list': { connectionId },
    'failures.retry': { connectionId, ids: ['none'] },
    'failures.dismiss': { connectionId, id: 'none' },
    'conflict.settle': { connectionId, id: 'none', field: 'title', keep: 'jira' },
    'run.get': { connectionId, runId: `${connectionId}:1:00000000` },
    'roles.list': { connectionId },
    'audit.list': {},
    'audit.export': {},
    'config.export': {},
    'config.preview': { text: '{}' },
    'config.import': { text: '{}', fingerprint: 'none' },
    'support.bundle': { connectionId },
  };
}

/** What the issue panel may be asked to do, and what it answers to those who may: nothing of it can be done here. */
const issueMending: Record<string, readonly [Payload, string]> = {
  'issue.retry': [{}, 'ok'],
  'issue.settle': [{ field: 'title', keep: 'jira' }, 'NOT_FOUND'],
  'issue.createTask': [{}, 'ISSUE_ALREADY_LINKED'],
  'issue.linkTask': [{ task: 'ROAD-1' }, 'ISSUE_ALREADY_LINKED'],
  'issue.unlink': [{}, 'NOT_FOUND'],
};

function viewers(accountIds: readonly string[]): void {
  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  if (road === undefined) throw new Error('There is no ROAD');
  world.jira.world.changeProject('ROAD', { roles: { ...road.roles, Viewer: [...accountIds] } });
}

const adminNames = Object.keys(adminRequests) as (keyof typeof adminRequests)[];

describe('who may call what', () => {
  test.each(adminNames)('LA01 admin resolver %s: the Jira administrator, and nobody else', async (name) => {
    for (const person of people) {
      const answer = await call(world, 'admin', name, adminPayloads()[name], person);
      const code = codeOf(answer);
      expect([person, code === 'NOT_ALLOWED']).toEqual([person, person !== 'acc-admin']);
      expect(['INPUT_INVALID', 'INTERNAL']).not.toContain(code);
      if (!answer.ok && code === 'NOT_ALLOWED') expect(answer.error.facts).toEqual({});
    }
  });

  test.each(['project.overview', 'project.items', 'project.failures'])(
    'LA16 project resolver %s: everybody who may see the project',
    async (name) => {
      for (const person of people) {
        const code = codeOf(await call(world, 'project', name, { projectId: '10000' }, person));
        expect([person, code]).toEqual([person, person === 'acc-outsider' ? 'NOT_ALLOWED' : 'ok']);
      }
    },
  );

  test('project.run: everybody who may see the project, of connections that are linked to it', async () => {
    const run = { connectionId, runId: `${connectionId}:1:00000000` };
    for (const person of people) {
      const code = codeOf(
        await call(world, 'project', 'project.run', { projectId: '10000', ...run }, person),
      );
      expect([person, code]).toEqual([person, person === 'acc-outsider' ? 'NOT_ALLOWED' : 'NOT_FOUND']);
    }
    expect(codeOf(await call(world, 'project', 'project.run', { projectId: '10001', ...run }))).toBe(
      'NOT_ALLOWED',
    );
  });

  test.each(['issue.link', 'issue.history'])(
    'issue resolver %s: everybody who may see the issue',
    async (name) => {
      for (const person of people) {
        const code = codeOf(await call(world, 'issue', name, { issueId }, person));
        expect([person, code]).toEqual([person, person === 'acc-outsider' ? 'NOT_ALLOWED' : 'ok']);
      }
    },
  );

  test('every resolver of the issue panel that changes something is among those below', () => {
    const reading = ['issue.link', 'issue.history'];
    expect([...reading, ...Object.keys(issueMending)].sort()).toEqual(Object.keys(issueRequests).sort());
  });

  describe('with somebody who may look and no more', () => {
    beforeAll(() => viewers(['acc-outsider']));
    afterAll(() => viewers([]));

    test.each(Object.keys(issueMending))(
      'issue resolver %s: those who may edit the issue or mend its connection',
      async (name) => {
        const [payload = {}, expected = ''] = issueMending[name] ?? [];
        const asked = { issueId: name === 'issue.unlink' ? loneId : issueId, ...payload };
        for (const person of people) {
          const code = codeOf(await call(world, 'issue', name, asked, person));
          expect([person, code]).toEqual([person, person === 'acc-outsider' ? 'NOT_ALLOWED' : expected]);
        }
        const reads = await call(world, 'issue', 'issue.link', { issueId }, 'acc-outsider');
        expect(reads.ok ? reads.data['link'] : reads).toMatchObject({ mayMend: false });
      },
    );
  });

  test('the surfaces are disjoint: a page reaches its own resolvers only', async () => {
    await expect(call(world, 'project', 'connections.list', {}, 'acc-admin')).rejects.toThrow(
      'connections.list',
    );
    await expect(
      call(world, 'issue', 'project.overview', { projectId: '10000' }, 'acc-admin'),
    ).rejects.toThrow('project.overview');
    await expect(call(world, 'admin', 'issue.link', { issueId }, 'acc-admin')).rejects.toThrow('issue.link');
  });

  test('a project that the reader may not see is refused even to an administrator of others', async () => {
    expect(
      codeOf(await call(world, 'project', 'project.overview', { projectId: '99999' }, 'acc-admin')),
    ).toBe('NOT_ALLOWED');
  });

  test.each([
    ['mypermissions', { kind: 'status', status: 503 }, 'JIRA_BUSY'],
    ['mypermissions', { kind: 'status', status: 500 }, 'JIRA_BUSY'],
    ['mypermissions', busy(429, 60), 'JIRA_BUSY'],
    ['mypermissions', { kind: 'reset', when: 'before' }, 'NOT_ALLOWED'],
    ['mypermissions', { kind: 'status', status: 401 }, 'NOT_ALLOWED'],
  ] as const)(
    'when Jira answers the question who may at %s with %j, nobody is let in, and is told %s',
    async (place, action, code) => {
      const withdraw = world.faults.add({
        match: ({ target, path }) => target === 'jira' && path.includes(place),
        action,
      });
      const before = world.recorder.calls.length;
      expect(codeOf(await call(world, 'admin', 'connections.list', {}, 'acc-admin'))).toBe(code);
      expect(
        codeOf(await call(world, 'project', 'project.overview', { projectId: '10000' }, 'acc-lead')),
      ).toBe(code);
      expect(codeOf(await call(world, 'issue', 'issue.retry', { issueId }, 'acc-lead'))).toBe(code);
      const asked = world.recorder.calls.slice(before);
      expect(asked.filter(({ path }) => !path.includes(place))).toEqual([]);
      withdraw();
    },
  );
});

/** Who may mend, by what the connection is set to. */
const menders: readonly (readonly [string | null, readonly string[]])[] = [
  [null, ['acc-admin', 'acc-lead']],
  [ROLE, ['acc-admin', 'acc-member']],
  ['A role that nobody made', ['acc-admin']],
];

/** What may be done while the connection is well, and what it answers then. */
const whileWell: Readonly<Record<string, string>> = {
  'project.cancel': 'ok',
  'project.retry': 'ok',
  'project.dismiss': 'NOT_FOUND',
  'project.settle': 'NOT_FOUND',
};

const mending: Record<string, Payload> = {
  'project.retry': { ids: ['none'] },
  'project.dismiss': { id: 'none' },
  'project.settle': { id: 'none', field: 'title', keep: 'jira' },
  'project.stage': { credentials: token },
  'project.authorise': { use: 'staged', returns: 'callback' },
  'project.verify': { code: '123456' },
  'project.advance': {},
  'project.cancel': {},
};

describe.each(menders)('LA15 with the role %j set', (mendRole, allowed) => {
  beforeAll(async () => {
    const { version } = await adminOf(world).get(connectionId);
    const settings = { mendRole, auditDays: 180, grantNewWorkspaces: false, pointsAnHour: 10_000 };
    const answer = await call(world, 'admin', 'connection.settings', { connectionId, version, settings });
    expect(codeOf(answer)).toBe('ok');
  });

  test('every resolver that mends is among them', () => {
    const reading = ['project.overview', 'project.items', 'project.failures', 'project.run'];
    expect([...reading, ...Object.keys(mending)].sort()).toEqual(Object.keys(projectRequests).sort());
  });

  test.each(Object.keys(mending))(
    'LA14 %s: holders only, and no authorising while the connection is well',
    async (name) => {
      for (const person of people) {
        const payload = { ...mending[name], projectId: '10000', connectionId };
        const code = codeOf(await call(world, 'project', name, payload, person));
        const well = whileWell[name] ?? 'NOT_NOW';
        expect([person, code]).toEqual([person, allowed.includes(person) ? well : 'NOT_ALLOWED']);
      }
    },
  );

  test.each(Object.keys(mending))('%s reaches no connection through another project', async (name) => {
    for (const projectId of ['10001', '10002', '99999']) {
      const payload = { ...mending[name], projectId, connectionId };
      expect(codeOf(await call(world, 'project', name, payload, 'acc-admin'))).toBe('NOT_ALLOWED');
    }
    const unknown = { ...mending[name], projectId: '10000', connectionId: 'no-such-connection' };
    expect(codeOf(await call(world, 'project', name, unknown, 'acc-admin'))).toBe('NOT_ALLOWED');
  });
});
