import { priceOf } from '../local/host/prices';
import { fine, markdownTable, number } from './markdown-table';
import type { Outcome, Stretch, Work } from './outcome';
import { titles } from './report';

/** What is measured of each platform, at this many links: what differs between them does not grow with what is linked. */
export const platformLinks = 1_000;
export const platformWorks: readonly Work[] = ['first', 'tick', 'resync', 'platform-100', 'jira-100'];

const measures: readonly (readonly [string, (stretch: Stretch) => number, Intl.NumberFormat?])[] = [
  ['platform calls', ({ usage }) => usage.egressCalls],
  ['Jira points', ({ usage }) => usage.jiraPoints],
  ['KVS kB written', ({ usage }) => usage.kvsWriteBytes / 1e3],
  ['GB-s', ({ usage }) => usage.gbSeconds, fine],
  ['dollars', ({ usage }) => priceOf(usage).total, fine],
];

/** One column for each platform: the same tasks and the same work behind each. */
export function platformsTable(outcomes: readonly Outcome[], command: string): readonly string[] {
  const head = ['For 1,000 items, or one tick', ...outcomes.map(({ platform }) => platform)];
  const rows = platformWorks.flatMap((work) =>
    measures.map(([name, of, format = number]) => [
      `${titles[work]}: ${name}`,
      ...outcomes.map(({ stretches }) => {
        const stretch = stretches.find((one) => one.work === work);
        if (stretch === undefined) return '';
        return format.format(of(stretch) / (stretch.count / (work === 'tick' ? 1 : 1_000)));
      }),
    ]),
  );
  return [`\`${command}\`, ${number.format(platformLinks)} links.`, '', ...markdownTable(head, rows, 1)];
}
