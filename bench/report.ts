import { priceOf } from '../local/host/prices';
import { goals } from './budget';
import type { Check } from './checks';
import { loadTime, type DeployedApp } from './deployed-app';
import { latency } from './loaded-world';
import { fine, markdownTable, number } from './markdown-table';
import { works, type Operation, type Outcome, type Stretch, type Work } from './outcome';

/** Under what the numbers came about. */
export interface Conditions {
  readonly command: string;
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly minutes: number;
}

export const titles: Readonly<Record<Work, string>> = {
  first: 'First sync',
  tick: 'Idle tick',
  resync: 'None changed: resync of all',
  again: 'None changed: every task delivered again',
  'platform-1': '1 % changed on the platform',
  'jira-1': '1 % changed in Jira',
  'platform-100': '100 % changed on the platform',
  'jira-100': '100 % changed in Jira',
  events: 'Changed in Jira, told by events',
  'tick-20': 'Idle tick, 20 project links',
};
const columns: readonly (readonly [string, (stretch: Stretch) => number, Intl.NumberFormat?])[] = [
  ['Jira points', ({ usage }) => usage.jiraPoints],
  ['Jira calls', ({ usage }) => usage.jiraCalls],
  ['Platform calls', ({ usage }) => usage.egressCalls],
  ['KVS reads', ({ usage }) => usage.kvsReads],
  ['Read units', ({ usage }) => usage.kvsReadUnits],
  ['kB read', ({ usage }) => usage.kvsReadBytes / 1e3],
  ['KVS writes', ({ usage }) => usage.kvsWrites],
  ['Write units', ({ usage }) => usage.kvsWriteUnits],
  ['kB written', ({ usage }) => usage.kvsWriteBytes / 1e3],
  ['Invocations', ({ usage }) => usage.invocations],
  ['GB-s', ({ usage }) => usage.gbSeconds, fine],
  ['Log kB', ({ usage }) => usage.logBytes / 1e3],
  ['Dollars', ({ usage }) => priceOf(usage).total, fine],
  ['CPU ms', ({ appCpuMs }) => appCpuMs],
];

const isTick = (work: Work): boolean => work === 'tick' || work === 'tick-20';

/** Three rows for each piece of work: the app, what nobody can go below, the naive engine. */
export function resultsTable(outcomes: readonly Outcome[], conditions: Conditions): readonly string[] {
  const head = ['Work', 'Links', 'Engine', ...columns.map(([title]) => title), 'Virtual min', 'Peak MB'];
  const sizes = [...new Set(outcomes.map(({ links }) => links))];
  const rows = works.flatMap((work) => sizes.flatMap((links) => rowsOf(work, links, outcomes)));
  return [
    '### Results',
    '',
    `\`${conditions.command}\`, ${conditions.date}, commit \`${conditions.commit}\`, ${conditions.machine}; it took ${conditions.minutes.toFixed(0)} minutes.`,
    `Each call takes, on the virtual clock: ${Object.entries(latency)
      .map(([target, ms]) => `${target} ${ms} ms`)
      .join(', ')}.`,
    'For 1,000 items of the work, and for one tick; virtual minutes and peak memory (of the whole process, Jira, platform and Forge included) are those of the row in all.',
    '',
    ...markdownTable(head, rows, 3),
    '',
    ...workers(outcomes),
  ];
}

function rowsOf(work: Work, links: number, outcomes: readonly Outcome[]): readonly (readonly string[])[] {
  const of = (engine: Outcome['engine']): Stretch | undefined =>
    outcomes
      .find((outcome) => outcome.engine === engine && outcome.links === links)
      ?.stretches.find((stretch) => stretch.work === work);
  const ours = of('planlink');
  const naive = of('naive');
  return [
    ...(ours === undefined ? [] : [rowOf('Planlink', ours, links), floorOf(ours)]),
    ...(naive === undefined ? [] : [rowOf('naive', naive, links)]),
  ];
}

function rowOf(engine: string, stretch: Stretch, links: number): readonly string[] {
  const units = stretch.count / (isTick(stretch.work) ? 1 : 1_000);
  return [
    engine === 'Planlink' ? titles[stretch.work] : '',
    number.format(links),
    engine,
    ...columns.map(([, of, format = number]) => format.format(of(stretch) / units)),
    number.format(stretch.virtualMs / 60_000),
    number.format(Math.round(stretch.peakBytes / 1e6)),
  ];
}

function floorOf({ floor, work, count }: Stretch): readonly string[] {
  const units = count / (isTick(work) ? 1 : 1_000);
  const cell = (value: number | undefined): string =>
    value === undefined ? '' : number.format(value / units);
  const known: Readonly<Record<string, number | undefined>> = {
    'Jira points': floor?.jiraPoints,
    'Jira calls': floor?.jiraCalls,
    'Platform calls': floor?.platformCalls,
    'KVS writes': floor?.kvsWrites,
  };
  return ['', '', 'floor', ...columns.map(([title]) => cell(known[title])), '', ''];
}

function workers(outcomes: readonly Outcome[]): readonly string[] {
  const rows = outcomes.flatMap(({ links, worker }) =>
    worker === null
      ? []
      : [
          [
            number.format(links),
            megabytes(worker.codeBytes),
            megabytes(worker.passBytes),
            megabytes(worker.codeBytes + worker.passBytes),
          ],
        ],
  );
  return [
    '### Memory of a worker',
    '',
    'Heap after a collection, at the fullest of a dozen moments of a resync of all links: what the bundle alone holds in a fresh process, and what a pass holds beside it. The limit of the functions is 256 MB.',
    '',
    ...markdownTable(['Links', 'Code, MB', 'Pass, MB', 'Together, MB'], rows, 0),
    '',
  ];
}

export function checksTable(found: readonly Check[]): readonly string[] {
  const rows = found.map(({ title, ratio, most, passed }) => [
    title,
    fine.format(ratio),
    fine.format(most),
    passed ? 'yes' : '**no**',
  ]);
  return [
    '### Cost grows with what changed, not with what is linked',
    '',
    'Of points, calls, KVS bytes and dollars the one that grew most. The command fails when one of these does not hold.',
    '',
    ...markdownTable(['Ratio', 'is', 'at most', 'holds'], rows),
    '',
  ];
}

export function coldStartTable(app: DeployedApp): readonly string[] {
  const row = (name: string, value: number, goal: number): readonly string[] => [
    name,
    number.format(Math.round(value)),
    number.format(goal),
    fine.format(value / goal),
  ];
  const rows = [
    row('Backend bundle, bytes', app.bytes, goals.bundleBytes),
    row('Load time, ms', loadTime(app), goals.loadMs),
  ];
  return ['### Cold start', '', ...markdownTable(['', 'measured', 'goal', 'ratio'], rows)];
}

/** Where the calls and Jira's points of each row went. */
export function operationsTable({ engine, links, stretches }: Outcome): readonly string[] {
  const weight = ([, { points, calls }]: [string, Operation]): number => points * 1e6 + calls;
  return stretches.flatMap(({ work, operations }) => [
    `#### ${titles[work]}, ${number.format(links)}, ${engine}`,
    '',
    ...markdownTable(
      ['Call', 'calls', 'points'],
      Object.entries(operations)
        .sort((one, other) => weight(other) - weight(one))
        .map(([name, { calls, points }]) => [name, number.format(calls), number.format(points)]),
    ),
    '',
  ]);
}

function megabytes(bytes: number): string {
  return number.format(bytes / 1e6);
}
