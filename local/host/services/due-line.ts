import type { Clock } from '../../clock';
import type { Table } from './store';

export interface Due {
  readonly dueAt: number;
}

/** What to do with a row that has fallen due: begin with it, or look again at a later time. */
export type Admission<Row> = { readonly begin: true } | { readonly begin: false; readonly later: Row };

export interface DueLineOptions<Row extends Due> {
  readonly clock: Clock;
  readonly table: Table<Row>;
  /** How many rows are worked on at the same time. */
  readonly parallel: number;
  readonly admit: (id: string, row: Row) => Admission<Row>;
  /** Works on a row. Whether it stays, and until when, is decided by `put` and `remove` in here. */
  readonly work: (id: string, row: Row) => Promise<void>;
}

/**
 * Rows that wait for their time. A row stays in its table while it is worked on, so that a host that dies on the
 * way works on it again after its restart: at least once, as on the platform. Rows due at one time run side by side.
 */
export class DueLine<Row extends Due> {
  private readonly busy = new Set<string>();
  private timer: { readonly time: number; readonly withdraw: () => void } | undefined;
  private open = false;

  constructor(private readonly options: DueLineOptions<Row>) {}

  start(): void {
    this.open = true;
    this.wake();
  }

  /** Begins no more rows; those under way end in their own time. */
  stop(): void {
    this.open = false;
    this.timer?.withdraw();
    this.timer = undefined;
  }

  put(id: string, row: Row): void {
    this.options.table.set(id, row);
    this.wake();
  }

  remove(id: string): void {
    this.options.table.delete(id);
  }

  isBusy(id: string): boolean {
    return this.busy.has(id);
  }

  private wake(): void {
    const next = this.nextDue();
    if (!this.open || next === undefined || this.busy.size >= this.options.parallel) return;
    if (this.timer !== undefined && this.timer.time <= next) return;
    this.timer?.withdraw();
    this.timer = { time: next, withdraw: this.options.clock.at(next, () => this.turn()) };
  }

  private nextDue(): number | undefined {
    let next: number | undefined;
    for (const [id, { dueAt }] of this.options.table.entries()) {
      if (!this.busy.has(id) && (next === undefined || dueAt < next)) next = dueAt;
    }
    return next;
  }

  private async turn(): Promise<void> {
    this.timer = undefined;
    const { clock, table, parallel, admit } = this.options;
    const due = [...table.entries()].filter(([id, row]) => row.dueAt <= clock.now() && !this.busy.has(id));
    due.sort(([, left], [, right]) => left.dueAt - right.dueAt);
    const begun: Promise<void>[] = [];
    for (const [id, row] of due) {
      if (this.busy.size >= parallel) break;
      const admission = admit(id, row);
      if (admission.begin) begun.push(this.begin(id, row));
      else table.set(id, admission.later);
    }
    this.wake();
    await Promise.all(begun);
  }

  /** A row whose work throws stays under way, so that a fault of the host is seen once and does not spin. */
  private async begin(id: string, row: Row): Promise<void> {
    this.busy.add(id);
    await this.options.work(id, row);
    this.busy.delete(id);
    this.wake();
  }
}
