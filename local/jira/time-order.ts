export interface Entry {
  readonly time: number;
  /** Number of the issue inside its project, which settles equal times. */
  readonly number: number;
  readonly issueId: string;
}

/**
 * Issues of one project in the order of a time. An issue that moves leaves its old entry behind; such entries
 * are skipped and swept out once they are the greater part. Times nearly always grow, so adding is cheap.
 */
export class TimeOrder {
  private entries: Entry[] = [];
  private stale = 0;

  constructor(private readonly isCurrent: (issueId: string, time: number) => boolean) {}

  add(time: number, number: number, issueId: string): void {
    const entry = { time, number, issueId };
    const last = this.entries[this.entries.length - 1];
    if (last === undefined || before(last, entry)) this.entries.push(entry);
    else this.entries.splice(this.position(time, number), 0, entry);
    this.stale += 1;
    if (this.stale > 64 && this.stale > this.entries.length / 2) this.sweep();
  }

  /** Current entries from `from` on upwards, or from the last one not above `from` downwards. */
  *walk(
    from: { readonly time: number; readonly number: number },
    descending: boolean,
  ): IterableIterator<Entry> {
    const start = this.position(from.time, from.number);
    const step = descending ? -1 : 1;
    const exact = this.entries[start];
    const first =
      descending && !(exact?.time === from.time && exact.number === from.number) ? start - 1 : start;
    for (let at = first; at >= 0 && at < this.entries.length; at += step) {
      const entry = this.entries[at];
      if (entry !== undefined && this.isCurrent(entry.issueId, entry.time)) yield entry;
    }
  }

  /** The place of the first entry that is not before the given one. */
  private position(time: number, number: number): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.entries[middle];
      if (entry !== undefined && before(entry, { time, number })) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private sweep(): void {
    this.entries = this.entries.filter((entry) => this.isCurrent(entry.issueId, entry.time));
    this.stale = 0;
  }
}

function before(one: { time: number; number: number }, other: { time: number; number: number }): boolean {
  return one.time < other.time || (one.time === other.time && one.number < other.number);
}
