import type { VirtualClock } from '../../clock';
import type { Deliver, DeliverOptions, InvocationResult, InvocationScope, ModuleType } from '../ports';

/** A Monday morning, on a full minute, so that rate windows start with the test. */
export const START = Date.UTC(2026, 10, 23, 9, 0, 0);

export const MINUTE = 60_000;
export const HOUR = 3_600_000;

export interface Usage {
  reads: number;
  readBytes: number;
  writes: number;
  writeBytes: number;
  events: number;
  eventBytes: number;
}

export function meteredScope(chain = 'chain-1', installationId = 'site-1') {
  const usage: Usage = { reads: 0, readBytes: 0, writes: 0, writeBytes: 0, events: 0, eventBytes: 0 };
  const scope: InvocationScope = {
    installationId,
    functionKey: 'sync-consumer',
    chain,
    meters: {
      kvsRead: (units, bytes) => {
        usage.reads += units;
        usage.readBytes += bytes;
      },
      kvsWrite: (units, bytes) => {
        usage.writes += units;
        usage.writeBytes += bytes;
      },
      queuePush: (events, bytes) => {
        usage.events += events;
        usage.eventBytes += bytes;
      },
    },
  };
  return { scope, usage };
}

export interface Call {
  readonly time: number;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: ModuleType;
  readonly body: unknown;
  readonly options: DeliverOptions;
}

/** An app that answers each delivery as told and remembers all of them. */
export function recordingApp(
  clock: VirtualClock,
  answer: (call: Call, count: number) => InvocationResult | Promise<InvocationResult>,
) {
  const calls: Call[] = [];
  const deliver: Deliver = async (functionKey, moduleKey, moduleType, body, options) => {
    const call: Call = { time: clock.now(), functionKey, moduleKey, moduleType, body, options };
    calls.push(call);
    return answer(call, calls.length);
  };
  return { calls, deliver };
}

export const OK: InvocationResult = { kind: 'ok', body: null };
