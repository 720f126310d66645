import { createHash } from 'node:crypto';
import * as z from 'zod';
import { keys } from '../storage/keys';
import type { EntityChange, Storage } from '../storage/port';

/** Items that somebody says have changed. */
export interface Named {
  readonly taskIds: readonly string[];
  readonly issueIds: readonly string[];
}
export const nothingNamed: Named = { taskIds: [], issueIds: [] };

/** With the two records beside them and what a worker reads of its connection they are one batch of 25. */
const SHARDS = 16;
/** A further item of a shard is left to the cursors, which read masses more cheaply anyway. */
const SHARD_HOLDS = 100;
/** How long a worker is given to gather what comes together: an edit in Jira tells of itself two or three times. */
const GATHER_SECONDS = 2;
/** The same while changes keep coming: fewer, larger passes. */
const STREAM_SECONDS = 6;
const STREAM_MS = 20_000;
/** A call that nobody has answered by then is made again: whoever made it may have died before the queue had it. */
const FORGOTTEN_MS = 30_000;
const ATTEMPTS = 6;
/** A worker that keeps dying takes up nothing more on top of so many items. */
const MOST_TAKEN = 2_000;

const storedSchema = z.object({ v: z.int(), doc: z.string() });
const shardSchema = z.object({ t: z.array(z.string()), i: z.array(z.string()) });
/**
 * `due`: when the worker that was called will come, 0 when nobody was; `took`: when the shards were emptied last; `turn`:
 * when somebody who waits found the connection busy.
 */
const callSchema = z.object({ due: z.number(), took: z.number(), turn: z.number().default(0) });

interface Versioned<T> {
  readonly v: number;
  readonly value: T;
}
type Shard = z.infer<typeof shardSchema>;
type Call = z.infer<typeof callSchema>;

/**
 * What events and webhooks named and no worker has looked at yet. Events of one burst meet here, so that a pass serves
 * them all, and an item that is named again before its turn costs a read. The ids lie in a few records, by a hash, each
 * written only over the version that was read: events come side by side.
 *
 * The worker takes everything at once into a record of its own, before it reads any item: what is named from then on is
 * new, and has its own turn. Whoever dies loses nothing that the cursors would not bring.
 */
export class Inbox {
  constructor(
    private readonly storage: Storage,
    private readonly connectionId: string,
  ) {}

  /** All the records of it: a worker reads them with the connection's own. */
  get keys(): readonly string[] {
    return [...this.shardKeys(), this.callKey, keys.inboxTaken(this.connectionId)];
  }

