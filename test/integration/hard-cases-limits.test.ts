import { busy } from '../../local/host/faults';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { HardCase } from './hard-case';
import { adminOf, call, codeOf, connect, inlineWorld, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

test.each([
  ['for a moment', 2],
  ['for longer than a call can wait', 40],
])(
  'storage that asks for patience %s, wherever in a pass, is waited for: nothing is lost, doubled or told',
  async (_, times) => {
    const at = await HardCase.begin();
    world = at.world;
    const { id, key } = at.pair('One');
    const places = [0, 4, 9, 15];
    for (const skip of places) {
      const mend = at.world.faults.add({
        match: ({ target, functionKey }) => target === 'kvs' && functionKey === 'on-sync',
        action: busy(429, 1),
        skip,
        times,
      });
      at.platform.editTask(id, { labels: [`at-${skip}`] });
      at.platform.createTask({ title: `Task at ${skip}` });
      await at.newIssue({ issuetype: { id: '10002' }, summary: `Issue at ${skip}` });
      await at.settle();
      mend();
      expect(at.jira.issue(key)?.labels).toEqual([`at-${skip}`]);
      for (const name of [`Task at ${skip}`, `Issue at ${skip}`])
        expect(at.issueOf(at.task(name).id).summary).toBe(name);
    }
    at.expectNothingExtra(4 + 2 * places.length);
    expect(at.made).toBe(4 + 2 * places.length);
    expect(await at.told()).toEqual([]);
  },
);

test('resyncs keep within the points an hour that an administrator set, edits go on, and so do they in the next hour', async () => {
  world = await inlineWorld({ sandbox: { seed: 60 } });
  const admin = adminOf(world);
  const { id, version } = await connect(world);
  const settings = { mendRole: null, auditDays: 180, grantNewWorkspaces: false, pointsAnHour: 1000 };
  const saved = await call(world, 'admin', 'connection.settings', { connectionId: id, version, settings });
  expect(codeOf(saved)).toBe('ok');
  // From the beginning of an hour, so that it does not end on the way.
  await world.advance(60 * MINUTES - (world.clock.now() % (60 * MINUTES)));
  const before = world.jira.world.usedPoints;
  const state = async (): Promise<string> => (await admin.get(id)).run.state;
  for (let resyncs = 0; resyncs < 20 && (await state()) !== 'waiting'; resyncs += 1) {
    await call(world, 'admin', 'resync.start', { connectionId: id });
    await world.advance(2 * MINUTES);
  }
  expect(await state()).toBe('waiting');
  expect(await admin.get(id)).toMatchObject({ status: 'Authorized', error: null });
  const spent = world.jira.world.usedPoints - before;
  expect(spent).toBeGreaterThan(500);
  expect(spent).toBeLessThanOrEqual(1000);

  const [task = '', [issue = ''] = []] = [...pairsOf(world)][0] ?? [];
  await new JiraAsPerson(world.jira.program, 'acc-member').edit(issue, { summary: 'Meanwhile' });
  await world.advance(10_000);
  expect(world.sandbox.world.task(task).title).toBe('Meanwhile');
  expect(await state()).toBe('waiting');
  await world.advance(65 * MINUTES);
  expect(await state()).toBe('idle');
});
