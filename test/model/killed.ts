import { runHistory } from './run-history';
import type { History, Step } from './steps';
import { inWords } from './words';

const MINUTE = 60_000;
const MOST_WRITES = 200;

const surroundings = {
  seed: 0,
  indexLagMs: 5_000,
  indexJitterMs: 0,
  eventDelayMs: 1000,
  skewMs: 0,
  rules: 0,
};
const never = { lost: 1, doubled: 0, lateMs: 0 };
const always = { lost: 0, doubled: 0, lateMs: 0 };
const deaf: Step = { do: 'deliveries', events: never, webhooks: never, queue: always, dice: 0 };

/** One of everything: creates, updates, comments and transitions, both ways, in both projects. */
const changes: readonly Step[] = [
  { do: 'create', side: 'platform', item: 8, project: 1 },
  { do: 'edit', side: 'platform', item: 8, field: 'status', take: 2 },
  { do: 'comment', side: 'platform', item: 8, take: 1 },
  { do: 'create', side: 'jira', item: 9, project: 0 },
  { do: 'edit', side: 'platform', item: 0, field: 'title', take: 2 },
  { do: 'comment', side: 'platform', item: 0, take: 3 },
  { do: 'edit', side: 'jira', item: 1, field: 'labels', take: 4 },
  { do: 'comment', side: 'jira', item: 1, take: 5 },
  { do: 'edit', side: 'platform', item: 7, field: 'status', take: 0 },
];

export interface Scene {
  readonly before: readonly Step[];
  /** Makes the app work; its writes from here on are those at which it is killed. */
  readonly then: readonly Step[];
}

export const scenes: Readonly<Record<string, Scene>> = {
  'of the passes that events and webhooks call for': {
    before: [],
    then: [...changes, { do: 'wait', ms: 3 * MINUTE }],
  },
  'of a tick and the delta with its checkpoints, when nobody told': {
    before: [deaf, ...changes],
    then: [{ do: 'wait', ms: 5 * MINUTE }],
  },
  'of a resync page by page': {
    before: [
      deaf,
      { do: 'edit', side: 'platform', item: 2, field: 'description', take: 1 },
      { do: 'create', side: 'jira', item: 8, project: 1 },
      { do: 'resync' },
    ],
    then: [{ do: 'wait', ms: 90_000 }],
  },
  'that renew the access token': {
    before: [
      deaf,
      { do: 'wait', ms: 62 * MINUTE },
      { do: 'edit', side: 'platform', item: 3, field: 'title', take: 1 },
    ],
    then: [{ do: 'wait', ms: 5 * MINUTE }],
  },
};

/**
 * Kills the app at each of its writes in turn, to whatever side, storage and queue, and tells where it did not end as
 * the reference says. These are all its deaths: one at a read leaves behind what one at the write before or after leaves.
 */
export async function killedAtEveryWrite(
  { before, then }: Scene,
  when: 'before' | 'after',
): Promise<{ readonly writes: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  for (let atCall = 1; atCall < MOST_WRITES; atCall += 1) {
    const kill: Step = { do: 'kill', at: atCall, when, who: 'anyone', of: 'writes' };
    const history: History = { ...surroundings, steps: [...before, kill, ...then, { do: 'settle' }] };
    const { violations, survived } = await runHistory(history);
    if (violations.length > 0) wrong.push([...violations, inWords(history)].join('\n'));
    if (survived) return { writes: atCall - 1, wrong };
  }
  throw new Error('The app makes more writes than anybody expected');
}
