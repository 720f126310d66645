import type { World } from '../../local/world';
import { difference, stateOf, type EndState } from './killed-sync';
import { loseRecord } from './lost-record';
import { call, connect, MINUTES, pairsOf, worldsAfter } from './rig';
import { resyncOf } from './resync-of';

/** Every call with PLANLINK_ALL_KILLS=1; else every so many, a different share of them before and after. */
const STRIDE = process.env['PLANLINK_ALL_KILLS'] === '1' ? 1 : 5;

interface Kill {
  readonly atCall: number;
  readonly when: 'before' | 'after';
}

interface Run {
  readonly state: EndState;
  readonly resync: { readonly state: string; readonly done: number } | undefined;
  readonly calls: number;
  readonly killed: boolean;
}

/** A resync of few pairs with something to do for it on both sides: a lost record, a refused task, unseen changes. */
async function run(kill: Kill | null): Promise<Run> {
  const { world, begun: id } = await beforeResync({ sandbox: { seed: 8 } });
  try {
    // A switch of the platform's owner is no part of what it keeps.
    world.sandbox.world.sendsWebhooks = false;
    const firstCall = world.recorder.calls.length;
    const ofWorker = ({ functionKey }: { readonly functionKey: string }): boolean =>
      functionKey === 'on-sync';
    await call(world, 'admin', 'resync.start', { connectionId: id });
    if (kill !== null) world.faults.killAt({ ...kill, match: ofWorker });
    await world.advance(MINUTES);
    const calls = world.recorder.calls.slice(firstCall).filter(ofWorker).length;
    await world.advance(30 * MINUTES);
    const killed = !world.faults.killPending;
    world.faults.clear();
    const resync = await resyncOf(world, id);
    return {
      state: stateOf(world),
      resync: resync === null ? undefined : { state: resync.state, done: resync.done },
      calls,
      killed,
    };
  } finally {
    await world.stop();
  }
}

const beforeResync = worldsAfter(async (world) => {
  const { id } = await connect(world);
  await prepare(world, id);
  return id;
});

async function prepare(world: World, connectionId: string): Promise<void> {
  const road = world.jira.world.projects().find(({ key }) => key === 'ROAD');
  if (road === undefined) throw new Error('There is no ROAD');
  const demanding = road.issueTypes.map((type) => ({ ...type, required: ['duedate'] }));
  world.jira.world.changeProject('ROAD', { issueTypes: demanding });
  world.sandbox.world.createTask({ title: 'Refused at first', statusId: 'st-doing' });
  await world.advance(2 * MINUTES);
  world.jira.world.changeProject('ROAD', { issueTypes: road.issueTypes });
  const [lost = '', changed = ''] = pairsOf(world).keys();
  await loseRecord(world, connectionId, lost);
  await loseRecord(world, connectionId, changed);
  world.sandbox.world.sendsWebhooks = false;
  world.sandbox.world.editTask(changed, { title: 'Changed beside a lost record' });
}

test.each(['before', 'after'] as const)(
  'LA40 killed %s any outgoing call, a resync ends where one that was never killed ends',
  async (when) => {
    const whole = await run(null);
    expect(whole.resync).toMatchObject({ state: 'complete', done: 9 });
    expect(whole.state).toMatchObject({ pairs: 9, doubled: [] });
    expect(whole.calls).toBeGreaterThan(15);
    const different: string[] = [];
    for (let atCall = when === 'before' ? 1 : 2; atCall <= whole.calls; atCall += STRIDE) {
      const { state, resync, killed } = await run({ atCall, when });
      if (!killed) different.push(`call ${atCall} was never reached`);
      if (JSON.stringify(state) !== JSON.stringify(whole.state))
        different.push(`call ${atCall}: ${difference(state, whole.state)}`);
      if (resync?.state !== 'complete') different.push(`call ${atCall}: ${JSON.stringify(resync)}`);
    }
    expect(different).toEqual([]);
  },
  3_600_000,
);
