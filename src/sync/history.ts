import { randomBytes } from 'node:crypto';
import type { RunTrigger } from '../contract/history-views';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { packHistory, readHistory, type HistoryNote, type HistoryRow } from './history-row';

export type { HistoryNote } from './history-row';

const MARK_LENGTH = 8;
/** A link remembers so many rows of its own. */
const REMEMBERED = 5;
const NOTES_A_ROW = 100;

interface Begun {
  readonly id: string;
  readonly trigger: RunTrigger;
  /** Account id of the person who asked for it. */
  readonly who: string | null;
}

/**
 * Tells what a pass writes. Notes are collected and stored with the links they are about: one row for a page of work, and
 * in each link the marks of the last rows that name it.
 */
export class History {
  /** When something was last written for a project link, in milliseconds. */
  readonly changedAt = new Map<string, number>();
  /** Who changed an issue, as far as an event told: account ids by issue. */
  readonly editors = new Map<string, string>();
  private notes: HistoryNote[] = [];
  /** Marks of rows that are stored and that the pair's link does not name yet, by task. */
  private readonly marks = new Map<string, string>();
  private run: Begun;

  constructor(
    private readonly storage: Storage,
    private readonly connectionId: string,
  ) {
    this.run = { id: connectionId, trigger: 'schedule', who: null };
  }

  /** Said once, before the first note. */
  begin(run: Begun): void {
    this.run = run;
  }

  /** Account id of the person who asked for this run. */
  get askedBy(): string | null {
    return this.run.who;
  }

  note(note: HistoryNote): void {
    this.notes.push(note);
    this.changedAt.set(note.projectLinkId, Date.now());
  }

  /**
   * Stores what has been told so far. Comes before the links that will name it: a row that no link names is still the
   * run's, and a link that names a row that is missing shows one entry less.
   */
  async store(): Promise<void> {
    while (this.notes.length > 0) {
      const notes = this.notes.splice(0, NOTES_A_ROW);
      const mark = randomBytes(6).toString('base64url');
      await this.storage.setEntity('history', keys.history(this.connectionId, mark), {
        c: this.connectionId,
        r: this.run.id,
        u: Date.now(),
        d: packHistory(this.run.trigger, notes),
      });
      for (const { taskId } of notes) if (taskId !== null) this.marks.set(taskId, mark);
    }
  }

  /** What a link has to remember from now on, given what it remembered; the newest first. */
  marksOf(taskId: string, before: string): string {
    const mark = this.marks.get(taskId);
    if (mark === undefined) return before;
    this.marks.delete(taskId);
    return `${mark}${before}`.slice(0, MARK_LENGTH * REMEMBERED);
  }
}

/** The rows that a link names, as far as they are still there. */
export async function rowsOf(
  storage: Storage,
  connectionId: string,
  marks: string,
): Promise<readonly HistoryRow[]> {
  const names = marks.match(/.{8}/g) ?? [];
  const stored = await storage.getEntities(
    'history',
    names.map((mark) => keys.history(connectionId, mark)),
  );
  return [...stored.values()].map(readHistory).sort((one, other) => other.at - one.at);
}

/** One row of a run at a time, the newest first. */
export async function rowOfRun(
  storage: Storage,
  runId: string,
  cursor?: string,
): Promise<{ readonly row: HistoryRow | null; readonly cursor: string | null }> {
  const page = await storage.query({
    entity: 'history',
    index: 'by-run',
    partition: [runId],
    sort: 'DESC',
    limit: 1,
    cursor,
  });
  const value = page.items[0]?.value;
  return { row: value === undefined ? null : readHistory(value), cursor: page.cursor };
}

const READ = 100;
/** What one daily run removes of one connection at most; the rest has time until the next. */
const MOST_READS = 10;

/** Removes the rows of before a moment, the oldest first, so that an interrupted run is just shorter. */
export async function expireHistory(storage: Storage, connectionId: string, before: number): Promise<void> {
  for (let reads = 0; reads < MOST_READS; reads++) {
    const page = await storage.query({
      entity: 'history',
      index: 'by-connection',
      partition: [connectionId],
      range: { before },
      sort: 'ASC',
      limit: READ,
    });
    await storage.deleteEntities(
      'history',
      page.items.map(({ key }) => key),
    );
    if (page.items.length < READ) return;
  }
}
