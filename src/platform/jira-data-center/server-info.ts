import { notCompatible } from '../http/classify-answer';
import { exchange, parseJson, type Received } from '../http/exchange';
import type { Fetcher } from '../http/fetcher';
import { signOfLife, troubleReaching } from '../http/sign-of-life';
import { methodNotOffered } from '../method-not-offered';
import type { OAuth2Endpoints, Probe } from '../port';
import { serverInfo } from './answers';

/** The oldest Jira that the adapter was tried with, and the first that is an OAuth 2.0 server (incoming links). */
const oldestVersion = [8, 20] as const;
const firstWithOAuth2 = [8, 22] as const;

/** What an application may do is one word, and includes those before it: READ, WRITE, ADMIN, SYSTEM_ADMIN. */
export const neededScope = 'WRITE';

/**
 * A sign of life and Jira's clock, asked without credentials: some Jiras let nobody in unnamed.
 *
 * @throws Problem `PLATFORM_NOT_COMPATIBLE` for a Jira that is too old, or as `http/sign-of-life.ts` says of an answer and
 * `http/exchange.ts` of none
 */
export async function probe(fetcher: Fetcher, timeoutMs: number, address: string): Promise<Probe> {
  const received = await ask(fetcher, timeoutMs, address);
  const life = signOfLife(received, address);
  const read = serverInfo.safeParse(parseJson(received.body));
  if (read.success) refuseUnknown(read.data);
  return life;
}

/**
 * Where its OAuth 2.0 server is: at fixed places, there is no metadata document
 * (https://confluence.atlassian.com/adminjiraserver/jira-oauth-2-0-provider-api-1115659070.html). A Jira that does not
 * tell its version to somebody without credentials is taken to have it: the consent page then says that it has not.
 *
 * @throws Problem `METHOD_NOT_OFFERED` where the version is too old, else as `probe` does
 */
export async function discover(
  fetcher: Fetcher,
  timeoutMs: number,
  address: string,
): Promise<OAuth2Endpoints> {
  const received = await ask(fetcher, timeoutMs, address);
  const { answer, body } = received;
  const read = serverInfo.safeParse(parseJson(body));
  if (read.success) {
    refuseUnknown(read.data);
    if (isBefore(read.data.versionNumbers, firstWithOAuth2)) throw methodNotOffered('oauth2');
  } else if (answer.status !== 401 && answer.status !== 403) {
    throw troubleReaching(received, address) ?? notCompatible({ status: answer.status });
  }
  const at = (path: string): string => new URL(`/rest/oauth2/latest/${path}`, address).href;
  return {
    issuer: new URL(address).origin,
    authorization: at('authorize'),
    token: at('token'),
    revocation: null,
    scopes: [neededScope],
    // Jira's own sign-in comes before, and would take the client's id and secret for those of a user.
    clientIn: 'body',
    renewsWith: 'redirect-uri',
  };
}

/** @throws Problem `PLATFORM_NOT_COMPATIBLE`: Jira Cloud has other APIs, and an older Jira lacks what is relied on. */
export function refuseUnknown(info: {
  readonly deploymentType?: string | undefined;
  readonly versionNumbers: readonly number[];
}): void {
  if (info.deploymentType === 'Cloud') throw notCompatible({ member: 'deploymentType' });
  if (isBefore(info.versionNumbers, oldestVersion)) throw notCompatible({ member: 'version' });
}

function isBefore(
  [major = 0, minor = 0]: readonly number[],
  [atLeast, atLeastMinor]: readonly [number, number],
): boolean {
  return major < atLeast || (major === atLeast && minor < atLeastMinor);
}

/** Jira's public description of itself: https://docs.atlassian.com/software/jira/docs/api/REST/9.12.0/#api/2/serverInfo */
function ask(fetcher: Fetcher, timeoutMs: number, address: string): Promise<Received> {
  const url = new URL('/rest/api/2/serverInfo', address);
  return exchange(fetcher, timeoutMs, url.href, { method: 'GET', headers: { accept: 'application/json' } });
}
