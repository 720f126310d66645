import * as z from 'zod';
import { keys } from '../storage/keys';
import type { EntityChange, Storage } from '../storage/port';
import {
  emptyShard,
  isLot,
  joined,
  lotInto,
  namedIn,
  SHARD_HOLDS,
  shardOfNamed,
  SHARDS,
  shardSchema,
  sizeOf,
  sorted,
  textOf,
  without,
  type Named,
  type Shard,
} from './inbox-shards';

export type { Named } from './inbox-shards';

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
/**
 * `due`: when the worker that was called will come, 0 when nobody was; `took`: when the shards were emptied last; `turn`:
 * when somebody who waits found the connection busy.
 */
const callSchema = z.object({ due: z.number(), took: z.number(), turn: z.number().default(0) });

interface Versioned<T> {
  readonly v: number;
  readonly value: T;
}
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
   * Puts the items in. Answers after how many seconds a worker has to be called (null when one will come anyway), and the
   * items for which there was no room. Throws nothing for a crowd: after a few tries the caller is told to call, with all
   * that was named.
   */
  async add(named: Named, now: number): Promise<{ readonly seconds: number | null; readonly left: Named }> {
    const few = isLot(named) ? null : sorted(named);
    const all = this.shardKeys();
    const shardKeys = few === null ? all : [...few.keys()].flatMap((shard) => all[shard] ?? []);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = await this.storage.getEntities('record', [...shardKeys, this.callKey]);
      const call = read(callSchema, stored.get(this.callKey));
      if (call === undefined || stored.size <= shardKeys.length) {
        await this.make(stored, shardKeys);
        continue;
      }
      const stands = all.map((key) => read(shardSchema, stored.get(key)));
      const before = stands.map((shard) => shard?.value ?? emptyShard);
      const into =
        few === null
          ? [...lotInto(before, named)]
          : [...few].map(
              ([shard, ids]) => [shard, joined(before[shard] ?? emptyShard, ids, SHARD_HOLDS)] as const,
            );
      const writes = into.flatMap(([shard, after]) => {
        const [key, stood] = [all[shard], stands[shard]];
        return key === undefined || stood === undefined || after === stood.value
          ? []
          : [over(key, stood, textOf(after))];
      });
      const seconds = now - call.value.took < STREAM_MS ? STREAM_SECONDS : GATHER_SECONDS;
      const calls = call.value.due === 0 || now > call.value.due + FORGOTTEN_MS;
      if (calls)
        writes.push(over(this.callKey, call, callText({ ...call.value, due: now + seconds * 1000 })));
      if (writes.length === 0 || (await this.storage.commit(writes))) {
        const stand = [...before, ...into.map(([, after]) => after)];
        return { seconds: calls ? seconds : null, left: without(named, stand) };
      }
    }
    return { seconds: STREAM_SECONDS, left: named };
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
        ...shards.map(({ key, before }) => over(key, before, textOf(emptyShard))),
        // Before anything is read of the items: an event that finds no call makes one.
        ...(call === undefined ? [] : [over(this.callKey, call, callText({ due: 0, took: now, turn: 0 }))]),
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
  async keep(named: Named): Promise<void> {
    const { entity, key, value } = this.takenIs(shardOfNamed(named));
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
      else if (await this.storage.commit([over(this.callKey, before, callText(to(before.value)))])) return;
    }
  }

  private takenIs(shard: Shard): EntityChange {
    const key = keys.inboxTaken(this.connectionId);
    return { entity: 'record', key, value: { v: 1, doc: textOf(shard) } };
  }

  /** A transaction cannot make what is not there: each record is made once in its life, empty. */
  private async make(stored: ReadonlyMap<string, unknown>, shardKeys: readonly string[]): Promise<void> {
    for (const key of shardKeys) {
      if (!stored.has(key)) await this.storage.createEntity('record', key, fresh(textOf(emptyShard)));
    }
    if (!stored.has(this.callKey))
      await this.storage.createEntity('record', this.callKey, fresh(callText(noCall)));
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

function isQuiet(call: Versioned<Call> | undefined): boolean {
  return call === undefined || (call.value.due === 0 && call.value.turn === 0);
}

function callText({ due, took, turn }: Call): string {
  return JSON.stringify({ due, took, ...(turn > 0 ? { turn } : {}) });
}

function fresh(doc: string) {
  return { v: 1, doc };
}

function over(key: string, { v }: Versioned<Shard | Call>, doc: string): EntityChange {
  return {
    entity: 'record',
    key,
    // Forge's integers have 32 bits; a version only has to differ from the one before.
    value: { v: (v % 2_000_000_000) + 1, doc },
    unchanged: { attribute: 'v', value: v },
  };
}

function read<T>(schema: z.ZodType<T>, stored: unknown): Versioned<T> | undefined {
  const found = storedSchema.safeParse(stored).data;
  return found === undefined ? undefined : { v: found.v, value: schema.parse(JSON.parse(found.doc)) };
}
