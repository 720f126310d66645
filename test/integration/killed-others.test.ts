/** What is killed beside first syncs, resyncs and authorisations: trying failures again, a dry run, writing history. */
import * as z from 'zod';
import type { OutgoingCall } from '../../local/host/faults';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { difference, stateOf, type EndState } from './killed-sync';
import { call, connect, MINUTES, pairsOf, worldsAfter } from './rig';

/** Every call with PLANLINK_ALL_KILLS=1; else every so many, others before than after. */
const STRIDE = process.env['PLANLINK_ALL_KILLS'] === '1' ? 1 : 14;

interface Kill {
  readonly atCall: number;
  readonly when: 'before' | 'after';
  /** Which calls are counted; all of the worker's if left out. */
  readonly match?: (call: Asked) => boolean;
}
type Asked = Pick<OutgoingCall, 'functionKey' | 'method' | 'path'>;

interface Scene {
  readonly begin: (world: World) => Promise<string>;
  /** What sets the worker to work. */
  readonly act: (world: World, connectionId: string) => Promise<void>;
  /** What must be the same beside both sides' items. */
  readonly look: (world: World, connectionId: string) => Promise<unknown>;
}

interface Run {
  readonly state: EndState;
  readonly look: unknown;
  readonly calls: number;
  readonly killed: boolean;
}

const ofWorker = ({ functionKey }: Pick<Asked, 'functionKey'>): boolean => functionKey === 'on-sync';

function runsOf({ begin, act, look }: Scene): (kill: Kill | null) => Promise<Run> {
  const begun = worldsAfter(begin);
  return async (kill) => {
    const { world, begun: id } = await begun({ sandbox: { seed: 4 } });
    try {
      const firstCall = world.recorder.calls.length;
      if (kill !== null) world.faults.killAt({ match: ofWorker, ...kill });
      await act(world, id);
      await world.advance(MINUTES);
      const calls = world.recorder.calls.slice(firstCall).filter(ofWorker).length;
      await world.advance(21 * MINUTES);
      const killed = !world.faults.killPending;
      world.faults.clear();
      return { state: stateOf(world), look: await look(world, id), calls, killed };
    } finally {
      await world.stop();
    }
  };
}

async function answered(world: World, name: string, payload: Readonly<Record<string, unknown>>) {
  const answer = await call(world, name.startsWith('issue.') ? 'issue' : 'admin', name, payload);
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.code}`);
  return answer.data;
}

function demandDueDate(world: World, demand: boolean): void {
  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  const required = demand ? ['duedate'] : [];
  const issueTypes = (road?.issueTypes ?? []).map((type) => ({ ...type, required }));
  world.jira.world.changeProject('ROAD', { issueTypes });
}

const retrying: Scene = {
  begin: async (world) => {
    const { id } = await connect(world);
    demandDueDate(world, true);
    world.sandbox.world.createTasks(3);
    await world.advance(2 * MINUTES);
    return id;
  },
  act: async (world, connectionId) => {
    demandDueDate(world, false);
    await answered(world, 'failures.retry', { connectionId, code: 'JIRA_FIELD_REQUIRED' });
  },
  look: async (world, connectionId) =>
    (await answered(world, 'failures.list', { connectionId, code: 'JIRA_FIELD_REQUIRED' }))['items'],
};

const dryRunSchema = z.object({
  state: z.string(),
  counts: z.record(z.string(), z.number()),
  items: z.array(z.unknown()),
});

const drily: Scene = {
  begin: async (world) => {
    const { id } = await connect(world);
    world.sandbox.world.sendsWebhooks = false;
    const { version } = z
      .object({ version: z.number() })
      .parse(await answered(world, 'connection.get', { connectionId: id }));
    await answered(world, 'connection.setActive', { connectionId: id, version, active: false });
    const [first = ''] = pairsOf(world).keys();
    world.sandbox.world.editTask(first, { title: 'Changed while it rests' });
    world.sandbox.world.createTasks(2);
    return id;
  },
  act: async (world, connectionId) => {
    const { links } = z
      .object({ links: z.array(z.object({ id: z.string() })) })
      .parse(await answered(world, 'connection.get', { connectionId }));
    await answered(world, 'dryRun.start', { connectionId, linkId: links[0]?.id });
  },
  look: async (world, connectionId) =>
    dryRunSchema.parse((await answered(world, 'dryRun.get', { connectionId }))['dryRun']),
};

const entriesSchema = z.array(
  z.object({
    action: z.string(),
    changes: z.array(z.object({ field: z.string(), from: z.string().nullable() })),
  }),
);

/** Both sides changed one title: whatever is killed, somebody is told whose title went. */
const overruling: Scene = {
  begin: async (world) => (await connect(world)).id,
  act: async (world) => {
    const [[taskId, [key = '']] = ['', ['']]] = [...pairsOf(world)];
    await new JiraAsPerson(world.jira.program, 'acc-member').edit(key, { summary: 'Of Jira' });
    await world.advance(1_000);
    world.sandbox.world.editTask(taskId, { title: 'Of the platform' });
  },
  look: async (world) => {
    const [[, [key = '']] = ['', ['']]] = [...pairsOf(world)];
    const issueId = world.jira.world.issue(key)?.id;
    const entries = entriesSchema.parse((await answered(world, 'issue.history', { issueId }))['entries']);
    return entries.some(
      ({ action, changes }) => action === 'conflict' && changes.some(({ from }) => from === 'Of Jira'),
    );
  },
};

test.each([
  ['trying failures again', retrying, []],
  ['a dry run', drily, expect.objectContaining({ state: 'complete' })],
  ['what overrules an edit', overruling, true],
])(
  'killed at any outgoing call, %s ends where it ends without a kill',
  async (_, scene, expected) => {
    const run = runsOf(scene);
    const whole = await run(null);
    expect(whole.look).toEqual(expected);
    expect(whole.state.doubled).toEqual([]);
    expect(whole.calls).toBeGreaterThan(10);
    const different: string[] = [];
    for (const when of ['before', 'after'] as const) {
      for (let atCall = when === 'before' ? 1 : 5; atCall <= whole.calls; atCall += STRIDE) {
        const { state, look, killed } = await run({ atCall, when });
        if (!killed) different.push(`${when} call ${atCall}: never reached`);
        if (JSON.stringify(state) !== JSON.stringify(whole.state))
          different.push(`${when} call ${atCall}: ${difference(state, whole.state)}`);
        if (JSON.stringify(look) !== JSON.stringify(whole.look))
          different.push(`${when} call ${atCall}: ${JSON.stringify(look)}`);
      }
    }
    expect(different).toEqual([]);
  },
  3_600_000,
);

test('killed right after an edit was overwritten, the panel of the issue still says which it was', async () => {
  const match = ({ method, path }: Asked): boolean =>
    method === 'PUT' && /^\/rest\/api\/3\/issue\/\d+$/.test(path);
  const { look, killed } = await runsOf(overruling)({ atCall: 1, when: 'after', match });
  expect([look, killed]).toEqual([true, true]);
});
