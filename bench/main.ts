/**
 * `npm run bench`: what syncing costs, measured with the bundle that is deployed on a virtual clock, next to what nobody
 * can go below and to what a plain engine costs. With all sizes it renews the tables of docs/performance.md. Fails when
 * a change did not arrive, when something was written that had not changed, and when cost or memory grow with what is
 * linked.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../local/world';
import { doorKinds, type DoorKind } from '../local/platform/door';
import { platformLinks, platformsTable, platformWorks } from './by-platform';
import { checks } from './checks';
import { deployedApp } from './deployed-app';
import { goalsTable } from './goals';
import { engines, outcomeSchema, works, type Engine, type Outcome, type Work } from './outcome';
import { checksTable, coldStartTable, operationsTable, resultsTable, type Conditions } from './report';

const usage = `npm run bench -- [--links 1000,10000,100000] [--only planlink|naive] [--work jira-100,…] [--calls] [--platforms]
  --links  how many pairs, at least 100 each; with the three of the default docs/performance.md is renewed
  --only   one engine
  --work   these rows alone, after the first sync: ${works.join(', ')}
  --calls  also where the calls and points of each row went
  --platforms  nothing but what each platform costs`;
const allSizes = [1_000, 10_000, 100_000];
const document = path.join(PROJECT_ROOT, 'docs', 'performance.md');
const marks = ['<!-- npm run bench writes from here -->', '<!-- to here -->'] as const;
const platformMarks = [
  '<!-- npm run bench -- --platforms writes from here -->',
  '<!-- to here, by platform -->',
] as const;

interface Asked {
  readonly sizes: readonly number[];
  readonly engines: readonly Engine[];
  readonly works: readonly Work[];
  readonly calls: boolean;
  /** Only what each platform costs. */
  readonly platforms: boolean;
}

function asked(): Asked {
  const options = {
    links: { type: 'string', default: allSizes.join(',') },
    only: { type: 'string' },
    work: { type: 'string', default: works.join(',') },
    calls: { type: 'boolean', default: false },
    platforms: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ options, strict: true });
  const sizes = values.links.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 100))
    throw new Error(`--links ${values.links} are no sizes`);
  const wanted = engines.filter((engine) => values.only === undefined || values.only === engine);
  if (wanted.length === 0) throw new Error(`--only ${values.only ?? ''} is no engine`);
  const named = values.work.split(',');
  const rows = works.filter((work) => named.includes(work));
  if (rows.length < named.length) throw new Error(`--work ${values.work} are no rows`);
  return { sizes, engines: wanted, works: rows, calls: values.calls, platforms: values.platforms };
}

/** One size after the other, so that each has a processor for itself beside the other engine. */
async function inOrder(engine: Engine, { sizes, works: rows }: Asked): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const size of sizes) outcomes.push(await inOwnProcess(engine, size, rows));
  return outcomes;
}

async function inOwnProcess(
  engine: Engine,
  links: number,
  rows: readonly Work[],
  platform: DoorKind = 'planning-api',
): Promise<Outcome> {
  const child = fork(path.join(__dirname, 'one-size.ts'), [engine, String(links), rows.join(), platform], {
    execArgv: ['--import', 'tsx', '--expose-gc', '--max-old-space-size=12000'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let told: unknown;
  child.on('message', (message: unknown) => {
    told = message;
  });
  const [code] = (await once(child, 'exit')) as unknown[];
  if (code !== 0 || told === undefined) throw new Error(`${engine} failed with ${links} links`);
  return outcomeSchema.parse(told);
}

/** The same work behind each platform, one after the other. */
async function benchPlatforms(): Promise<boolean> {
  await deployedApp();
  const outcomes: Outcome[] = [];
  for (const platform of doorKinds)
    outcomes.push(await inOwnProcess('planlink', platformLinks, platformWorks, platform));
  const when = `npm run bench -- --platforms, ${new Date().toISOString().slice(0, 10)}, commit ${commit()}`;
  const lines = platformsTable(outcomes, when);
  console.log(lines.join('\n'));
  renew(lines, platformMarks);
  return outcomes.every(({ stretches }) => stretches.every(({ ended }) => ended));
}

async function bench(what: Asked): Promise<boolean> {
  const { sizes, engines: wanted, calls } = what;
  const startedAt = performance.now();
  // Once for all, before each process looks whether it is fresh.
  const app = await deployedApp();
  const outcomes = (await Promise.all(wanted.map((engine) => inOrder(engine, what)))).flat();
  const conditions: Conditions = {
    command: `npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}`,
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    machine: `Node ${process.version}, ${os.cpus()[0]?.model ?? 'unknown processor'} x ${os.availableParallelism()}`,
    minutes: (performance.now() - startedAt) / 60_000,
  };
  const found = checks(outcomes);
  const lines = [
    ...resultsTable(outcomes, conditions),
    ...goalsTable(outcomes),
    ...checksTable(found),
    ...coldStartTable(app),
  ];
  console.log(lines.join('\n'));
  if (calls) for (const outcome of outcomes) console.log(operationsTable(outcome).join('\n'));
  const isAll = sizes.join() === allSizes.join() && wanted.length === engines.length;
  if (isAll && what.works.length === works.length) renew(lines, marks);
  for (const { title, passed } of found) if (!passed) console.error(`Failed: ${title}`);
  return found.every(({ passed }) => passed);
}

/** Puts the tables where the last ones stood. */
function renew(lines: readonly string[], [begin, end]: readonly [string, string]): void {
  const text = readFileSync(document, 'utf8');
  const [from, to] = [begin, end].map((mark) => text.indexOf(mark));
  if (from === undefined || to === undefined || from < 0 || to < from)
    throw new Error(`${document} has no place for the tables`);
  writeFileSync(
    document,
    `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`,
  );
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: PROJECT_ROOT, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'src', 'local', 'manifest.yml') !== '';
  return git('rev-parse', '--short', 'HEAD') + (changed ? ' and changes after it' : '');
}

function askedOrExit(): Asked {
  try {
    return asked();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

const what = askedOrExit();
(what.platforms ? benchPlatforms() : bench(what)).then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
