import { adminRequests } from '../../src/contract/requests';
import type { World } from '../../local/world';
import { call, codeOf, connect, inlineWorld } from './rig';
import { asked, detailOf, refusal, withToken } from './life-cycle-views';

let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 14 } });
});
afterEach(() => world.stop());

describe('two administrators, wrong ids and wrong shapes change nothing', () => {
  test('LA13 who saves over a version that is gone is told so, whatever it is, and nothing is lost', async () => {
    const { id, links } = await detailOf(world, (await connect(world)).id);
    const linkId = links[0]?.id ?? '';
    const { version } = await detailOf(world, id);
    await asked(world, 'connection.update', { connectionId: id, version, name: 'The first one saves' });
    const before = await detailOf(world, id);
    const late: Readonly<Record<string, object>> = {
      'connection.update': { name: 'The second one' },
      'connection.settings': {
        settings: { mendRole: null, auditDays: 9, grantNewWorkspaces: true, pointsAnHour: 10_000 },
      },
      'connection.setActive': { active: false },
      'connection.disconnect': {},
      'connection.delete': { name: 'The first one saves' },
      'workspaces.grant': { workspaceIds: ['wsp-product'] },
      'link.create': {
        jiraProjectId: '10001',
        platformProjectId: 'prj-website',
        issueTypeId: '10002',
        createTasks: 'new',
        statuses: {},
      },
      'link.pause': { linkId },
      'link.resume': { linkId },
      'link.remove': { linkId },
    };
    for (const [name, more] of Object.entries(late))
      expect([name, await refusal(world, name, { connectionId: id, version, ...more })]).toEqual([
        name,
        'VERSION_STALE',
      ]);
    expect(await detailOf(world, id)).toEqual(before);
  });

  test('of two who save in the same moment one is told so', async () => {
    const { id, version } = await withToken(world);
    const saves = ['One', 'Two', 'Three'].map((name) =>
      refusal(world, 'connection.update', { connectionId: id, version, name }),
    );
    expect((await Promise.all(saves)).sort()).toEqual(['VERSION_STALE', 'VERSION_STALE', 'ok']);
    const audit = JSON.stringify(
      await asked(world, 'audit.list', { connectionId: id, action: 'connection-changed' }),
    );
    expect(audit.match(/"action":"connection-changed"/g)).toHaveLength(1);
  });

  test('the link of another connection, and a connection that does not exist, are not found', async () => {
    const { id, links } = await detailOf(world, (await connect(world)).id);
    const other = await withToken(world, 'Another');
    expect(other.attention.find(({ kind }) => kind === 'duplicate-tenant')?.name).toBe('Roadmap');
    const linkId = links[0]?.id;
    for (const name of ['link.pause', 'link.resume', 'link.remove']) {
      const which = { connectionId: other.id, version: other.version, linkId };
      expect([name, await refusal(world, name, which)]).toEqual([name, 'NOT_FOUND']);
    }
    for (const connectionId of ['0123456789ab', 'constructor', '..', '__proto__'])
      expect([connectionId, await refusal(world, 'connection.get', { connectionId })]).toEqual([
        connectionId,
        'NOT_FOUND',
      ]);
    expect((await detailOf(world, id)).links).toEqual(links);
  });

  test('payloads of a wrong shape, and of half a megabyte and more, are refused by every resolver of the page', async () => {
    const { id } = await withToken(world);
    const before = await detailOf(world, id);
    const wrong = [
      [],
      'text',
      7,
      { connectionId: { $gt: '' } },
      { connectionId: id, extra: 'x'.repeat(400_000) },
    ];
    for (const name of Object.keys(adminRequests)) {
      for (const payload of wrong)
        expect([name, codeOf(await call(world, 'admin', name, payload))]).toEqual([name, 'INPUT_INVALID']);
    }
    // Forge lets no more than half a megabyte through.
    await expect(
      call(world, 'admin', 'connection.get', { connectionId: id, extra: 'x'.repeat(1_000_000) }),
    ).rejects.toThrow('larger than 500 KB');
    expect(await detailOf(world, id)).toEqual(before);
  });
});