  /**
   * Puts the items in. Answers after how many seconds a worker has to be called, or null when one will come anyway.
   * Throws nothing for a crowd: after a few tries the caller is told to call, and the cursors bring what is missing.
   */
  async add(named: Named, now: number): Promise<number | null> {
    const wanted = sorted(named);
    const shardKeys = [...wanted.keys()].map((shard) => keys.inbox(this.connectionId, shard));
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = await this.storage.getEntities('record', [...shardKeys, this.callKey]);
      const call = read(callSchema, stored.get(this.callKey));
      if (call === undefined || stored.size <= shardKeys.length) {
        await this.make(stored, shardKeys);
        continue;
      }
      const writes = [...wanted].flatMap(([shard, ids]) => {
        const key = keys.inbox(this.connectionId, shard);
        const before = read(shardSchema, stored.get(key));
        if (before === undefined) return [];
        const after = joined(before.value, ids);
        return after === before.value ? [] : [over(key, before, after)];
      });
      const seconds = now - call.value.took < STREAM_MS ? STREAM_SECONDS : GATHER_SECONDS;
      const calls = call.value.due === 0 || now > call.value.due + FORGOTTEN_MS;
      if (calls) writes.push(over(this.callKey, call, { ...call.value, due: now + seconds * 1000 }));
      if (writes.length === 0 || (await this.storage.commit(writes))) return calls ? seconds : null;
    }
    return STREAM_SECONDS;
  }

  /** What a batch brought for `keys`: how many items no pass has worked on yet. */
  count(stored: ReadonlyMap<string, unknown>): number {
    const { left, shards } = this.parse(stored);
    return shards.reduce((sum, { before }) => sum + sizeOf(before.value), sizeOf(left ?? emptyShard));
  }

  /** What a batch brought for `keys`: true when there is nothing to take. */
  isEmpty(stored: ReadonlyMap<string, unknown>): boolean {
    const { left, shards, call } = this.parse(stored);
    return left === undefined && shards.length === 0 && isQuiet(call);
  }

  /**
   * Empties the shards and answers what they held, with what a worker that died had taken. Needs the connection's lease.
   * `stored` is what a batch brought for `keys`; shards that are being written to all the while keep theirs for now.
   * `worked`: what was taken before has been worked on.
   */
  async take(stored: ReadonlyMap<string, unknown>, now: number, worked = false): Promise<Named> {
    let found = this.parse(stored);
    const inHand = worked ? emptyShard : (found.left ?? emptyShard);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { shards, call } = found;
      if (shards.length === 0 && isQuiet(call)) return namedIn(inHand);
      if (sizeOf(inHand) >= MOST_TAKEN) return namedIn(inHand);
      const all = shards.reduce((sum, { before }) => joined(sum, before.value, Infinity), inHand);
      const changes: EntityChange[] = [
        ...shards.map(({ key, before }) => over(key, before, emptyShard)),
        // Before anything is read of the items: an event that finds no call makes one.
        ...(call === undefined ? [] : [over(this.callKey, call, { due: 0, took: now, turn: 0 })]),
        ...(all === emptyShard ? [] : [this.takenIs(all)]),
      ];
      if (await this.storage.commit(changes)) return namedIn(all);
      found = this.parse(await this.storage.getEntities('record', this.keys));
    }
    return namedIn(inHand);
  }

  /** Stored when what was taken has been worked on. */
  get done(): EntityChange {
    return { entity: 'record', key: keys.inboxTaken(this.connectionId), value: null };
  }

  /** Of what was taken, this is still to be worked on. */
  async keep({ taskIds, issueIds }: Named): Promise<void> {
    const { entity, key, value } = this.takenIs({ t: [...taskIds], i: [...issueIds] });
    if (value !== null) await this.storage.setEntity(entity, key, value);
  }

  /**
   * One read: whether somebody asked for a turn, or a worker was called who should be here by now. It asks whoever works
   * on the connection between two pages.
   */
  async waiting(now: number): Promise<'turn' | 'items' | null> {
    const call = read(callSchema, await this.storage.getEntity('record', this.callKey));
    if (call === undefined) return null;
    if (call.value.turn > now - FORGOTTEN_MS) return 'turn';
    return call.value.due > 0 && call.value.due <= now ? 'items' : null;
  }

  /** Asks whoever works on the connection to make way after the page it is at. */
  async askForTurn(now: number): Promise<void> {
    await this.change((call) => ({ ...call, turn: now }));
  }

  /** No worker need be called before this time: one comes then. */
  async putOff(until: number): Promise<void> {
    await this.change((call) => ({ ...call, due: until }));
  }

  private async change(to: (call: Call) => Call): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = read(callSchema, await this.storage.getEntity('record', this.callKey));
      if (before === undefined) await this.make(new Map(), []);
      else if (await this.storage.commit([over(this.callKey, before, to(before.value))])) return;
    }
  }

  private takenIs(shard: Shard): EntityChange {
    const key = keys.inboxTaken(this.connectionId);
    return { entity: 'record', key, value: { v: 1, doc: JSON.stringify(shard) } };
  }

  /** A transaction cannot make what is not there: each record is made once in its life, empty. */
  private async make(stored: ReadonlyMap<string, unknown>, shardKeys: readonly string[]): Promise<void> {
    for (const key of shardKeys) {
      if (!stored.has(key)) await this.storage.createEntity('record', key, fresh(emptyShard));
    }
    if (!stored.has(this.callKey)) await this.storage.createEntity('record', this.callKey, fresh(noCall));
  }

  private parse(stored: ReadonlyMap<string, unknown>) {
    return {
      left: read(shardSchema, stored.get(keys.inboxTaken(this.connectionId)))?.value,
      call: read(callSchema, stored.get(this.callKey)),
      shards: this.shardKeys().flatMap((key) => {
        const before = read(shardSchema, stored.get(key));
        return before === undefined || sizeOf(before.value) === 0 ? [] : [{ key, before }];
      }),
    };
  }

  private shardKeys(): string[] {
    return Array.from({ length: SHARDS }, (_, shard) => keys.inbox(this.connectionId, shard));
  }

  private get callKey(): string {
    return keys.inboxCall(this.connectionId);
  }
}

const noCall: Call = { due: 0, took: 0, turn: 0 };
const emptyShard: Shard = { t: [], i: [] };

function isQuiet(call: Versioned<Call> | undefined): boolean {
  return call === undefined || (call.value.due === 0 && call.value.turn === 0);
}

function fresh(value: Shard | Call) {
  return { v: 1, doc: JSON.stringify(value) };
}

function over(key: string, { v }: Versioned<Shard | Call>, value: Shard | Call): EntityChange {
  return {
    entity: 'record',
    key,
    // Forge's integers have 32 bits; a version only has to differ from the one before.
    value: { v: (v % 2_000_000_000) + 1, doc: JSON.stringify(value) },
    unchanged: { attribute: 'v', value: v },
  };
}

function read<T>(schema: z.ZodType<T>, stored: unknown): Versioned<T> | undefined {
  const found = storedSchema.safeParse(stored).data;
  return found === undefined ? undefined : { v: found.v, value: schema.parse(JSON.parse(found.doc)) };
}

/** The items by the shard they belong to. */
function sorted({ taskIds, issueIds }: Named): ReadonlyMap<number, Shard> {
  const shards = new Map<number, Shard>();
  const put = (id: string, of: 't' | 'i'): void => {
    const shard = createHash('sha256').update(id).digest().readUInt8(0) % SHARDS;
    const before = shards.get(shard) ?? { t: [], i: [] };
    before[of].push(id);
    shards.set(shard, before);
  };
  for (const id of taskIds) put(id, 't');
  for (const id of issueIds) put(id, 'i');
  return shards;
}

/** The very same object when nothing is new, or nothing more fits. */
function joined(before: Shard, more: Shard, most = SHARD_HOLDS): Shard {
  const t = more.t.filter((id) => !before.t.includes(id));
  const i = more.i.filter((id) => !before.i.includes(id));
  const room = Math.max(0, most - sizeOf(before));
  if (t.length + i.length === 0 || room === 0) return before;
  return {
    t: [...before.t, ...t.slice(0, room)],
    i: [...before.i, ...i.slice(0, Math.max(0, room - t.length))],
  };
}

function sizeOf({ t, i }: Shard): number {
  return t.length + i.length;
}

function namedIn({ t, i }: Shard): Named {
  return { taskIds: t, issueIds: i };
}
