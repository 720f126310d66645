import type { World } from '../../local/world';
import { adminOf, call, codeOf, connect, MINUTES, pairsOf, worldsAfter } from './rig';

/** Every call with PLANLINK_ALL_KILLS=1; else every so many. */
const STRIDE = process.env['PLANLINK_ALL_KILLS'] === '1' ? 1 : 7;

interface Kill {
  readonly atCall: number;
  readonly when: 'before' | 'after';
}

interface Left {
  readonly traces: readonly string[];
  readonly listed: unknown;
  readonly issues: number;
  readonly calls: number;
  readonly killed: boolean;
}

/** One of everything that a connection keeps: an ended link, a test, a resync. */
const beforeDeletion = worldsAfter(async (world) => {
  const { id } = await connect(world);
  const [taskId = ''] = pairsOf(world).keys();
  world.sandbox.world.deleteTask(taskId);
  await call(world, 'admin', 'test.step', { connectionId: id });
  await call(world, 'admin', 'resync.start', { connectionId: id });
  await world.advance(6 * MINUTES);
  return id;
});

/** What a deleted connection leaves behind, while queries show what was some seconds ago. */
async function deleted(kill: Kill | null): Promise<Left> {
  const { world, begun: id } = await beforeDeletion({ sandbox: { seed: 5 } });
  try {
    world.faults.setStaleQueries(20_000);
    const firstCall = world.recorder.calls.length;
    const ofWorker = ({ functionKey }: { readonly functionKey: string }): boolean =>
      functionKey === 'on-sync';
    if (kill !== null) world.faults.killAt({ ...kill, match: ofWorker });
    const { version, name } = await adminOf(world).get(id);
    const answer = await call(world, 'admin', 'connection.delete', { connectionId: id, version, name });
    expect(codeOf(answer)).toBe('ok');
    await world.advance(30 * MINUTES);
    const killed = !world.faults.killPending;
    world.faults.clear();
    const calls = world.recorder.calls.slice(firstCall).filter(ofWorker).length;
    const list = await call(world, 'admin', 'connections.list', {});
    return {
      traces: tracesOf(world, id),
      listed: list.ok ? list.data['connections'] : list,
      issues: world.jira.world.issuesOf('ROAD').length,
      calls,
      killed,
    };
  } finally {
    await world.stop();
  }
}

/** Where its id still stands; what was done with it stays on record, and deliveries that were seen go by themselves. */
function tracesOf(world: World, connectionId: string): string[] {
  const { plain, secret } = world.host.services.storedTexts();
  const tables = plain.split('\n').filter((line) => !line.includes('connection-deleted'));
  const around = new RegExp(`.{0,40}${connectionId}.{0,20}`, 'g');
  return [...tables, secret]
    .flatMap((text) => [...text.matchAll(around)].map(([found]) => found))
    .filter((found) => !found.includes('webhook-seen'));
}

test('nothing of a deleted connection is left, wherever its removal is killed, and no issue is touched', async () => {
  const whole = await deleted(null);
  expect(whole).toMatchObject({ traces: [], listed: [] });
  expect(whole.calls).toBeGreaterThan(20);
  const different: string[] = [];
  for (const when of ['before', 'after'] as const) {
    for (let atCall = when === 'before' ? 1 : 3; atCall <= whole.calls; atCall += STRIDE) {
      const { traces, listed, issues, killed } = await deleted({ atCall, when });
      if (!killed) different.push(`${when} ${atCall} was never reached`);
      if (traces.length > 0) different.push(`${when} ${atCall} left ${traces.join(' | ')}`);
      if (JSON.stringify(listed) !== '[]') different.push(`${when} ${atCall} is still listed`);
      if (issues !== whole.issues) different.push(`${when} ${atCall} has ${issues} issues`);
    }
  }
  expect(different).toEqual([]);
}, 3_600_000);
