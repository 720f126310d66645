/** One engine at one size, in a process of its own: what it holds and how long it takes is then nobody else's. */
import { performance } from 'node:perf_hooks';
import { doorKinds, type DoorKind } from '../local/platform/door';
import { codeBytes, deployedApp } from './deployed-app';
import { linkMore, loadedWorld } from './loaded-world';
import { naiveOnForge } from './naive/on-forge';
import { engines, type Engine, type Outcome, type Stretch, type Work } from './outcome';
import {
  changedInJira,
  changedOnPlatform,
  deliveredAgain,
  firstSync,
  heldInResync,
  idleTicks,
  resync,
} from './stretches';

/** Enough to see what one costs, however many are linked. */
const mostEvents = 500;
/** Projects that an idle tick is to look at for the price of one. */
const manyProjects = 20;

async function outcome(
  engine: Engine,
  links: number,
  rows: readonly string[],
  platform: DoorKind,
): Promise<Outcome> {
  const startedAt = performance.now();
  const app = await deployedApp();
  const loaded = await loadedWorld(
    (world) => (engine === 'naive' ? naiveOnForge(app.loadModule, world) : app.loadModule),
    links,
    platform,
  );
  // It listens to no webhook, so none is sent to it: they would be invocations for nothing.
  if (engine === 'naive') loaded.world.sandbox.world.sendsWebhooks = false;
  const one = Math.max(1, Math.floor(links / 100));
  const { file } = app;
  const stretches: Stretch[] = [];
  const add = async (work: Work, measured: () => Promise<Stretch>): Promise<void> => {
    if (work !== 'first' && !rows.includes(work)) return;
    const stretch = await measured();
    stretches.push(stretch);
    const { ended } = stretch;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.error(
      `${engine}, ${platform}, ${links} links: ${work} (${seconds} s)${ended ? '' : ', not quiet'}`,
    );
  };
  let worker: Outcome['worker'] = null;
  await add('first', () => firstSync(loaded, file));
  await add('tick', () => idleTicks(loaded, file, 'tick'));
  if (engine === 'planlink') {
    await add('resync', async () => {
      const measured = await resync(loaded, file);
      worker = { codeBytes: codeBytes(app), passBytes: await heldInResync(loaded) };
      return measured;
    });
    await add('again', () => deliveredAgain(loaded, file));
  }
  await add('platform-1', () => changedOnPlatform(loaded, file, 'platform-1', one));
  await add('jira-1', () => changedInJira(loaded, file, 'jira-1', one, false));
  await add('platform-100', () => changedOnPlatform(loaded, file, 'platform-100', links));
  await add('jira-100', () => changedInJira(loaded, file, 'jira-100', links, false));
  await add('events', () => changedInJira(loaded, file, 'events', Math.min(mostEvents, links), true));
  if (engine === 'planlink')
    await add('tick-20', async () => {
      await linkMore(loaded, manyProjects);
      return idleTicks(loaded, file, 'tick-20');
    });
  await loaded.world.stop();
  return { engine, platform, links, stretches, worker, seconds: (performance.now() - startedAt) / 1000 };
}

const [name, links, rows = '', kind] = process.argv.slice(2);
const platform = doorKinds.find((one) => one === kind);
const engine = engines.find((one) => one === name);
if (engine === undefined || platform === undefined || process.send === undefined)
  throw new Error('npm run bench starts this');
outcome(engine, Number(links), rows.split(','), platform).then(
  (found) => process.send?.(found, () => process.exit(0)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
