import type { Clock } from '../../../clock';
import { isScalar } from './conditions';
import type { EntityIndex } from './entity-model';
import { OrderedRows } from './ordered-rows';
import type { Shift } from './ordered-rows';
import type { Entry } from './records';

interface Pending {
  readonly time: number;
  readonly key: string;
  readonly entry: Entry | null;
}

/**
 * What queries see: every index in its order, as it was `staleMs` ago. Reads by key do not come here, because
 * those are strictly consistent on the platform and queries are not.
 */
export class QueryView {
  private readonly seen = new Map<string, Entry>();
  private readonly partitions = new Map<string, OrderedRows>();
  private pending: Pending[] = [];

  constructor(
    private readonly indexes: readonly EntityIndex[],
    private readonly clock: Clock,
    private readonly staleMs: () => number,
  ) {}

  /** Takes in what is stored already, without delay. */
  load(entries: Iterable<[string, Entry]>): void {
    this.apply(new Map(entries));
  }

  changed(key: string, entry: Entry | null): void {
    this.pending.push({ time: this.clock.now(), key, entry });
  }

  /** The rows of one partition of an index, in order; values of the partition are those of its attributes. */
  rows(index: EntityIndex, partition: readonly unknown[]): OrderedRows {
    this.settle();
    return this.partitions.get(partitionName(index, partition)) ?? new OrderedRows();
  }

  private settle(): void {
    const visible = this.clock.now() - this.staleMs();
    const waiting = this.pending.findIndex((change) => change.time > visible);
    const due = waiting === -1 ? this.pending : this.pending.slice(0, waiting);
    if (due.length === 0) return;
    this.pending = waiting === -1 ? [] : this.pending.slice(waiting);
    this.apply(new Map(due.map(({ key, entry }) => [key, entry])));
  }

  private apply(changes: ReadonlyMap<string, Entry | null>): void {
    const shifts = new Map<string, Shift>();
    const shiftOf = (partition: string): Shift => {
      const shift = shifts.get(partition) ?? { leave: new Map(), come: [] };
      shifts.set(partition, shift);
      return shift;
    };
    for (const [key, entry] of changes) {
      const before = this.seen.get(key);
      for (const index of this.indexes) {
        const old = before && place(index, key, before);
        if (old !== undefined) shiftOf(old.partition).leave.set(key, old.sort);
        const next = entry === null ? undefined : place(index, key, entry);
        if (next !== undefined && entry !== null)
          shiftOf(next.partition).come.push({ sort: next.sort, key, entry });
      }
      if (entry === null) this.seen.delete(key);
      else this.seen.set(key, entry);
    }
    for (const [partition, shift] of shifts) {
      const rows = this.partitions.get(partition) ?? new OrderedRows();
      this.partitions.set(partition, rows);
      rows.shift(shift);
    }
  }
}

/** Where an entry stands in an index; nowhere when it lacks one of the attributes. */
function place(index: EntityIndex, key: string, entry: Entry) {
  const partition = index.partition.map((name) => attributesOf(entry).get(name));
  if (partition.includes(undefined)) return undefined;
  const sort = index.range === null ? key : attributesOf(entry).get(index.range);
  if (!isScalar(sort)) return undefined;
  return { partition: partitionName(index, partition), sort };
}

function partitionName(index: EntityIndex, partition: readonly unknown[]): string {
  return JSON.stringify([index.name, ...partition]);
}

export function attributesOf(entry: Entry): ReadonlyMap<string, unknown> {
  return new Map(typeof entry.value === 'object' && entry.value !== null ? Object.entries(entry.value) : []);
}
