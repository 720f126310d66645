import { JiraAsPerson } from '../local/shell/jira-as-person';
import type { World } from '../local/world';
import { bulkRead, perCall, pointsOf } from './budget';
import { jiraProjectKey, minute, pairCount, type LoadedWorld } from './loaded-world';
import { measure, untilQuiet, type Pass } from './measure';
import type { Floor, Stretch, Work } from './outcome';

const ticksAnHour = 12;
const memberAccountId = 'acc-member';
const appAccountId = 'acc-app';
/** A bulk change in Jira; people with the mouse are no quicker than three. */
const editsASecond = { bulk: 20, people: 3 } as const;

/** All tasks become issues. Ends when ticks find nothing more to do. */
export async function firstSync({ world, admin, connection }: LoadedWorld, bundle: string): Promise<Stretch> {
  const count = world.sandbox.world.tasks().length;
  const measured = await measure(world, bundle, async (pass) => {
    await admin.syncNow(connection.id);
    return untilQuiet(world, pass);
  });
  if (pairCount(world) !== count) throw new Error(`${pairCount(world)} of ${count} tasks became issues`);
  const { creates, moves, comments, commented } = jiraWork(world);
  const bulk = Math.ceil(creates / perCall.create);
  const floor: Floor = {
    jiraPoints:
      bulk * pointsOf('POST', '/rest/api/3/issue/bulk') +
      moves * pointsOf('POST', '/rest/api/3/issue/x/transitions') +
      comments * pointsOf('POST', '/rest/api/3/issue/x/comment'),
    jiraCalls: bulk + moves + comments,
    platformCalls: Math.ceil(count / perCall.page) + commented,
    kvsWrites: Math.ceil(count / perCall.keys),
  };
  return { work: 'first', count, floor, ...measured };
}

/** An hour in which nothing happens, of which the ticks alone are counted. */
export async function idleTicks({ world }: LoadedWorld, bundle: string, work: Work): Promise<Stretch> {
  let usage = world.host.meters.totals();
  const measured = await measure(world, bundle, async (pass) => {
    await pass(ticksAnHour * 5 * minute);
    usage = world.host.meters.ofFunction('every-five-minutes');
    return true;
  });
  const count = usage.invocations;
  return {
    ...measured,
    work,
    count,
    floor: { jiraPoints: count, jiraCalls: count, platformCalls: count, kvsWrites: 0 },
    usage,
  };
}

/** An admin asks for a resync although both sides agree: all of both is read, nothing is to be written. */
export async function resync(loaded: LoadedWorld, bundle: string): Promise<Stretch> {
  const { world } = loaded;
  const count = pairCount(world);
  const before = stampsOf(world);
  const measured = await measure(world, bundle, (pass) => resynced(loaded, pass));
  if (stampsOf(world) !== before) throw new Error('A resync wrote although nothing had changed');
  return { work: 'resync', count, floor: readingAll(count), ...measured };
}

/** The same once more, for what a worker holds meanwhile. Bytes. */
export async function heldInResync(loaded: LoadedWorld): Promise<number> {
  const { world, heap } = loaded;
  const looks = 12;
  heap.begin(Math.max(1, Math.floor(pairCount(world) / perCall.fetch / looks)), () => world.recorder.clear());
  await resynced(loaded, (milliseconds) => world.advance(milliseconds));
  return heap.end();
}

async function resynced({ world, admin, connection }: LoadedWorld, pass: Pass): Promise<boolean> {
  await admin.resync(connection.id);
  return untilQuiet(world, pass);
}

/** Every task gets a new stamp and keeps its contents, as after a vendor's migration: all is compared, nothing written. */
export async function deliveredAgain({ world }: LoadedWorld, bundle: string): Promise<Stretch> {
  const tasks = world.sandbox.world.tasks();
  const before = stampsOf(world);
  world.sandbox.world.sendsWebhooks = false;
  for (const { id, title } of tasks) {
    world.sandbox.world.editTask(id, { title: `${title}.` });
    world.sandbox.world.editTask(id, { title });
  }
  world.sandbox.world.sendsWebhooks = true;
  const measured = await measure(world, bundle, (pass) => untilQuiet(world, pass));
  if (stampsOf(world) !== before) throw new Error('An issue was written although no task had changed');
  const floor: Floor = {
    jiraPoints: 0,
    jiraCalls: 0,
    platformCalls: Math.ceil(tasks.length / perCall.page),
    kvsWrites: 0,
  };
  return { work: 'again', count: tasks.length, floor, ...measured };
}

