import { VirtualClock, type Clock } from '../clock';
import { withVirtualPauses } from '../virtual-pauses';
import { InvocationKilled } from './invocation';
import { lambdaResultSchema } from './lambda-event';
import type { InvocationResult } from './ports';
import { proxyCall } from './proxy-call';
import type { Job, RunOutcome, Runtime, RuntimeHost } from './runtime';
import { invoke, seam, type Connection } from './runtime/dist/wrapper';

/** The exports of the app's entry module, `adminResolver` and so on. */
export type Handlers = Readonly<Record<string, unknown>>;

/** Loads a fresh copy of the entry module; called for the first run and again after each death. */
export type LoadModule = () => Handlers | Promise<Handlers>;

/**
 * Runs handlers inside this process, for tests and benches on a virtual clock. Module state stays warm between
 * invocations, as it may on the platform, and is thrown away when one dies. A dying invocation simply never hears
 * from the world again: its calls do not settle, so no line after the call runs.
 */
export class InlineRuntime implements Runtime {
  private host: RuntimeHost | undefined;
  private handlers: Promise<Handlers> | undefined;

  constructor(
    private readonly loadModule: LoadModule,
    private readonly clock: Clock,
    /** To ask for the processor time of each run takes longer than many a run. */
    private readonly meterCpu = true,
  ) {}

  attach(host: RuntimeHost): void {
    this.host = host;
  }

  async run(job: Job): Promise<RunOutcome> {
    const before = this.meterCpu ? process.cpuUsage() : undefined;
    const { clock } = this;
    const result = await (clock instanceof VirtualClock
      ? withVirtualPauses(clock, () => this.race(job))
      : this.race(job));
    job.invocation.end();
    if (result.kind === 'killed' || result.kind === 'timeout') this.handlers = undefined;
    if (before === undefined) return { result, cpuMs: 0 };
    const { user, system } = process.cpuUsage(before);
    return { result, cpuMs: (user + system) / 1000 };
  }

  close(): Promise<void> {
    this.handlers = undefined;
    return Promise.resolve();
  }

  private async race(job: Job): Promise<InvocationResult> {
    const { invocation } = job;
    // The globals must stand before any @forge package is loaded: api keeps the `fetch` it finds then.
    seam();
    this.handlers ??= Promise.resolve(this.loadModule());
    const exportName = job.event.handler.slice(job.event.handler.lastIndexOf('.') + 1);
    const handler = (await this.handlers)[exportName];
    if (typeof handler !== 'function') {
      return { kind: 'error', name: 'Error', message: `The app has no function ${job.event.handler}.` };
    }
    return new Promise<InvocationResult>((resolve) => {
      const end = (result: InvocationResult): void => {
        withdrawLimit();
        invocation.end();
        resolve(result);
      };
      // On a virtual clock nothing falls due while a function runs: there each call checks the time instead.
      const withdrawLimit =
        this.clock instanceof VirtualClock
          ? () => undefined
          : this.clock.at(invocation.deadline, () => end({ kind: 'timeout' }));
      const context = {
        awsRequestId: invocation.id,
        getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - this.clock.now()),
      };
      void invoke(
        job.event,
        context,
        this.connection(job, end),
        (...args) => Reflect.apply(handler, undefined, args) as unknown,
      )
        .then((answer) => readResult(structuredJson(answer)))
        .then((result) => end(this.clock.now() > invocation.deadline ? { kind: 'timeout' } : result));
    });
  }

  private connection(job: Job, end: (result: InvocationResult) => void): Connection {
    const { invocation } = job;
    const host = this.host;
    if (host === undefined) throw new Error('The runtime was not attached to a host.');
    return {
      log: (level, text) => host.log(invocation, level, text),
      send: async (route, init) => {
        if (invocation.hasEnded()) return never();
        try {
          const answer = await host.gateway(proxyCall(route, init), invocation);
          if (this.clock.now() > invocation.deadline) end({ kind: 'timeout' });
          return invocation.hasEnded() ? await never() : answer;
        } catch (error) {
          if (!(error instanceof InvocationKilled)) throw error;
          end({ kind: 'killed' });
          return never();
        }
      },
    };
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** Between processes only JSON travels; inline must not be kinder. */
function structuredJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export function readResult(answer: unknown): InvocationResult {
  const read = lambdaResultSchema.safeParse(answer);
  if (!read.success)
    return { kind: 'error', name: 'Error', message: 'The function wrapper answered out of shape.' };
  return read.data.success
    ? { kind: 'ok', body: read.data.body }
    : { kind: 'error', name: read.data.error.errorType, message: read.data.error.errorMessage };
}
