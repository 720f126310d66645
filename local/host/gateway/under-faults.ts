import { VirtualClock, type Clock } from '../../clock';
import type { FaultAction, Faults, OutgoingCall } from '../faults';
import { brokenConnection, timedOut, type Answered } from './answers';

/** The longest the platform waits for one outbound call. */
const OUTBOUND_LIMIT_MS = 180_000;

/** Does the work of one call, or what the fault switches make of it, in the time they make it take. */
export async function underFaults(
  call: OutgoingCall,
  work: () => Promise<Answered>,
  { clock, faults }: { readonly clock: Clock; readonly faults: Faults },
): Promise<Answered> {
  const startedAt = clock.now();
  const fault = faults.strike(call);
  const extra = fault?.kind === 'latency' ? fault.ms : 0;
  const answered = fault === undefined || fault.kind === 'latency' ? await work() : await faulty(fault, work);
  const wait = fault?.kind === 'timeout' ? fault.afterMs : faults.latencyOf(call.target) + extra;
  await elapse(clock, startedAt + Math.min(wait, OUTBOUND_LIMIT_MS));
  return wait > OUTBOUND_LIMIT_MS ? timedOut() : answered;
}

async function faulty(
  fault: Exclude<FaultAction, { kind: 'latency' }>,
  work: () => Promise<Answered>,
): Promise<Answered> {
  if (fault.kind === 'timeout') return timedOut();
  if (fault.kind === 'status') {
    const init = { status: fault.status, headers: { ...fault.headers } };
    const response = fault.body === undefined ? new Response(null, init) : Response.json(fault.body, init);
    return { response, refusal: `fault ${String(fault.status)}` };
  }
  if (fault.when === 'after') await work();
  return brokenConnection({ code: 'ECONNRESET', message: 'read ECONNRESET' });
}

/** Parallel calls that started together end together: only what is left until `time` is spent. */
async function elapse(clock: Clock, time: number): Promise<void> {
  const left = time - clock.now();
  if (left <= 0) return;
  if (clock instanceof VirtualClock) clock.spend(left);
  else await new Promise<void>((resolve) => clock.at(time, resolve));
}
