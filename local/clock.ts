/**
 * Time as a dependency of the local platform. Times are milliseconds since the epoch.
 *
 * The virtual clock runs due tasks one at a time and waits for each, so a test that advances fifteen minutes
 * sees every retry and schedule of these minutes in order, without a single real wait.
 */
export interface Clock {
  now(): number;
  /** Runs the task once at the given time (or at once when it has passed). The returned function withdraws it. */
  at(time: number, task: () => void | Promise<void>): () => void;
}

export class RealClock implements Clock {
  now(): number {
    return Date.now();
  }

  at(time: number, task: () => void | Promise<void>): () => void {
    const timer = setTimeout(
      () => {
        void Promise.resolve(task()).catch((error: unknown) => console.error('A timed task failed', error));
      },
      Math.min(Math.max(0, time - Date.now()), 2_147_000_000),
    );
    timer.unref();
    return () => clearTimeout(timer);
  }
}

interface Timed {
  time: number;
  order: number;
  task: () => void | Promise<void>;
}

export class VirtualClock implements Clock {
  private current: number;
  private order = 0;
  private tasks: Timed[] = [];

  /** `onMove` is told each new time, so that a faked `Date` can follow. */
  constructor(
    start: number,
    private readonly onMove: (now: number) => void = () => undefined,
  ) {
    this.current = start;
    onMove(start);
  }

  now(): number {
    return this.current;
  }

  at(time: number, task: () => void | Promise<void>): () => void {
    const timed: Timed = { time: Math.max(time, this.current), order: this.order++, task };
    this.tasks.push(timed);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== timed);
    };
  }

  /** Moves on and runs all that falls due on the way, including what those tasks schedule in turn. */
  async advanceBy(milliseconds: number): Promise<void> {
    const end = this.current + milliseconds;
    for (;;) {
      const next = this.earliest();
      if (next === undefined || next.time > end) break;
      this.tasks = this.tasks.filter((other) => other !== next);
      this.move(next.time);
      await next.task();
    }
    this.move(end);
  }

  /** Work costs time too: the twins call this for a latency, without running what falls due meanwhile. */
  spend(milliseconds: number): void {
    this.move(this.current + milliseconds);
  }

  private earliest(): Timed | undefined {
    let best: Timed | undefined;
    for (const timed of this.tasks) {
      if (
        best === undefined ||
        timed.time < best.time ||
        (timed.time === best.time && timed.order < best.order)
      ) {
        best = timed;
      }
    }
    return best;
  }

  private move(time: number): void {
    if (time <= this.current) return;
    this.current = time;
    this.onMove(time);
  }
}
