import { runHistory } from './run-history';
import type { Fate, History, Step } from './steps';

const never: Fate = { lost: 1, doubled: 0, lateMs: 0 };
const deaf: Step = {
  do: 'deliveries',
  events: never,
  webhooks: never,
  queue: { lost: 0, doubled: 0, lateMs: 0 },
  dice: 0,
};
const calm = { seed: 0, indexLagMs: 800, indexJitterMs: 0, eventDelayMs: 1000, skewMs: 0, rules: 0 };

type Found = readonly [what: string, steps: readonly Step[], around?: Partial<Omit<History, 'steps'>>];

/** The shortest histories that once failed; random ones may never come by there again. */
const found: readonly Found[] = [
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
  [
    'the answer to the write that overrules an edit is lost: nobody was told whose edit had gone',
    [
      { do: 'inactive' },
      { do: 'edit', side: 'jira', item: 1, field: 'title', take: 3 },
      { do: 'wait', ms: 10_000 },
      { do: 'edit', side: 'platform', item: 1, field: 'title', take: 4 },
      { do: 'fault', target: 'jira', how: 'reset-after', skip: 0, times: 1, of: 'writes' },
      { do: 'active' },
      { do: 'wait', ms: 660_000 },
    ],
  ],
  [
    'both sides fill a field that was mapped when the pair was there: the value of Jira went without a word',
    [
      { do: 'inactive' },
      { do: 'edit', side: 'jira', item: 1, field: 'points', take: 10 },
      { do: 'wait', ms: 10_000 },
      { do: 'edit', side: 'platform', item: 1, field: 'points', take: 3 },
      { do: 'active' },
    ],
  ],
  [
    'both sides say at once what an item without a parent is part of: what Jira said went without a word',
    [
      { do: 'edit', side: 'platform', item: 0, field: 'parent', take: 3 },
      { do: 'edit', side: 'jira', item: 0, field: 'parent', take: 4 },
    ],
  ],
  [
    'an issue is edited between two tries to make its task: the platform answers with the task of the first',
    [
      { do: 'wall', side: 'jira', calls: 2 },
      { do: 'create', side: 'jira', item: 9, project: 1 },
      { do: 'wait', ms: 440_000 },
      { do: 'edit', side: 'jira', item: 9, field: 'dueDate', take: 13 },
    ],
  ],
  [
    'the newer of two parents has no issue yet: the other was written over it without a word',
    [
      { do: 'create', side: 'platform', item: 102, project: 0, upper: true },
      { do: 'edit', side: 'jira', item: 3, field: 'parent', take: 3 },
      { do: 'edit', side: 'platform', item: 3, field: 'parent', take: 6 },
    ],
  ],
  [
    'an issue that was just made is assigned in Jira: it was taken for Jira’s own choice, and the task stayed nobody’s',
    [
      { do: 'edit', side: 'platform', item: 2, field: 'priority', take: 7 },
      { do: 'wait', ms: 10_000 },
      { do: 'create', side: 'platform', item: 10, project: 0, under: 9 },
      { do: 'wait', ms: 104_860 },
      { do: 'edit', side: 'jira', item: 10, field: 'assignee', take: 15 },
    ],
  ],
  [
    'the clock of the platform is set back and the worker dies: the cursor stood in its future, and what was edited until then was not looked at',
    [
      deaf,
      { do: 'kill', at: 6, when: 'before', who: 'worker', of: 'writes' },
      { do: 'edit', side: 'platform', item: 2, field: 'title', take: 1 },
      { do: 'wait', ms: 330_000 },
      { do: 'edit', side: 'platform', item: 2, field: 'title', take: 2 },
      { do: 'inactive' },
      { do: 'wait', ms: 450_000 },
    ],
    { skewMs: -3_600_000 },
  ],
  [
    'what a worker that died had carried over is taken back: it looked like an edit in Jira, and stood on both sides again',
    [
      deaf,
      { do: 'edit', side: 'platform', item: 0, field: 'title', take: 1 },
      { do: 'kill', at: 2, when: 'after', who: 'worker', of: 'writes' },
      { do: 'wait', ms: 330_000 },
      { do: 'edit', side: 'platform', item: 0, field: 'title', take: 0 },
    ],
  ],
  [
    'an issue is moved to another project before the worker that died has recorded its pair: its task got a second issue',
    [
      { do: 'kill', at: 6, when: 'before', who: 'worker', of: 'writes' },
      { do: 'create', side: 'jira', item: 8, project: 0 },
      { do: 'wait', ms: 20_000 },
      { do: 'move', side: 'jira', item: 8, take: 1 },
      { do: 'edit', side: 'platform', item: 8, field: 'title', take: 3 },
      { do: 'wait', ms: 660_000 },
      { do: 'move', side: 'jira', item: 8, take: 1 },
    ],
  ],
  [
    'a task is moved to another linked project before the worker that died has recorded its pair: it was taken for one of that project, and rested for ever once it was back',
    [
      { do: 'kill', at: 6, when: 'before', who: 'worker', of: 'writes' },
      { do: 'create', side: 'jira', item: 8, project: 0 },
      { do: 'wait', ms: 20_000 },
      { do: 'move', side: 'platform', item: 8, take: 1 },
      { do: 'edit', side: 'jira', item: 8, field: 'title', take: 3 },
      { do: 'wait', ms: 660_000 },
      { do: 'move', side: 'platform', item: 8, take: 1 },
    ],
  ],
];

// A row that is shorter than the test's parameters would get a callback to call at its end.
test.each(found.map(([what, steps, around]) => [what, { steps, around }] as const))(
  '%s',
  async (_, { steps, around }) => {
    const { violations } = await runHistory({ ...calm, ...around, steps: [...steps, { do: 'settle' }] });
    expect(violations).toEqual([]);
  },
  300_000,
);