/** Titles change on the platform; webhooks tell of it. */
export async function changedOnPlatform(
  { world }: LoadedWorld,
  bundle: string,
  work: Work,
  count: number,
): Promise<Stretch> {
  const tasks = world.sandbox.world.tasks().slice(0, count);
  const measured = await measure(world, bundle, async (pass) => {
    for (const { id, title } of tasks) world.sandbox.world.editTask(id, { title: `${title} ${work}` });
    return untilQuiet(world, pass);
  });
  const summaries = new Set(world.jira.world.issuesOf(jiraProjectKey).map(({ summary }) => summary));
  const lost = tasks.filter(({ id }) => !summaries.has(world.sandbox.world.task(id).title));
  if (lost.length > 0) throw new Error(`${lost.length} changes did not reach Jira`);
  const read = bulkRead(count);
  const floor: Floor = {
    jiraPoints: read.points + count * pointsOf('PUT', '/rest/api/3/issue/x'),
    jiraCalls: read.calls + count,
    platformCalls: Math.ceil(count / perCall.page),
    kvsWrites: Math.ceil(count / perCall.keys),
  };
  return { work, count, floor, ...measured };
}

/**
 * Issues are renamed in Jira. With `told`, people do it and product events tell of it; without, it is a bulk change of which
 * all events are lost, so that the ticks find it.
 */
export async function changedInJira(
  { world }: LoadedWorld,
  bundle: string,
  work: Work,
  count: number,
  told: boolean,
): Promise<Stretch> {
  const issues = world.jira.world
    .issuesOf(jiraProjectKey)
    .filter(({ properties }) => 'planlink' in properties)
    .slice(-count);
  const person = new JiraAsPerson(world.jira.program, memberAccountId);
  const atOnce = told ? editsASecond.people : editsASecond.bulk;
  world.faults.setDelivery((kind) => ({ copies: kind === 'event' && !told ? 0 : 1, delayMs: 0 }));
  const measured = await measure(world, bundle, async (pass) => {
    for (const [position, { key, summary }] of issues.entries()) {
      await person.edit(key, { summary: `${summary} ${work}` });
      if (position % atOnce === atOnce - 1) await pass(1_000);
    }
    return untilQuiet(world, pass);
  });
  world.faults.setDelivery(() => ({ copies: 1, delayMs: 0 }));
  const titles = new Set(world.sandbox.world.tasks().map(({ title }) => title));
  const lost = issues.filter(({ summary }) => !titles.has(`${summary} ${work}`));
  if (lost.length > 0) throw new Error(`${lost.length} changes did not reach the platform`);
  const read = bulkRead(count);
  const floor: Floor = {
    jiraPoints: read.points,
    jiraCalls: read.calls,
    platformCalls: Math.ceil(count / perCall.page) + count,
    kvsWrites: Math.ceil(count / perCall.keys),
  };
  return { work, count, floor, ...measured };
}

function readingAll(count: number): Floor {
  const { calls, points } = bulkRead(count);
  return {
    jiraPoints: points,
    jiraCalls: calls,
    platformCalls: Math.ceil(count / perCall.page),
    kvsWrites: 0,
  };
}

/** What nobody can avoid asking of Jira, told from the issues that are there now. */
function jiraWork({ jira, sandbox }: World): {
  creates: number;
  moves: number;
  comments: number;
  commented: number;
} {
  const issues = jira.world.issuesOf(jiraProjectKey).filter(({ properties }) => 'planlink' in properties);
  const types = jira.world.projects().find(({ key }) => key === jiraProjectKey)?.issueTypes ?? [];
  const initial = new Map(types.map(({ name, workflow }) => [name, workflow.initial]));
  const copied = issues.map(
    ({ comments }) => comments.filter(({ author }) => author?.accountId === appAccountId).length,
  );
  return {
    creates: issues.length,
    moves: issues.filter(({ status, issueType }) => initial.get(issueType) !== status.id).length,
    comments: copied.reduce((sum, number) => sum + number, 0),
    commented: sandbox.world.tasks().filter(({ id }) => sandbox.world.comments(id).length > 0).length,
  };
}

function stampsOf({ jira }: World): string {
  return jira.world
    .issuesOf(jiraProjectKey)
    .map(({ key, updated }) => `${key} ${updated}`)
    .join('\n');
}
