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
  // Beside each other instead of in objects, which would take twice the room.
  private times: number[] = [];
  private numbers: number[] = [];
  private ids: number[] = [];
  private stale = 0;

  constructor(private readonly isCurrent: (issueId: string, time: number) => boolean) {}

  add(time: number, number: number, issueId: string): void {
    const at = this.position(time, number);
    if (at === this.times.length) {
      this.times.push(time);
      this.numbers.push(number);
      this.ids.push(Number(issueId));
    } else {
      this.times.splice(at, 0, time);
      this.numbers.splice(at, 0, number);
      this.ids.splice(at, 0, Number(issueId));
    }
    this.stale += 1;
    if (this.stale > 64 && this.stale > this.times.length / 2) this.sweep();
  }

  /** Current entries from `from` on upwards, or from the last one not above `from` downwards. */
  *walk(
    from: { readonly time: number; readonly number: number },
    descending: boolean,
  ): IterableIterator<Entry> {
    const start = this.position(from.time, from.number);
    const step = descending ? -1 : 1;
    const exact = this.entry(start);
    const first =
      descending && !(exact?.time === from.time && exact.number === from.number) ? start - 1 : start;
    for (let at = first; at >= 0 && at < this.times.length; at += step) {
      const entry = this.entry(at);
      if (entry !== null && this.isCurrent(entry.issueId, entry.time)) yield entry;
    }
  }

  private entry(at: number): Entry | null {
    const time = this.times[at];
    const number = this.numbers[at];
    const id = this.ids[at];
    if (time === undefined || number === undefined || id === undefined) return null;
    return { time, number, issueId: String(id) };
  }

  /** The place of the first entry that is not before the given one; nearly always asked for the end. */
  private position(time: number, number: number): number {
    let low = 0;
    let high = this.times.length;
    if (high === 0 || this.isBefore(high - 1, time, number)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.isBefore(middle, time, number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private isBefore(at: number, time: number, number: number): boolean {
    const there = this.times[at] ?? Infinity;
    return there < time || (there === time && (this.numbers[at] ?? Infinity) < number);
  }

  private sweep(): void {
    const kept = this.times.flatMap((_, at) => {
      const entry = this.entry(at);
      return entry !== null && this.isCurrent(entry.issueId, entry.time) ? [at] : [];
    });
    const only = (values: readonly number[]) => kept.flatMap((at) => values[at] ?? []);
    [this.times, this.numbers, this.ids] = [only(this.times), only(this.numbers), only(this.ids)];
    this.stale = 0;
  }
}
