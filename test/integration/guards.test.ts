import { adminRequests, issueRequests, projectRequests } from '../../src/contract/requests';
import type { World } from '../../local/world';
import { call, codeOf, connect, inlineWorld, pairsOf } from './rig';

const people = ['acc-admin', 'acc-lead', 'acc-member', 'acc-outsider'];
let world: World;
let connectionId: string;
let issueId: string;

beforeAll(async () => {
  world = await inlineWorld({ sandbox: { seed: 5 } });
  connectionId = (await connect(world)).id;
  const [issueKey] = [...pairsOf(world).values()][0] ?? [];
  issueId = world.jira.world.issue(issueKey ?? '')?.id ?? '';
});
afterAll(() => world.stop());

type Payload = Readonly<Record<string, unknown>>;

/** A payload that is right in shape for every resolver: whoever is refused is refused for who they are. */
function adminPayloads(): Record<keyof typeof adminRequests, Payload> {
  return {
    'connections.list': {},
    'connection.get': { connectionId },
    'connection.create': {
      name: `By ${Math.random()}`,
      platform: 'planning-api',
      address: 'https://other.example.com',
    },
    'connection.checkAddress': { connectionId },
    'connection.setActive': { connectionId, version: 999, active: false },
    'connection.syncNow': { connectionId },
    'authorisation.start': { connectionId },
    'authorisation.advance': { connectionId },
    'workspaces.list': { connectionId },
    'workspaces.grant': { connectionId, version: 999, workspaceIds: ['wks-product'] },
    'link.options': { connectionId },
    'link.suggest': { connectionId, jiraProjectId: '10000', platformProjectId: 'prj-roadmap' },
    'link.create': {
      connectionId,
      version: 999,
      jiraProjectId: '10000',
      platformProjectId: 'prj-roadmap',
      issueTypeId: '10002',
      createTasks: 'new',
      statuses: {},
    },
  };
}

const adminNames = Object.keys(adminRequests) as (keyof typeof adminRequests)[];

describe('who may call what', () => {
  test.each(adminNames)('admin resolver %s: the Jira administrator, and nobody else', async (name) => {
    for (const person of people) {
      const code = codeOf(await call(world, 'admin', name, adminPayloads()[name], person));
      expect([person, code === 'NOT_ALLOWED']).toEqual([person, person !== 'acc-admin']);
    }
  });

  test.each(Object.keys(projectRequests))(
    'project resolver %s: everybody who may see the project',
    async (name) => {
      for (const person of people) {
        const code = codeOf(await call(world, 'project', name, { projectId: '10000' }, person));
        expect([person, code]).toEqual([person, person === 'acc-outsider' ? 'NOT_ALLOWED' : 'ok']);
      }
    },
  );

  test.each(Object.keys(issueRequests))(
    'issue resolver %s: everybody who may see the issue',
    async (name) => {
      for (const person of people) {
        const code = codeOf(await call(world, 'issue', name, { issueId }, person));
        expect([person, code]).toEqual([person, person === 'acc-outsider' ? 'NOT_ALLOWED' : 'ok']);
      }
    },
  );

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

  test('when Jira does not answer the question who may, the answer is no', async () => {
    const withdraw = world.faults.add({
      match: ({ target, path }) => target === 'jira' && path.includes('mypermissions'),
      action: { kind: 'status', status: 503 },
    });
    expect(codeOf(await call(world, 'admin', 'connections.list', {}, 'acc-admin'))).toBe('NOT_ALLOWED');
    withdraw();
  });
});
