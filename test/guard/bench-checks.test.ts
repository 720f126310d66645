import { noUsage } from '../../local/host/meters';
import { checks } from '../../bench/checks';
import type { Outcome, Stretch, Work } from '../../bench/outcome';

/** What a size costs when each item takes so many points, and a worker so many bytes. */
function outcome(links: number, pointsEach: number, passBytes: number): Outcome {
  const stretch = (work: Work, count: number, jiraPoints: number): Stretch => ({
    work,
    count,
    usage: { ...noUsage(), jiraPoints, jiraCalls: 1, egressCalls: 1, kvsWriteBytes: count, gbSeconds: count },
    floor: null,
    virtualMs: 0,
    appCpuMs: 0,
    peakBytes: 0,
    ended: true,
    operations: {},
  });
  const stretches = [
    stretch('tick', 12, 12),
    stretch('platform-1', links / 100, (links / 100) * pointsEach),
    stretch('platform-100', links, links * pointsEach),
  ];
  return {
    engine: 'planlink',
    platform: 'planning-api',
    links,
    stretches,
    worker: { codeBytes: 8e6, passBytes },
    seconds: 1,
  };
}

const failed = (outcomes: readonly Outcome[]): readonly string[] =>
  checks(outcomes).flatMap(({ title, passed }) => (passed ? [] : [title]));

test('cost that follows what changed and memory that stays pass', () => {
  expect(failed([outcome(1_000, 3, 1e6), outcome(100_000, 3, 1.5e6)])).toEqual([]);
});

test('cost that grows with what is linked fails, for a hundredfold and for the same changes among more links', () => {
  expect(failed([outcome(1_000, 3, 1e6), outcome(100_000, 6, 1e6)])).toEqual([
    'platform-100: for each item, 100000 items to 1000 (Jira points)',
    'platform: the same 1000 changes among 100000 links to among 1000 (Jira points)',
  ]);
});

test('memory that grows with what is linked fails', () => {
  expect(failed([outcome(10_000, 3, 1e6), outcome(100_000, 3, 10e6)])).toEqual([
    'Memory of a worker, 100000 links to 10000',
  ]);
});

test('work that never comes to an end fails', () => {
  const { stretches, ...rest } = outcome(1_000, 3, 1e6);
  const restless = { ...rest, stretches: stretches.map((stretch) => ({ ...stretch, ended: false })) };
  expect(failed([restless])).toHaveLength(1);
});
