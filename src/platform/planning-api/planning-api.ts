import type { PlatformKind } from '../port';
import { ApiClient } from './client';
import { discover } from './discovery';
import type { Fetcher } from './fetcher';
import { PlanningPlatform } from './platform';
import { readWebhook } from './webhook';

/** Longer than a healthy platform ever needs, shorter than an invocation lives. */
const patienceMs = 20_000;

/** Platforms that serve the open Platform API of docs/platform-api. `timeoutMs` is for each request. */
export function planningApi(fetcher: Fetcher, timeoutMs = patienceMs): PlatformKind {
  return {
    kind: 'planning-api',
    name: 'Planning platform (open API)',
    discover: (address) => discover(fetcher, timeoutMs, address),
    open: (address, token) => new PlanningPlatform(new ApiClient(fetcher, timeoutMs, address, token)),
    readWebhook,
  };
}
