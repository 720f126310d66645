import { priceOf } from '../local/host/prices';
import { goals } from './budget';
import { markdownTable, number, fine } from './markdown-table';
import type { Outcome, Stretch, Work } from './outcome';

interface Goal {
  readonly title: string;
  readonly work: Work;
  readonly goal: (stretch: Stretch) => number;
  readonly measured: (stretch: Stretch) => number;
}

const perItem =
  (measure: (stretch: Stretch) => number) =>
  (stretch: Stretch): number =>
    measure(stretch) / stretch.count;
const dollarsOfThousand = (stretch: Stretch): number =>
  perItem(({ usage }) => priceOf(usage).total)(stretch) * 1_000;
const bytesWritten = perItem(({ usage }) => usage.kvsWriteBytes);
const dollars = (title: string, work: Work): Goal => ({
  title: `Dollars for 1,000: ${title}`,
  work,
  goal: () => goals.dollarsPerItem * 1_000,
  measured: dollarsOfThousand,
});
const bytes = (title: string, work: Work): Goal => ({
  title: `KVS bytes written for a link: ${title}`,
  work,
  goal: () => goals.kvsBytesPerChangedLink,
  measured: bytesWritten,
});

const tick = (title: string, work: Work): readonly Goal[] => [
  {
    title: `${title}: calls to both sides`,
    work,
    goal: () => goals.tickOutgoingCalls,
    measured: perItem(({ usage }) => usage.jiraCalls + usage.egressCalls),
  },
  {
    title: `${title}: KVS reads`,
    work,
    goal: () => goals.tickKvsReads,
    measured: perItem(({ usage }) => usage.kvsReads),
  },
  {
    title: `${title}: GB-s`,
    work,
    goal: () => goals.tickGbSeconds,
    measured: perItem(({ usage }) => usage.gbSeconds),
  },
];

const all: readonly Goal[] = [
  {
    title: 'Points of an issue read in a resync: 1.05 times the floor',
    work: 'resync',
    goal: ({ floor, count }) => ((floor?.jiraPoints ?? 0) * goals.pointsPerIssueRead) / count,
    measured: perItem(({ usage }) => usage.jiraPoints),
  },
  {
    title: 'Points of an issue changed from the platform',
    work: 'platform-100',
    goal: () => goals.pointsPerIssueChanged,
    measured: perItem(({ usage }) => usage.jiraPoints),
  },
  bytes('made', 'first'),
  bytes('changed on the platform', 'platform-100'),
  bytes('changed in Jira', 'jira-100'),
  dollars('first sync', 'first'),
  dollars('resync, none changed', 'resync'),
  dollars('changed on the platform', 'platform-100'),
  dollars('changed in Jira, found by the tick', 'jira-100'),
  dollars('changed in Jira, told by events', 'events'),
  ...tick('Idle tick', 'tick'),
  ...tick('Idle tick, 20 project links', 'tick-20'),
];

/** What was decided, and how far each size is from it. */
export function goalsTable(outcomes: readonly Outcome[]): readonly string[] {
  const ours = outcomes.filter(({ engine }) => engine === 'planlink');
  const head = ['Goal', '', ...ours.map(({ links }) => `${number.format(links)} links`)];
  const rows = all.map(({ title, work, goal, measured }) => {
    const stretches = ours.map(({ stretches: found }) => found.find((one) => one.work === work));
    const known = stretches.find((stretch) => stretch !== undefined);
    return [
      title,
      known === undefined ? '' : fine.format(goal(known)),
      ...stretches.map((stretch) =>
        stretch === undefined
          ? ''
          : `${fine.format(measured(stretch))} (${fine.format(measured(stretch) / goal(stretch))})`,
      ),
    ];
  });
  return [
    '### Goals',
    '',
    'In brackets the ratio to the goal; above 1 it is missed.',
    '',
    ...markdownTable(head, rows),
    '',
  ];
}
