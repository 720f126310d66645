import type { Usage } from './meters';

/** Overage prices in US dollars, August 2026: https://developer.atlassian.com/platform/forge/forge-platform-pricing/ */
const PER_GB_SECOND = 0.000025;
const PER_KVS_READ_GB = 0.055;
const PER_KVS_WRITE_GB = 1.09;
const PER_LOG_GB = 1.005;
const GB = 1_000_000_000;

export interface Bill {
  readonly compute: number;
  readonly kvsReads: number;
  readonly kvsWrites: number;
  readonly logs: number;
  readonly total: number;
}

/** What the usage costs in dollars once the free allowance is used up. */
export function priceOf(usage: Usage): Bill {
  const compute = usage.gbSeconds * PER_GB_SECOND;
  const kvsReads = (usage.kvsReadBytes / GB) * PER_KVS_READ_GB;
  const kvsWrites = (usage.kvsWriteBytes / GB) * PER_KVS_WRITE_GB;
  const logs = (usage.logBytes / GB) * PER_LOG_GB;
  return { compute, kvsReads, kvsWrites, logs, total: compute + kvsReads + kvsWrites + logs };
}
