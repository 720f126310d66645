import type { HistoryEntry, HistoryPage } from '../contract/history-views';
import type { RunView } from '../contract/views';
import { rowOfRun, rowsOf } from '../sync/history';
import type { HistoryNote, HistoryRow } from '../sync/history-row';
import type { Link } from '../sync/links';
import { readRunId, Runs } from '../sync/runs';
import { notFound } from './failure-actions';
import type { ResolverParts } from './parts';

/** A run without an end this long after its beginning was killed: no invocation lives longer. */
const LONGEST_RUN_MS = 15 * 60_000;

interface Told {
  readonly row: HistoryRow;
  readonly note: HistoryNote;
  readonly position: number;
}

/** What was written of one pair and why: the last times that something was. */
export async function historyOfPair(parts: ResolverParts, link: Link): Promise<HistoryPage> {
  const rows = await rowsOf(parts.storage, link.connectionId, link.history ?? '');
  const told = rows.flatMap(tellingOf).filter(({ note }) => note.taskId === link.taskId);
  return { entries: await entriesOf(parts, told), nextCursor: null };
}

/**
 * What one run wrote, a page of its work at a time; of a project only what lies in these links of it. Values are told to
 * those who see the issue. Throws `NOT_FOUND` for a run that is not this connection's.
 */
export async function runPage(
  parts: ResolverParts,
  { connectionId, runId, cursor }: { connectionId: string; runId: string; cursor?: string | undefined },
  linkIds: readonly string[] | null,
): Promise<{ readonly run: RunView; readonly page: HistoryPage }> {
  if (readRunId(runId)?.connectionId !== connectionId) throw notFound();
  const [stored, { row, cursor: nextCursor }] = await Promise.all([
    new Runs(parts.storage).get(runId),
    rowOfRun(parts.storage, runId, cursor),
  ]);
  const run = stored ?? (row === null ? null : unended(row));
  // A page's place comes back from the page: whatever it may be made to say, it shows no other run.
  if (run === null || (row !== null && row.runId !== runId)) throw notFound();
  const told = (row === null ? [] : tellingOf(row)).filter(
    ({ note }) => linkIds?.includes(note.projectLinkId) ?? true,
  );
  return { run, page: { entries: await hidden(parts, await entriesOf(parts, told), told), nextCursor } };
}

/** A run that is still at it, or was killed, has left only what it wrote. */
function unended({ runId, trigger }: HistoryRow): RunView {
  const startedAt = readRunId(runId)?.startedAt ?? 0;
  return {
    id: runId,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: null,
    trigger,
    created: 0,
    updated: 0,
    failed: 0,
    outcome: Date.now() - startedAt < LONGEST_RUN_MS ? 'running' : 'stopped',
  };
}

function tellingOf(row: HistoryRow): readonly Told[] {
  return row.notes.map((note, position) => ({ row, note, position }));
}

async function entriesOf(parts: ResolverParts, told: readonly Told[]): Promise<readonly HistoryEntry[]> {
  const people = [...new Set(told.flatMap(({ note }) => (isAccount(note) ? note.who : [])))];
  const names = people.length === 0 ? new Map<string, string>() : await parts.jira.displayNames(people);
  return told.map(({ row, note, position }): HistoryEntry => ({
    id: `${row.runId}:${row.at}:${position}`,
    at: new Date(row.at).toISOString(),
    wrote: note.wrote,
    action: note.action,
    changes: note.changes.map(({ field, from, to }) => ({ field, from: from ?? '', to: to ?? '' })),
    why: {
      cause: note.cause,
      trigger: row.trigger,
      runId: row.runId === row.connectionId ? null : row.runId,
      who: isAccount(note) ? (names.get(note.who) ?? null) : note.who,
    },
    issueKey: note.issueKey,
    taskKey: note.taskKey,
  }));
}

/** Whoever changed a task is named as the platform does; all others are people of the site. */
function isAccount(note: HistoryNote): note is HistoryNote & { readonly who: string } {
  return note.who !== null && (note.wrote !== 'jira' || note.cause === 'person');
}

async function hidden(
  { jira }: ResolverParts,
  entries: readonly HistoryEntry[],
  told: readonly Told[],
): Promise<readonly HistoryEntry[]> {
  const ids = [...new Set(told.flatMap(({ note }) => note.issueId ?? []))];
  const seen = new Set((await jira.issuesAsUser(ids)).map(({ id }) => id));
  return entries.map((entry, position) => {
    const issueId = told[position]?.note.issueId;
    if (issueId !== null && issueId !== undefined && seen.has(issueId)) return entry;
    return { ...entry, changes: entry.changes.map(({ field }) => ({ field, from: '', to: '' })) };
  });
}
