import type { Program } from '../local/program';

/**
 * How much a worker holds while it works: what is on the heap after a collection in the middle of a pass, less what was
 * there before it. Says something of the app alone where the twins do not grow meanwhile, as in a resync of which
 * nothing has changed.
 */
export class WorkerHeap {
  private every = 0;
  private calls = 0;
  private before = 0;
  private most = 0;

  /** Looks after each so-many-th call to Jira; `forget` empties what the surroundings keep of passed calls. */
  begin(every: number, forget: () => void): void {
    this.forget = forget;
    this.most = 0;
    this.calls = 0;
    this.before = this.held();
    this.every = every;
  }

  /** Bytes. */
  end(): number {
    this.every = 0;
    return this.most - this.before;
  }

  watch(program: Program): Program {
    return async (request) => {
      const answer = await program(request);
      this.calls += 1;
      if (this.every > 0 && this.calls % this.every === 0) this.most = Math.max(this.most, this.held());
      return answer;
    };
  }

  private forget: () => void = () => undefined;

  private held(): number {
    const { gc } = globalThis;
    if (gc === undefined) throw new Error('The heap can only be weighed under --expose-gc');
    this.forget();
    void gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  }
}
