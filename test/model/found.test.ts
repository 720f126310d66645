import { runHistory } from './run-history';
import type { Step } from './steps';

/** The shortest histories that once failed; random ones may never come by there again. */
const found: readonly (readonly [what: string, steps: readonly Step[]])[] = [
  [
    'Jira fails while the new task is written on its issue: the task got an issue of its own',
    [
      { do: 'create', side: 'jira', item: 8, project: 1 },
      { do: 'fault', target: 'jira', how: 'broken', skip: 1, times: 1, of: 'writes' },
      { do: 'create', side: 'platform', item: 9, project: 0 },
      { do: 'wait', ms: 426_000 },
    ],
  ],
  [
    'the worker dies between two transitions: the status on the way overruled the task',
    [
      { do: 'kill', at: 1, when: 'before', who: 'worker', of: 'all' },
      { do: 'edit', side: 'platform', item: 7, field: 'status', take: 0 },
      { do: 'fault', target: 'jira', how: 'broken', skip: 1, times: 3, of: 'writes' },
      { do: 'wait', ms: 660_000 },
    ],
  ],
];

test.each(found)('%s', async (_, steps) => {
  const history = { seed: 0, indexLagMs: 800, indexJitterMs: 0, eventDelayMs: 1000, skewMs: 0 };
  const { violations } = await runHistory({ ...history, steps: [...steps, { do: 'settle' }] });
  expect(violations).toEqual([]);
});
