import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import { createIssue } from './create-issue';
import {
  adminOf,
  connect,
  connectedWorld,
  inlineWorld,
  type InlineOptions,
  MINUTES,
  pairsOf,
  textDocument,
} from './rig';

let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 50 } });
});
afterEach(() => world.stop());

/** For what begins behind the set-up: a connected world takes the place of the new one. */
async function connected(options: InlineOptions = {}): Promise<Connection> {
  await world.stop();
  const begun = await connectedWorld({ sandbox: { seed: 50 }, ...options });
  world = begun.world;
  return begun.connection;
}

test('fifty tasks become issues, one change on each side arrives on the other, and then nothing moves', async () => {
  const connection = await connect(world);
  const pairs = [...pairsOf(world)];
  expect(pairs).toHaveLength(50);
  expect(pairs.filter(([, issues]) => issues.length !== 1)).toEqual([]);
  expect((await adminOf(world).get(connection.id)).openFailures).toBe(0);

  const [first, second] = pairs;
  if (first?.[1][0] === undefined || second?.[1][0] === undefined) throw new Error('There are no two pairs');
  await new JiraAsPerson(world.jira.program, 'acc-member').edit(first[1][0], { summary: 'Renamed in Jira' });
  world.sandbox.world.editTask(second[0], { title: 'Renamed on the platform' });
  await world.advance(6 * MINUTES);
  expect(world.sandbox.world.task(first[0]).title).toBe('Renamed in Jira');
  expect(world.jira.world.issue(second[1][0])?.summary).toBe('Renamed on the platform');
  expect(world.recorder.notModelled).toEqual([]);
  expect(world.recorder.hostErrors).toEqual([]);
});

test('a new issue in a linked project becomes a task, and a comment on each side is copied once', async () => {
  await connected();
  const milo = new JiraAsPerson(world.jira.program, 'acc-member');
  const [pair] = [...pairsOf(world)];
  if (pair?.[1][0] === undefined) throw new Error('There is no pair');
  const [taskId, [issueKey]] = pair;
  const before = world.sandbox.world.tasks().length;
  await createIssue(world, { summary: 'Made in Jira' });
  await milo.comment(issueKey, textDocument('Said in Jira'));
  world.sandbox.world.addComment(taskId, '<p>Said on the platform</p>');
  await world.advance(12 * MINUTES);
  expect(world.sandbox.world.tasks()).toHaveLength(before + 1);
  expect(world.sandbox.world.tasks().some(({ title }) => title === 'Made in Jira')).toBe(true);
  const onPlatform = world.sandbox.world.comments(taskId).map(({ body }) => body);
  const inJira = world.jira.world.issue(issueKey)?.comments.map(({ body }) => JSON.stringify(body)) ?? [];
  expect(onPlatform.filter((body) => body.includes('Said in Jira'))).toHaveLength(1);
  expect(inJira.filter((body) => body.includes('Said on the platform'))).toHaveLength(1);
  expect(inJira.filter((body) => body.includes('Said in Jira'))).toHaveLength(1);
});

test('when nothing moves, a tick makes one call to each side and three reads, and takes next to no memory-time', async () => {
  await connected({ meterCpu: true });
  await world.advance(30 * MINUTES);
  world.host.meters.reset();
  const before = world.recorder.calls.length;
  await world.advance(5 * MINUTES);
  const calls = world.recorder.calls.slice(before);
  expect(calls.filter(({ target }) => target === 'jira')).toHaveLength(1);
  expect(calls.filter(({ target }) => target === 'egress')).toHaveLength(1);
  expect(calls.filter(({ target, path }) => target === 'kvs' && path.endsWith('/get'))).toHaveLength(3);
  expect(world.host.meters.totals().gbSeconds).toBeLessThan(0.1);
});

test('what was known in Jira a while ago is paid for by one more pass, and not by each look for an hour', async () => {
  await connected();
  // Not so long before a pass that the pass could leave it behind.
  await world.advance(13 * MINUTES);
  const passes = (): number => world.host.meters.ofFunction('on-sync').invocations;
  for (const issue of [...pairsOf(world).values()].flat().slice(0, 12))
    await new JiraAsPerson(world.jira.program, 'acc-member').edit(issue, {
      customfield_10050: { value: 'High' },
    });
  await world.advance(12 * MINUTES);
  world.host.meters.reset();
  await world.advance(50 * MINUTES);
  expect(passes()).toBe(0);
  expect(world.host.meters.totals().jiraPoints).toBeLessThanOrEqual(11);
});

test('unchanged pairs are never written, on either side, for hours', async () => {
  await connected();
  await world.advance(15 * MINUTES);
  const versions = world.sandbox.world.tasks().map(({ version }) => version);
  const stamps = world.jira.world.issuesOf('ROAD').map(({ updated }) => updated);
  await world.advance(180 * MINUTES);
  expect(world.sandbox.world.tasks().map(({ version }) => version)).toEqual(versions);
  expect(world.jira.world.issuesOf('ROAD').map(({ updated }) => updated)).toEqual(stamps);
});
