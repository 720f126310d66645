import { Problem } from '../../errors/problem';
import { notCompatible } from '../http/classify-answer';
import { exchange } from '../http/exchange';
import type { Fetcher } from '../http/fetcher';
import { signOfLife } from '../http/sign-of-life';
import { methodNotOffered } from '../method-not-offered';
import type { PlatformKind, Probe } from '../port';
import { AlignApi } from './client';
import { AlignPlatform } from './platform';
import { Sites } from './site';

/** Longer than a healthy site ever needs, shorter than an invocation lives. */
const patienceMs = 20_000;

/**
 * Jira Align by its REST API 2.0 (https://help.jiraalign.com/hc/en-us/articles/360045371954), which tells of no OAuth of its
 * own, nor of webhooks. `timeoutMs` is for each request.
 */
export function jiraAlign(fetcher: Fetcher, timeoutMs = patienceMs): PlatformKind {
  const sites = new Sites();
  return {
    kind: 'jira-align',
    name: 'Jira Align',
    methods: ['pat', 'basic'],
    neededScopes: ['programs: read'],
    probe: (address) => probe(fetcher, timeoutMs, address),
    discover: () => Promise.reject(methodNotOffered('oauth2')),
    oauth1: () => {
      throw methodNotOffered('oauth1a');
    },
    open: (address, authorize) =>
      new AlignPlatform(new AlignApi(fetcher, timeoutMs, address, authorize), sites),
    readWebhook: () => {
      throw new Problem('WEBHOOK_SIGNATURE_INVALID', { scope: 'request', retry: 'never' });
    },
  };
}

/** @throws Problem `PLATFORM_NOT_COMPATIBLE` where there is no such API, or as `http/sign-of-life.ts` says */
async function probe(fetcher: Fetcher, timeoutMs: number, address: string): Promise<Probe> {
  const url = new URL('/rest/align/api/2/programs?%24top=1', address);
  const headers = { accept: 'application/json' };
  const received = await exchange(fetcher, timeoutMs, url.href, { method: 'GET', headers });
  const life = signOfLife(received, address);
  // What is there answers with a refusal to somebody without a token.
  const { status } = received.answer;
  if (status === 404) throw notCompatible({ status });
  return life;
}
