import { createHash } from 'node:crypto';
import * as z from 'zod';

/** Items that somebody says have changed. */
export interface Named {
  readonly taskIds: readonly string[];
  readonly issueIds: readonly string[];
  /** Who changed them, as far as it was told: account ids by issue, as named in `issueIds`. */
  readonly editors?: ReadonlyMap<string, string>;
}

/** With the two records beside them and what a worker reads of its connection they are one batch of 25. */
export const SHARDS = 16;
/** A further item of a shard is left to the cursors, which read masses more cheaply anyway. */
export const SHARD_HOLDS = 100;
/** So many named at once would be written into most shards, each of which is written as a whole. */
const A_LOT = 8;

/** A list that is empty is left out: most of what is written here is one id, or none. */
export const shardSchema = z.object({
  t: z.array(z.string()).default([]),
  i: z.array(z.string()).default([]),
  /** Who changed them: account ids with their issues, since one person often changes several. */
  w: z.record(z.string(), z.array(z.string())).optional(),
});
export type Shard = z.infer<typeof shardSchema>;
export const emptyShard: Shard = { t: [], i: [] };

export function textOf({ t, i, w }: Shard): string {
  return JSON.stringify({
    ...(t.length > 0 ? { t } : {}),
    ...(i.length > 0 ? { i } : {}),
    ...(w === undefined ? {} : { w }),
  });
}

/** True for a lot, as a platform names after a bulk change: it is kept together, and all shards are read for it. */
export function isLot({ taskIds, issueIds }: Named): boolean {
  return taskIds.length + issueIds.length > A_LOT;
}

/** A few items by the shard they belong to, where whoever names them again finds them. */
export function sorted({ taskIds, issueIds, editors = nobody }: Named): ReadonlyMap<number, Shard> {
  const shards = new Map<number, Shard>();
  const put = (id: string, of: 't' | 'i'): void => {
    const shard = shardOf(id);
    const before = shards.get(shard) ?? { t: [], i: [] };
    before[of].push(id);
    shards.set(shard, before);
  };
  for (const id of taskIds) put(id, 't');
  for (const id of issueIds) put(id, 'i');
  return new Map([...shards].map(([shard, ids]) => [shard, { ...ids, ...byEditor(ids.i, editors) }]));
}

/**
 * Which shards have to be written for a lot, and how: those with the most room. By their hashes a hundred ids were written
 * into all sixteen, and with them what earlier lots had put there: 88 bytes for each of a thousand changes. `all`: every
 * shard as it stands.
 */
export function lotInto(
  all: readonly Shard[],
  { taskIds, issueIds, editors = nobody }: Named,
): ReadonlyMap<number, Shard> {
  const waiting = new Set(all.flatMap(({ t, i }) => [...t.map(taskName), ...i.map(issueName)]));
  let rest: Shard = {
    t: [...new Set(taskIds)].filter((id) => !waiting.has(taskName(id))),
    i: [...new Set(issueIds)].filter((id) => !waiting.has(issueName(id))),
  };
  // Two that come side by side should not both want the first shard.
  const first = shardOf(taskIds[0] ?? issueIds[0] ?? '');
  const turn = (shard: number): number => (shard - first + SHARDS) % SHARDS;
  const places = all
    .map((before, shard) => ({ before, shard }))
    .sort((one, other) => sizeOf(one.before) - sizeOf(other.before) || turn(one.shard) - turn(other.shard));
  const into = new Map<number, Shard>();
  for (const { before, shard } of places) {
    const after = joined(before, { ...rest, ...byEditor(rest.i, editors) }, SHARD_HOLDS);
    if (after === before) break;
    into.set(shard, after);
    rest = {
      t: rest.t.filter((id) => !after.t.includes(id)),
      i: rest.i.filter((id) => !after.i.includes(id)),
    };
  }
  return into;
}

/** The very same object when nothing is new, or nothing more fits. */
export function joined(before: Shard, more: Shard, most: number): Shard {
  const t = more.t.filter((id) => !before.t.includes(id));
  const i = more.i.filter((id) => !before.i.includes(id));
  const room = Math.max(0, most - sizeOf(before));
  if (t.length + i.length === 0 || room === 0) return before;
  const all = [...before.i, ...i.slice(0, Math.max(0, room - t.length))];
  // Of two people who changed one issue the first is told of: a record is not written again for the second.
  const editors = new Map([...editorsIn(more), ...editorsIn(before)]);
  return { t: [...before.t, ...t.slice(0, room)], i: all, ...byEditor(all, editors) };
}

export function sizeOf({ t, i }: Shard): number {
  return t.length + i.length;
}

export function namedIn(shard: Shard): Named {
  return { taskIds: shard.t, issueIds: shard.i, editors: editorsIn(shard) };
}

/** What is named and stands in none of these. */
export function without(named: Named, shards: readonly Shard[]): Named {
  const tasks = new Set(shards.flatMap(({ t }) => t));
  const issues = new Set(shards.flatMap(({ i }) => i));
  return {
    ...named,
    taskIds: named.taskIds.filter((id) => !tasks.has(id)),
    issueIds: named.issueIds.filter((id) => !issues.has(id)),
  };
}

export function shardOfNamed({ taskIds, issueIds, editors = nobody }: Named): Shard {
  return { t: [...taskIds], i: [...issueIds], ...byEditor(issueIds, editors) };
}

const nobody: ReadonlyMap<string, string> = new Map();

function editorsIn({ w = {} }: Shard): ReadonlyMap<string, string> {
  return new Map(Object.entries(w).flatMap(([account, ids]) => ids.map((id) => [id, account] as const)));
}

/** Nothing at all where nobody is known. */
function byEditor(issueIds: readonly string[], editors: ReadonlyMap<string, string>): Pick<Shard, 'w'> {
  const w: Record<string, string[]> = {};
  for (const id of issueIds) {
    const account = editors.get(id);
    if (account !== undefined) (w[account] ??= []).push(id);
  }
  return Object.keys(w).length === 0 ? {} : { w };
}

function shardOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt8(0) % SHARDS;
}

function taskName(id: string): string {
  return `t${id}`;
}

function issueName(id: string): string {
  return `i${id}`;
}
