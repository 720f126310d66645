import type { Clock } from '../clock';
import type { Installation, License } from './installation';
import { Invocation } from './invocation';
import { lambdaEvent } from './lambda-event';
import type { Manifest } from './manifest/manifest';
import type { MeterBook } from './meters';
import type { InvocationResult, ModuleType } from './ports';
import type { Recorder } from './recorder';
import type { RunOutcome, Runtime } from './runtime';

export interface FunctionRunsOptions {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly runtime: Runtime;
  readonly recorder: Recorder;
  readonly meters: MeterBook;
}

export interface FunctionRun {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: ModuleType;
  readonly body: unknown;
  readonly license: License | undefined;
  readonly accountId?: string;
  readonly chain?: string | undefined;
}

/** Starts invocations, and books and records what came of them. */
export class FunctionRuns {
  private underWay = 0;

  constructor(private readonly options: FunctionRunsOptions) {}

  get running(): number {
    return this.underWay;
  }

  /** Throws for a function that the manifest does not have; what the app does is in the result. */
  async run(asked: FunctionRun): Promise<InvocationResult> {
    const { clock, installation, manifest, meters, recorder } = this.options;
    const model = manifest.functions.get(asked.functionKey);
    if (model === undefined) throw new Error(`The manifest has no function ${asked.functionKey}`);
    const { moduleKey, moduleType, accountId, chain } = asked;
    const startedAt = clock.now();
    const origin = { function: model, moduleKey, moduleType, startedAt, accountId, chain };
    const invocation = new Invocation({ ...origin, installationId: installation.id });
    const { result, cpuMs } = await this.outcomeOf(invocation, asked);
    invocation.meters.ran(clock.now() - startedAt, model.memoryMB, cpuMs);
    const { id, functionKey } = invocation;
    const { usage } = invocation.meters;
    meters.add(functionKey, usage);
    recorder.invocation({ id, functionKey, moduleKey, moduleType, accountId, startedAt, result, usage });
    return result;
  }

  private async outcomeOf(invocation: Invocation, { body, license }: FunctionRun): Promise<RunOutcome> {
    const { installation, manifest, runtime } = this.options;
    // Only JSON reaches a function, whichever way it is run.
    const travelled: unknown = JSON.parse(JSON.stringify(body ?? null));
    const event = lambdaEvent(invocation, installation, manifest, license, travelled);
    this.underWay += 1;
    try {
      return await runtime.run({ invocation, event });
    } finally {
      this.underWay -= 1;
    }
  }
}
