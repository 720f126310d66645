import { priceOf } from '../local/host/prices';
import type { Outcome, Stretch, Work } from './outcome';

/** One thing that must hold, with the ratio that shows it. */
export interface Check {
  readonly title: string;
  readonly ratio: number;
  readonly most: number;
  readonly passed: boolean;
}

/** A quarter is room for what comes once in a pass, and far from ten times or a hundred. */
const mostGrowth = 1.25;
const mostTickGrowth = 1.1;
const mostMemoryGrowth = 1.3;

const measures: readonly (readonly [string, (stretch: Stretch) => number])[] = [
  ['Jira points', ({ usage }) => usage.jiraPoints],
  ['calls', ({ usage }) => usage.jiraCalls + usage.egressCalls],
  ['KVS bytes written', ({ usage }) => usage.kvsWriteBytes],
  ['dollars', ({ usage }) => priceOf(usage).total],
];

/** All that can be said of the sizes that were measured. */
export function checks(outcomes: readonly Outcome[]): readonly Check[] {
  const ours = outcomes
    .filter(({ engine }) => engine === 'planlink')
    .sort((one, other) => one.links - other.links);
  const first = ours[0];
  const last = ours[ours.length - 1];
  if (first === undefined || last === undefined) return [];
  const sizes = first === last ? [] : [...linear(first, last), ...ticks(first, last), ...memory(ours)];
  return [...sizes, ...quiet(ours)];
}

/** A hundred times the work costs a hundred times as much; the same work among a hundred times the links the same. */
function linear(first: Outcome, last: Outcome): readonly Check[] {
  const grown = (['first', 'resync', 'platform-100', 'jira-100'] as const).flatMap((work) =>
    compared(
      `${work}: for each item, ${last.links} items to ${first.links}`,
      of(first, work),
      of(last, work),
    ),
  );
  const among = (['platform', 'jira'] as const).flatMap((side) => {
    const few = of(first, `${side}-100`);
    const many = of(last, `${side}-1`);
    return few?.count === many?.count
      ? compared(
          `${side}: the same ${many?.count ?? 0} changes among ${last.links} links to among ${first.links}`,
          few,
          many,
        )
      : [];
  });
  return [...grown, ...among];
}

function compared(title: string, before: Stretch | undefined, after: Stretch | undefined): readonly Check[] {
  if (before === undefined || after === undefined) return [];
  const ratios = measures.map(([name, measure]) => ({
    name,
    ratio: measure(after) / after.count / (measure(before) / before.count),
  }));
  const worst = ratios.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  return [checked(`${title} (${worst.name})`, worst.ratio, mostGrowth)];
}

function ticks(first: Outcome, last: Outcome): readonly Check[] {
  const before = of(first, 'tick');
  const after = of(last, 'tick');
  if (before === undefined || after === undefined) return [];
  const ratio = priceOf(after.usage).total / after.count / (priceOf(before.usage).total / before.count);
  return [checked(`Idle tick: dollars, ${last.links} links to ${first.links}`, ratio, mostTickGrowth)];
}

function memory(ours: readonly Outcome[]): readonly Check[] {
  const [before, after] = ours.slice(-2);
  if (!before?.worker || !after?.worker) return [];
  const held = ({ codeBytes, passBytes }: NonNullable<Outcome['worker']>): number => codeBytes + passBytes;
  const title = `Memory of a worker, ${after.links} links to ${before.links}`;
  return [checked(title, held(after.worker) / held(before.worker), mostMemoryGrowth)];
}

function quiet(ours: readonly Outcome[]): readonly Check[] {
  const restless = ours.flatMap(({ links, stretches }) =>
    stretches.filter(({ ended }) => !ended).map(({ work }) => `${work} with ${links}`),
  );
  const what = restless.length === 0 ? 'all rows' : restless.join(', ');
  return [checked(`Work comes to an end: ${what}`, restless.length, 0)];
}

function of({ stretches }: Outcome, work: Work): Stretch | undefined {
  return stretches.find((stretch) => stretch.work === work);
}

function checked(title: string, ratio: number, most: number): Check {
  return { title, ratio, most, passed: ratio <= most };
}
