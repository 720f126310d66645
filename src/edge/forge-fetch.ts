import { fetch } from '@forge/api';
import { Problem } from '../errors/problem';
import { isEgressRefusal, networkProblem } from '../errors/network';

/**
 * Requests to hosts an admin approved. Forge answers for a host that is not approved with an error header or an
 * exception, depending on the layer that refuses: both become the same cause here.
 * https://developer.atlassian.com/platform/forge/runtime-reference/fetch-api/
 */
export async function forgeFetch(url: string, init: RequestInit): Promise<Response> {
  const { hostname } = new URL(url);
  const answer = await send(url, init, hostname);
  if (isEgressRefusal(answer))
    throw new Problem('EGRESS_NOT_APPROVED', {
      scope: 'connection',
      retry: 'never',
      facts: { host: hostname },
    });
  return answer;
}

async function send(url: string, init: RequestInit, host: string): Promise<Response> {
  try {
    return await globalRequest(url, init);
  } catch (error) {
    throw networkProblem(error, host);
  }
}

async function globalRequest(url: string, init: RequestInit): Promise<Response> {
  const given: unknown = init;
  const answer: unknown = await fetch(url, given as Parameters<typeof fetch>[1]);
  if (!(answer instanceof Response)) throw new TypeError('Forge answered with something that is no Response');
  return answer;
}
