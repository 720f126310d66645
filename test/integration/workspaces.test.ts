import * as z from 'zod';
import type { World } from '../../local/world';
import { adminOf, connectedWorld, MINUTES, pairsOf } from './rig';
import { asked, detailOf, refusal, withToken, type Detail } from './life-cycle-views';

let world: World;
let id: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: id },
  } = await connectedWorld({ sandbox: { seed: 12 } }));
});
afterEach(() => world.stop());

const ALL = ['wsp-product', 'wsp-accessibility', 'wsp-operations'];
const WITHOUT_PRODUCT = ['wsp-accessibility', 'wsp-operations'];

const listSchema = z.object({
  workspaces: z.array(
    z.object({
      id: z.string(),
      granted: z.boolean(),
      isNew: z.boolean(),
      gone: z.boolean(),
      projectLinks: z.number(),
    }),
  ),
});
const previewLink = z.object({ linkId: z.string(), jiraProjectKey: z.string(), linkedItems: z.number() });
const previewSchema = z.object({ stops: z.array(previewLink), restores: z.array(previewLink) });

async function workspaces() {
  return listSchema.parse(await asked(world, 'workspaces.list', { connectionId: id })).workspaces;
}

async function preview(workspaceIds: readonly string[]) {
  return previewSchema.parse(await asked(world, 'workspaces.preview', { connectionId: id, workspaceIds }));
}

async function grant(workspaceIds: readonly string[], stopLinks?: readonly string[]): Promise<string> {
  const { version } = await detailOf(world, id);
  const payload = {
    connectionId: id,
    version,
    workspaceIds,
    ...(stopLinks === undefined ? {} : { stopLinks }),
  };
  return refusal(world, 'workspaces.grant', payload);
}

async function theLink(): Promise<Detail['links'][number]> {
  const [link] = (await detailOf(world, id)).links;
  if (link === undefined) throw new Error('There is no link');
  return link;
}

const newsOf = ({ attention }: Detail): readonly string[] => attention.map(({ kind }) => kind);

/** The platform as it offers other workspaces than it was made with. */
function offers(ids: readonly string[]): () => void {
  const items = ids.map((one) => ({ id: one, name: `Workspace ${one}` }));
  return world.faults.add({
    match: ({ target, method, path }) =>
      target === 'egress' && method === 'GET' && new URL(path).pathname.endsWith('/workspaces'),
    action: {
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { items, next: null, nextCursor: null },
    },
  });
}

describe('LA05 choosing workspaces', () => {
  test('LA06 nothing is saved without at least one workspace', async () => {
    const { version } = await detailOf(world, id);
    expect(await grant([])).toBe('INPUT_INVALID');
    expect(await detailOf(world, id)).toMatchObject({ version, status: 'Authorized' });
    expect((await detailOf(world, id)).workspaces).toHaveLength(3);
  });

  test('a workspace that the platform does not offer is refused', async () => {
    expect(await grant(['wsp-product', 'wsp-secret'])).toBe('INPUT_INVALID');
    expect((await detailOf(world, id)).workspaces).toHaveLength(3);
  });

  test('LA12 leaving out a workspace with linked projects demands exactly the links that stop, and changes nothing before', async () => {
    const link = await theLink();
    expect(await preview(WITHOUT_PRODUCT)).toEqual({
      stops: [{ linkId: link.id, jiraProjectKey: 'ROAD', linkedItems: 12 }],
      restores: [],
    });
    const before = await detailOf(world, id);
    expect(await grant(WITHOUT_PRODUCT)).toBe('LINKS_WOULD_STOP');
    expect(await grant(WITHOUT_PRODUCT, ['0123456789ab'])).toBe('LINKS_WOULD_STOP');
    expect(await grant(WITHOUT_PRODUCT, [link.id, '0123456789ab'])).toBe('LINKS_WOULD_STOP');
    expect(await grant(ALL, [link.id])).toBe('LINKS_WOULD_STOP');
    expect(await detailOf(world, id)).toEqual(before);
    expect(await grant(WITHOUT_PRODUCT, [link.id])).toBe('ok');
    const after = await detailOf(world, id);
    expect(after.links).toMatchObject([{ id: link.id, paused: { by: 'workspace' } }]);
    expect(newsOf(after)).toEqual(['personal-account', 'links-paused']);
    expect(after.attention.at(-1)).toMatchObject({ count: 1, level: 'info' });
  });

  test('LA12 chosen again, the links come back and what changed meanwhile is carried over', async () => {
    const link = await theLink();
    const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
    expect(await grant(WITHOUT_PRODUCT, [link.id])).toBe('ok');
    world.sandbox.world.editTask(taskId, { title: 'Edited while it rested' });
    await world.advance(30 * MINUTES);
    expect(world.jira.world.issue(issueKey ?? '')?.summary).not.toBe('Edited while it rested');
    expect((await preview(ALL)).restores).toMatchObject([{ linkId: link.id }]);
    expect(await grant(ALL)).toBe('ok');
    expect((await theLink()).paused).toBeNull();
    await world.advance(2 * MINUTES);
    expect(world.jira.world.issue(issueKey ?? '')?.summary).toBe('Edited while it rested');
    expect(pairsOf(world).size).toBe(12);
  });

  test('LA12b a resting link lets another connection take its project, and then comes back only when it is free', async () => {
    const link = await theLink();
    expect(await grant(WITHOUT_PRODUCT, [link.id])).toBe('ok');
    const other = await withToken(world, 'The other one');
    const admin = adminOf(world);
    const granted = await admin.grant(await admin.get(other.id), ['wsp-product']);
    const linked = await admin.link(granted, '10000', 'prj-website', 'never');
    expect(await grant(ALL)).toBe('ok');
    expect((await theLink()).paused).toEqual({ by: 'workspace' });
    const { version } = await detailOf(world, id);
    const resume = { connectionId: id, version, linkId: link.id };
    expect(await refusal(world, 'link.resume', resume)).toBe('PROJECT_ALREADY_LINKED');
    const away = { connectionId: other.id, version: linked.version, linkId: linked.links[0]?.id };
    expect(await refusal(world, 'link.remove', away)).toBe('ok');
    expect(await refusal(world, 'link.resume', resume)).toBe('ok');
    expect((await theLink()).paused).toBeNull();
  });

  test('a link that a person paused stays so, and is not resumed into a workspace that is not chosen', async () => {
    const link = await theLink();
    const pause = { connectionId: id, version: (await detailOf(world, id)).version, linkId: link.id };
    expect(await refusal(world, 'link.pause', pause)).toBe('ok');
    expect(await grant(WITHOUT_PRODUCT)).toBe('ok');
    const resume = { ...pause, version: (await detailOf(world, id)).version };
    expect(await refusal(world, 'link.resume', resume)).toBe('WORKSPACE_NOT_GRANTED');
    expect(await grant(ALL)).toBe('ok');
    expect((await theLink()).paused).toEqual({ by: 'person' });
  });

  test('a project that is linked already cannot be linked again, and a removed link leaves issues and tasks', async () => {
    const link = await theLink();
    await expect(
      adminOf(world).link(await adminOf(world).get(id), '10000', 'prj-website', 'never'),
    ).rejects.toThrow('PROJECT_ALREADY_LINKED');
    const { version } = await detailOf(world, id);
    expect(await refusal(world, 'link.remove', { connectionId: id, version, linkId: link.id })).toBe('ok');
    expect((await detailOf(world, id)).links).toEqual([]);
    await world.advance(5 * MINUTES);
    expect(world.host.services.storedTexts().plain).not.toContain(`mapping:${link.id}`);
    expect(pairsOf(world).size).toBe(12);
    expect(world.sandbox.world.tasks()).toHaveLength(12);
  });
});

