import type { Meters } from './ports';

/** What one invocation, or the sum of many, used. Sizes are bytes, times milliseconds. */
export interface Usage {
  invocations: number;
  wallMs: number;
  /** Processor time; inline it includes the work of the twins, in a child it is the app's alone. */
  cpuMs: number;
  gbSeconds: number;
  kvsReads: number;
  kvsReadUnits: number;
  kvsReadBytes: number;
  kvsWrites: number;
  kvsWriteUnits: number;
  kvsWriteBytes: number;
  logLines: number;
  logBytes: number;
  jiraCalls: number;
  jiraPoints: number;
  egressCalls: number;
  queuePushes: number;
  queueEvents: number;
  queueBytes: number;
}

export function noUsage(): Usage {
  return {
    invocations: 0,
    wallMs: 0,
    cpuMs: 0,
    gbSeconds: 0,
    kvsReads: 0,
    kvsReadUnits: 0,
    kvsReadBytes: 0,
    kvsWrites: 0,
    kvsWriteUnits: 0,
    kvsWriteBytes: 0,
    logLines: 0,
    logBytes: 0,
    jiraCalls: 0,
    jiraPoints: 0,
    egressCalls: 0,
    queuePushes: 0,
    queueEvents: 0,
    queueBytes: 0,
  };
}

const NAMES: readonly (keyof Usage)[] = [
  'invocations', 'wallMs', 'cpuMs', 'gbSeconds',
  'kvsReads', 'kvsReadUnits', 'kvsReadBytes', 'kvsWrites', 'kvsWriteUnits', 'kvsWriteBytes',
  'logLines', 'logBytes', 'jiraCalls', 'jiraPoints', 'egressCalls', 'queuePushes', 'queueEvents', 'queueBytes',
]; // prettier-ignore

/** The meters of one invocation. */
export class InvocationMeters implements Meters {
  readonly usage: Usage = { ...noUsage(), invocations: 1 };

  kvsRead(units: number, bytes: number): void {
    this.usage.kvsReads += 1;
    this.usage.kvsReadUnits += units;
    this.usage.kvsReadBytes += bytes;
  }

  kvsWrite(units: number, bytes: number): void {
    this.usage.kvsWrites += 1;
    this.usage.kvsWriteUnits += units;
    this.usage.kvsWriteBytes += bytes;
  }

  queuePush(events: number, bytes: number): void {
    this.usage.queuePushes += 1;
    this.usage.queueEvents += events;
    this.usage.queueBytes += bytes;
  }

  jira(points: number): void {
    this.usage.jiraCalls += 1;
    this.usage.jiraPoints += points;
  }

  egress(): void {
    this.usage.egressCalls += 1;
  }

  log(bytes: number): void {
    this.usage.logLines += 1;
    this.usage.logBytes += bytes;
  }

  ran(wallMs: number, memoryMB: number, cpuMs: number): void {
    this.usage.wallMs += wallMs;
    this.usage.cpuMs += cpuMs;
    this.usage.gbSeconds += (memoryMB / 1024) * (wallMs / 1000);
  }
}

/** Sums over invocations, in all and per function. Reading and resetting do not disturb what runs. */
export class MeterBook {
  private sum = noUsage();
  private perFunction = new Map<string, Usage>();

  add(functionKey: string, usage: Usage): void {
    const own = this.perFunction.get(functionKey) ?? noUsage();
    for (const name of NAMES) {
      this.sum[name] += usage[name];
      own[name] += usage[name];
    }
    this.perFunction.set(functionKey, own);
  }

  totals(): Usage {
    return { ...this.sum };
  }

  ofFunction(functionKey: string): Usage {
    return { ...(this.perFunction.get(functionKey) ?? noUsage()) };
  }

  reset(): void {
    this.sum = noUsage();
    this.perFunction = new Map();
  }
}
