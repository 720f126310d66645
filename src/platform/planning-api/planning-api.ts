import type { PlatformKind } from '../port';
import { ApiClient } from './client';
import { discover, neededScopes, probe } from './discovery';
import type { Fetcher } from '../http/fetcher';
import { PlanningPlatform } from './platform';
import { readWebhook } from './webhook';

/** Longer than a healthy platform ever needs, shorter than an invocation lives. */
const patienceMs = 20_000;

/** Platforms that serve the open Platform API of docs/platform-api. `timeoutMs` is for each request. */
export function planningApi(fetcher: Fetcher, timeoutMs = patienceMs): PlatformKind {
  return {
    kind: 'planning-api',
    name: 'Planning platform',
    methods: ['oauth2', 'oauth1a', 'pat', 'basic'],
    neededScopes,
    probe: (address) => probe(fetcher, timeoutMs, address),
    oauth1: (address) => ({
      requestToken: new URL('/oauth1/request-token', address).href,
      authorization: new URL('/oauth1/authorize', address).href,
      accessToken: new URL('/oauth1/access-token', address).href,
    }),
    discover: (address) => discover(fetcher, timeoutMs, address),
    open: (address, authorize) => new PlanningPlatform(new ApiClient(fetcher, timeoutMs, address, authorize)),
    readWebhook,
  };
}
