import * as z from 'zod';
import { meterRows } from '../shell/meter-rows';
import { priceOf } from '../host/prices';
import { JiraAsPerson } from '../shell/jira-as-person';
import { serveWorld, type ServedWorld } from '../shell/served-world';
import { realWait } from './real-wait';
import { demoProjectKey, makeDemoConnection } from './demo-connection';
import { table } from './text-table';

const demoTasks = 200;
const shownTasks = 8;
const lookEveryMs = 250;
const waitAtMostMs = 90_000;
const memberAccountId = 'acc-member';
const fiveMinutes = 'five-minutes';

const pairProperty = z.object({ task: z.string() });

interface Pair {
  readonly taskId: string;
  readonly issueKey: string;
}

/**
 * Handshake, first sync of 200 tasks, one change on each side, next run. Answers the resulting table and the bill.
 *
 * @throws Error naming what did not arrive
 */
export async function runDemo(say: (line: string) => void): Promise<readonly string[]> {
  say(`Building and starting Jira, Forge and a planning platform with ${demoTasks} tasks`);
  const served = await serveWorld({ port: 0, stateFolder: null, tasks: demoTasks });
  try {
    await makeDemoConnection(served, say);
    const pairs = pairsOf(served);
    if (pairs.length !== demoTasks) throw new Error(`${pairs.length} of ${demoTasks} tasks became issues`);
    const firstSync = bill(served, 'The first sync');
    served.world.host.meters.reset();

    const [changedTask, changedIssue] = pairs;
    if (changedTask === undefined || changedIssue === undefined)
      throw new Error('There are no two pairs to change');
    await changeBothSides(served, changedTask, changedIssue, say);
    const noChange = bill(served, 'One change on each side and the next run');
    return [...resultingTable(served, pairs), '', ...firstSync, '', ...noChange];
  } finally {
    await served.close();
  }
}

/** Pairs as the app recorded them on the issues, in the order of the issues. */
function pairsOf({ world }: ServedWorld): readonly Pair[] {
  const tasks = new Set(world.sandbox.world.tasks().map(({ id }) => id));
  return world.jira.world.issuesOf(demoProjectKey).flatMap((issue) => {
    const task = pairProperty.safeParse(issue.properties['planlink']).data?.task;
    return task !== undefined && tasks.has(task) ? [{ taskId: task, issueKey: issue.key }] : [];
  });
}

async function changeBothSides(
  { world }: ServedWorld,
  changedTask: Pair,
  changedIssue: Pair,
  say: (line: string) => void,
): Promise<void> {
  const { sandbox, jira, host } = world;
  const summary = 'Renamed by Milo in Jira';
  const title = 'Renamed by Nora on the platform';
  say(
    `Milo renames issue ${changedIssue.issueKey} in Jira; Nora renames task ${sandbox.world.task(changedTask.taskId).key}`,
  );
  await new JiraAsPerson(jira.program, memberAccountId).edit(changedIssue.issueKey, { summary });
  sandbox.world.editTask(changedTask.taskId, { title });
  say('Next run of the five-minute schedule');
  const result = await host.runSchedule(fiveMinutes);
  if (result.kind === 'error') throw new Error(`The scheduled run failed: ${result.message}`);
  if (result.kind !== 'ok') throw new Error(`The scheduled run ended with ${result.kind}`);
  await until(
    'the change in Jira reaches the platform',
    () => sandbox.world.task(changedIssue.taskId).title === summary,
  );
  say('The change made in Jira is on the platform');
  await until(
    'the change on the platform reaches Jira',
    () => jira.world.issue(changedTask.issueKey)?.summary === title,
  );
  say('The change made on the platform is in Jira');
}

async function until(what: string, done: () => boolean): Promise<void> {
  for (let waited = 0; !done(); waited += lookEveryMs) {
    if (waited > waitAtMostMs) throw new Error(`Waited ${waitAtMostMs / 1000} s in vain: ${what}`);
    await realWait(lookEveryMs);
  }
}

function resultingTable({ world }: ServedWorld, pairs: readonly Pair[]): readonly string[] {
  const rows = pairs.slice(0, shownTasks).map(({ taskId, issueKey }) => {
    const task = world.sandbox.world.task(taskId);
    const issue = world.jira.world.issue(issueKey);
    const status = world.sandbox.world
      .project(task.projectId)
      .statuses.find(({ id }) => id === task.statusId);
    return [
      issueKey,
      issue?.summary ?? '',
      issue?.status.name ?? '',
      task.key,
      task.title,
      status?.name ?? '',
    ];
  });
  const more = pairs.length - rows.length;
  return [
    ...table(['Issue', 'Summary', 'Status', 'Task', 'Title', 'Status'], rows),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

function bill({ world }: ServedWorld, title: string): readonly string[] {
  const usage = world.host.meters.totals();
  const rows = meterRows(usage, priceOf(usage)).map(({ name, value, dollars }) => [
    name,
    value,
    dollars === undefined ? '' : `$${dollars.toFixed(6)}`,
  ]);
  return table([title, 'Used', 'Price'], rows);
}
