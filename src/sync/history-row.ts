import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { historyActions, type HistoryAction, type RunTrigger } from '../contract/history-views';

/** One write of the app, or a conflict it met. */
export interface HistoryNote {
  readonly projectLinkId: string;
  readonly taskId: string | null;
  readonly issueId: string | null;
  readonly issueKey: string | null;
  readonly taskKey: string | null;
  /** The side that was written; null when nothing was. */
  readonly wrote: 'jira' | 'platform' | null;
  readonly action: HistoryAction;
  /** Short texts; of a long text only that it changed. */
  readonly changes: readonly {
    readonly field: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly cause: 'first' | 'side' | 'rule' | 'person';
  /**
   * Who changed the other side, or asked for it, where that is known: an account id, or what the platform calls somebody of
   * its own, who changed the task.
   */
  readonly who: string | null;
}

/** What one page of work wrote. */
export interface HistoryRow {
  readonly connectionId: string;
  readonly runId: string;
  readonly trigger: RunTrigger;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly notes: readonly HistoryNote[];
}

const text = z.string().nullable();
const noteSchema = z.tuple([
  z.number(),
  text,
  text,
  text,
  text,
  z.number(),
  z.number(),
  z.array(z.tuple([z.string(), text, text])),
  z.number(),
  text,
]);
const documentSchema = z.object({
  g: z.enum(['schedule', 'event', 'webhook', 'person']),
  l: z.array(z.string()),
  n: z.array(noteSchema),
});
const historyFields = z.object({ c: z.string(), r: z.string(), u: z.number(), d: z.string() });

const sides = [null, 'jira', 'platform'] as const;
const causes = ['first', 'side', 'rule', 'person'] as const;
const LONGEST = 60;

/**
 * A hundred notes say much the same, so they are stored compressed: a quarter of the bytes, which are paid for when they
 * are written and each time they are read.
 */
export function packHistory(trigger: RunTrigger, notes: readonly HistoryNote[]): string {
  const links = [...new Set(notes.map(({ projectLinkId }) => projectLinkId))];
  const rows: z.input<typeof noteSchema>[] = notes.map((note) => [
    links.indexOf(note.projectLinkId),
    note.taskId,
    note.issueId,
    note.issueKey,
    note.taskKey,
    sides.indexOf(note.wrote),
    historyActions.indexOf(note.action),
    note.changes.map(({ field, from, to }) => [field, short(from), short(to)]),
    causes.indexOf(note.cause),
    note.who,
  ]);
  return deflateRawSync(JSON.stringify({ g: trigger, l: links, n: rows })).toString('base64');
}

export function readHistory(value: unknown): HistoryRow {
  const { c, r, u, d } = historyFields.parse(value);
  const { g, l, n } = documentSchema.parse(JSON.parse(inflateRawSync(Buffer.from(d, 'base64')).toString()));
  const notes = n.map(
    ([link, taskId, issueId, issueKey, taskKey, wrote, action, changes, cause, who]): HistoryNote => ({
      projectLinkId: l[link] ?? '',
      taskId,
      issueId,
      issueKey,
      taskKey,
      wrote: sides[wrote] ?? null,
      action: historyActions[action] ?? 'changed',
      changes: changes.map(([field, from, to]) => ({ field, from, to })),
      cause: causes[cause] ?? 'side',
      who,
    }),
  );
  return { connectionId: c, runId: r, trigger: g, at: u, notes };
}

function short(value: string | null): string | null {
  return value === null || value.length <= LONGEST ? value : `${value.slice(0, LONGEST - 1)}…`;
}
