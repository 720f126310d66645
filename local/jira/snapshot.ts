import * as z from 'zod';
import {
  commentShape,
  historyShape,
  remoteLinkShape,
  savedIssueShape,
  type Issue,
  type SavedIssue,
} from './issue';
import type { IssueStore } from './issue-store';
import { pack, packAll, unpackAll, unpackJson } from './packed';
import { sequencesShape, type Sequences } from './sequences';

const snapshotShape = z.object({
  version: z.literal(1),
  issues: z.array(savedIssueShape),
  comments: z.record(z.string(), z.array(commentShape)),
  history: z.record(z.string(), z.array(historyShape)),
  remoteLinks: z.record(z.string(), z.array(remoteLinkShape)).default({}),
  sequences: sequencesShape,
});

/** All that people and the app wrote, as plain JSON. Users and projects are configuration and stay with the seed. */
export type Snapshot = z.infer<typeof snapshotShape>;

/** Reads a saved snapshot; throws when it has another shape or version. */
export function readSnapshot(saved: unknown): Snapshot {
  return snapshotShape.parse(saved);
}

export function takeSnapshot(store: IssueStore, sequences: Sequences): Snapshot {
  const issues = [...store.all()];
  const withAny = <T>(listOf: (id: string) => readonly T[]): Record<string, T[]> =>
    Object.fromEntries(
      issues.filter(({ id }) => listOf(id).length > 0).map(({ id }) => [id, [...listOf(id)]]),
    );
  return {
    version: 1,
    issues: issues.map(saved),
    comments: withAny((id) => store.comments(id)),
    history: withAny((id) => store.history(id)),
    remoteLinks: withAny((id) => store.remoteLinks(id)),
    sequences: sequences.save(),
  };
}

export function applySnapshot(store: IssueStore, snapshot: Snapshot): void {
  for (const issue of snapshot.issues) store.put(restored(issue));
  for (const [id, comments] of Object.entries(snapshot.comments)) store.setComments(id, comments);
  for (const [id, history] of Object.entries(snapshot.history)) store.setHistory(id, history);
  for (const [id, links] of Object.entries(snapshot.remoteLinks)) store.setRemoteLinks(id, links);
}

function saved(issue: Issue): SavedIssue {
  const { description, properties } = issue;
  return {
    ...issue,
    description: description === null ? null : unpackJson(description),
    properties: unpackAll(properties),
  };
}

function restored(issue: SavedIssue): Issue {
  const { description, properties } = issue;
  return {
    ...issue,
    description: description === null ? null : pack(description),
    properties: packAll(properties),
  };
}
