import { JiraAsPerson } from '../local/shell/jira-as-person';
import type { World } from '../local/world';
import { bulkRead, floor, goal, goals, perCall, pointsOf, type Budget } from './budget';
import { jiraProjectKey, minute, pairCount, type LoadedWorld } from './loaded-world';
import { measure, untilQueueIsEmpty, untilQuiet, type Measured } from './measure';

/** One row of work with what it used and what it should have. */
export interface Stretch {
  readonly title: string;
  /** What is counted, and how many of it: the table shows the use for each `per` of these. */
  readonly unit: string;
  readonly count: number;
  readonly per: number;
  readonly measured: Measured;
  readonly budget: Budget;
}

const ticksAnHour = 12;
const memberAccountId = 'acc-member';
const appAccountId = 'acc-app';

/** All tasks become issues. Ends when the queue is empty. */
export async function firstSync({ world, admin, connection }: LoadedWorld, bundle: string): Promise<Stretch> {
  const count = world.sandbox.world.tasks().length;
  const measured = await measure(world, bundle, async (pass) => {
    await admin.syncNow(connection.id);
    await untilQueueIsEmpty(world, pass);
    return true;
  });
  if (pairCount(world) !== count) throw new Error(`${pairCount(world)} of ${count} tasks became issues`);
  const { creates, moves, comments, commented } = jiraWork(world);
  const bulk = Math.ceil(creates / perCall.create);
  const points =
    bulk * pointsOf('POST', '/rest/api/3/issue/bulk') +
    moves * pointsOf('POST', '/rest/api/3/issue/x/transitions') +
    comments * pointsOf('POST', '/rest/api/3/issue/x/comment');
  return {
    title: 'First sync: every task becomes an issue',
    ...perThousand(count),
    measured,
    budget: {
      jiraPoints: floor(points),
      jiraCalls: floor(bulk + moves + comments),
      platformCalls: floor(Math.ceil(count / perCall.page) + commented),
      kvsWrites: floor(Math.ceil(count / perCall.keys)),
      kvsWriteBytes: goal(count * goals.kvsBytesPerChangedLink),
      dollars: goal(count * goals.dollarsPerItem),
    },
  };
}

/** What can only be told by Jira's late search is read once more; nothing is to be written. */
export async function settling({ world }: LoadedWorld, bundle: string, count: number): Promise<Stretch> {
  return {
    title: 'Until ticks find nothing: the overlap is read again',
    ...perThousand(count),
    measured: await measure(world, bundle, (pass) => untilQuiet(world, pass)),
    budget: {},
  };
}

/** An hour in which nothing happens, of which the ticks alone are counted. */
export async function idleTicks({ world }: LoadedWorld, bundle: string): Promise<Stretch> {
  let usage = world.host.meters.totals();
  const measured = await measure(world, bundle, async (pass) => {
    await pass(ticksAnHour * 5 * minute);
    usage = world.host.meters.ofFunction('every-five-minutes');
    return true;
  });
  const ticks = usage.invocations;
  return {
    title: 'Idle five-minute tick',
    unit: 'tick',
    count: ticks,
    per: 1,
    measured: { ...measured, usage },
    budget: {
      jiraCalls: floor(ticks),
      platformCalls: floor(ticks),
      outgoingCalls: goal(ticks * goals.tickOutgoingCalls),
      kvsReads: goal(ticks * goals.tickKvsReads),
      gbSeconds: goal(ticks * goals.tickGbSeconds),
    },
  };
}

/** Every task gets a new stamp and keeps its contents, as after a vendor's migration: all is compared, nothing written. */
export async function everythingTouched({ world }: LoadedWorld, bundle: string): Promise<Stretch> {
  const tasks = world.sandbox.world.tasks();
  const issuesBefore = stampsOf(world);
  world.sandbox.world.sendsWebhooks = false;
  for (const { id, title } of tasks) {
    world.sandbox.world.editTask(id, { title: `${title}.` });
    world.sandbox.world.editTask(id, { title });
  }
  world.sandbox.world.sendsWebhooks = true;
  const measured = await measure(world, bundle, (pass) => untilQuiet(world, pass));
  if (stampsOf(world) !== issuesBefore) throw new Error('An issue was written although no task had changed');
  const { calls, points } = bulkRead(tasks.length);
  return {
    title: 'No-change sync: every task is delivered again, none differs',
    ...perThousand(tasks.length),
    measured,
    budget: {
      jiraPoints: floor(points),
      jiraCalls: floor(calls),
      platformCalls: floor(Math.ceil(tasks.length / perCall.page)),
      kvsWriteBytes: floor(0),
      dollars: goal(tasks.length * goals.dollarsPerItem),
    },
  };
}

/** Titles change on the platform; webhooks tell of it. */
export async function changedOnPlatform(
  { world }: LoadedWorld,
  bundle: string,
  count: number,
): Promise<Stretch> {
  const tasks = world.sandbox.world.tasks().slice(0, count);
  const measured = await measure(world, bundle, async (pass) => {
    for (const { id, title } of tasks) world.sandbox.world.editTask(id, { title: `${title} (moved)` });
    return untilQuiet(world, pass);
  });
  const summaries = new Set(world.jira.world.issuesOf(jiraProjectKey).map(({ summary }) => summary));
  const lost = tasks.filter(({ id }) => !summaries.has(world.sandbox.world.task(id).title));
  if (lost.length > 0) throw new Error(`${lost.length} changes did not reach Jira`);
  const read = bulkRead(count);
  return {
    title: 'Changed on the platform: titles',
    ...perThousand(count),
    measured,
    budget: {
      jiraPoints: floor(read.points + count * pointsOf('PUT', '/rest/api/3/issue/x')),
      jiraCalls: floor(read.calls + count),
      platformCalls: floor(Math.ceil(count / perCall.page)),
      kvsWrites: floor(Math.ceil(count / perCall.keys)),
      kvsWriteBytes: goal(count * goals.kvsBytesPerChangedLink),
      dollars: goal(count * goals.dollarsPerItem),
    },
  };
}

/** Somebody renames issues in Jira, three a second; product events tell of it. */
export async function changedInJira({ world }: LoadedWorld, bundle: string, count: number): Promise<Stretch> {
  const issues = world.jira.world
    .issuesOf(jiraProjectKey)
    .filter(({ properties }) => 'planlink' in properties)
    .slice(-count);
  const person = new JiraAsPerson(world.jira.program, memberAccountId);
  const measured = await measure(world, bundle, async (pass) => {
    for (const [position, { key, summary }] of issues.entries()) {
      await person.edit(key, { summary: `${summary} (renamed)` });
      if (position % 3 === 2) await pass(1_000);
    }
    return untilQuiet(world, pass);
  });
  const titles = new Set(world.sandbox.world.tasks().map(({ title }) => title));
  const lost = issues.filter(({ summary }) => !titles.has(`${summary} (renamed)`));
  if (lost.length > 0) throw new Error(`${lost.length} changes did not reach the platform`);
  const read = bulkRead(count);
  return {
    title: 'Changed in Jira: summaries',
    ...perThousand(count),
    measured,
    budget: {
      jiraPoints: floor(read.points),
      jiraCalls: floor(read.calls),
      platformCalls: floor(Math.ceil(count / perCall.page) + count),
      kvsWrites: floor(Math.ceil(count / perCall.keys)),
      kvsWriteBytes: goal(count * goals.kvsBytesPerChangedLink),
      dollars: goal(count * goals.dollarsPerItem),
    },
  };
}

function perThousand(count: number): Pick<Stretch, 'unit' | 'count' | 'per'> {
  return { unit: '1,000', count, per: 1_000 };
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