describe('LA07 workspaces that appear later', () => {
  test('they are announced once and not granted; choosing ends the news', async () => {
    const withdraw = offers([...ALL, 'wsp-new']);
    expect((await workspaces()).find((one) => one.id === 'wsp-new')).toMatchObject({
      granted: false,
      isNew: true,
      gone: false,
    });
    await world.host.runSchedule('daily');
    await world.host.runSchedule('daily');
    const told = await detailOf(world, id);
    expect(told.workspaces).toHaveLength(3);
    expect(newsOf(told)).toEqual(['personal-account', 'new-workspaces']);
    expect(told.attention.at(-1)).toMatchObject({ count: 1, name: 'Workspace wsp-new' });
    const audit = await asked(world, 'audit.list', { connectionId: id, action: 'workspaces-discovered' });
    expect(
      z.object({ entries: z.array(z.object({ actor: z.literal('') })) }).parse(audit).entries,
    ).toHaveLength(1);
    expect(await grant(ALL)).toBe('ok');
    expect(newsOf(await detailOf(world, id))).toEqual(['personal-account']);
    expect((await workspaces()).every(({ isNew }) => !isNew)).toBe(true);
    withdraw();
  });

  test('they are granted only where the settings say so', async () => {
    const { version } = await detailOf(world, id);
    const settings = { mendRole: null, auditDays: 180, grantNewWorkspaces: true, pointsAnHour: 10_000 };
    await asked(world, 'connection.settings', { connectionId: id, version, settings });
    const withdraw = offers([...ALL, 'wsp-new']);
    await world.host.runSchedule('daily');
    const after = await detailOf(world, id);
    expect(after.workspaces.map((one) => one.id)).toEqual([...ALL, 'wsp-new']);
    expect(newsOf(after)).toEqual(['personal-account']);
    withdraw();
  });

  test('one that is gone from the platform is still shown, and can be kept or left out', async () => {
    const withdraw = offers(['wsp-product', 'wsp-operations']);
    expect((await workspaces()).find((one) => one.id === 'wsp-accessibility')).toMatchObject({
      granted: true,
      gone: true,
    });
    expect(await grant(ALL)).toBe('ok');
    expect(await grant(['wsp-product'])).toBe('ok');
    expect((await workspaces()).map((one) => one.id)).toEqual(['wsp-product', 'wsp-operations']);
    withdraw();
  });

  test('a look that the platform refuses shows as what it is, and changes no choice', async () => {
    world.sandbox.world.faults.down = true;
    await world.host.runSchedule('daily');
    expect(await detailOf(world, id)).toMatchObject({
      status: 'Interrupted',
      error: { code: 'PLATFORM_UNAVAILABLE' },
    });
    world.sandbox.world.faults.reset();
    await world.advance(11 * MINUTES);
    expect(await detailOf(world, id)).toMatchObject({ status: 'Authorized', error: null });
    expect((await detailOf(world, id)).workspaces).toHaveLength(3);
  });
});
