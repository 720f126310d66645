import { Problem } from '../../errors/problem';
import type { Probe } from '../../platform/port';
import type { Connection } from '../connection';
import { failedBy, passed, skipped, unlike, type Check, type CheckParts } from './check';

/** OAuth 1.0a signs the time: platforms refuse what is off by more (RFC 5849, 3.3, leaves the limit to them). */
const REFUSED_SECONDS = 300;
const NOTICED_SECONDS = 60;

/** Forge lets the app reach a host only after an administrator has approved it. */
export const egress: Check = async (parts, connection) => {
  const problem = await problemOf(parts, connection);
  return problem?.code === 'EGRESS_NOT_APPROVED' ? failedBy(problem) : passed(hostOf(connection));
};

/** A certificate that is not trusted is something that answered. */
export const reachability: Check = async (parts, connection) => {
  const problem = await problemOf(parts, connection);
  return problem === null || problem.code === 'PLATFORM_TLS' ? passed(hostOf(connection)) : failedBy(problem);
};

export const tls: Check = async (parts, connection) => {
  const problem = await problemOf(parts, connection);
  return problem === null ? passed() : failedBy(problem);
};

export const clock: Check = async (parts, connection) => {
  const asked = Date.now();
  const { platformTime } = await probe(parts, connection);
  if (platformTime === null) return skipped;
  const answered = Date.now();
  // The platform said its time somewhere between question and answer, and in whole seconds.
  const off = Math.max(0, asked - platformTime - 1000, platformTime - answered);
  const seconds = Math.round(off / 1000);
  const facts = { seconds };
  if (seconds > REFUSED_SECONDS && connection.credentials?.method === 'oauth1a')
    return unlike('failed', 'CLOCK_DIFFERS', facts);
  return seconds > NOTICED_SECONDS ? unlike('warning', 'CLOCK_DIFFERS', facts) : passed(facts);
};

async function problemOf(parts: CheckParts, connection: Connection): Promise<Problem | null> {
  try {
    await probe(parts, connection);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function probe({ platforms }: CheckParts, connection: Connection): Promise<Probe> {
  return platforms.kind(connection).probe(connection.address);
}

function hostOf({ address }: Connection): { readonly host: string } {
  return { host: new URL(address).hostname };
}
