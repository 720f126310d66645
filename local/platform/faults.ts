import * as z from 'zod';
import { VirtualClock, type Clock } from '../clock';
import { ApiProblem, type ProblemCode } from './problem';

/** What can be wrong with the platform, as switches. They touch the API and the authorisation servers, not the pages. */
export class Faults {
  /** Every call is answered 503. */
  down = false;
  /** Every call fails as an address nobody answers. */
  unreachable = false;
  /** The name is not known to anyone. */
  unknownName = false;
  /** Milliseconds before each answer. */
  latencyMs = 0;
  /** `/me` names another tenant. */
  wrongTenant = false;
  /** The platform's clock is ahead by so many milliseconds: in its `Date` header and where it looks at timestamps. */
  clockSkewMs = 0;
  /** Verification codes of OAuth 1.0a have ended by the time they are used. */
  expiredVerifiers = false;
  /** Every access token of OAuth 1.0a is answered as revoked. */
  revokedConsumerTokens = false;
  revokedPersonalTokens = false;
  revokedServiceAccounts = false;
  /** The token endpoint gives no refresh token. */
  noRefreshToken = false;
  /** The token endpoint does not say when an access token ends, and it does not. */
  noExpiry = false;
  /** There is no metadata of the authorisation server (RFC 8414). */
  noMetadata = false;
  /** The revocation endpoint answers 503. */
  revocationFails = false;
  /** Calls are sent on to the same path of another origin. */
  redirectTo: string | null = null;
  /** The next so many calls are answered 429 with `Retry-After` of this many seconds. */
  refuseNext = { calls: 0, retryAfterSeconds: 20 };
  /** The next so many calls are carried out, but their answer is lost on the way. */
  loseAnswers = 0;

  /** Changing or deleting one of these tasks is always answered so, by their ids; reading them works. */
  failingTasks: ReadonlyMap<string, ProblemCode> = new Map();
  /** A page of changed tasks that holds this one, and at least so many tasks, never comes in time. */
  slowPage: { readonly taskId: string; readonly fromTasks: number } | null = null;

  reset(): void {
    Object.assign(this, new Faults());
  }
}

/** The longest that any client of ours waits; on a virtual clock a slower answer ends as the client's own timeout. */
const clientPatienceMs = 20_000;

/** What browsers open; where a person is sent is another matter than where calls end up. */
const consentPages = /^\/oauth\/(authorize|interaction)(\/|$)|^\/oauth1\/authorize$/;

/** Runs one call with the faults that are on. */
export async function withFaults(
  faults: Faults,
  clock: Clock,
  request: Request,
  call: () => Promise<Response>,
): Promise<Response> {
  if (faults.unknownName)
    throw networkError('ENOTFOUND', `getaddrinfo ENOTFOUND ${new URL(request.url).hostname}`);
  if (faults.unreachable) throw networkError('ECONNREFUSED', 'connect ECONNREFUSED');
  if (faults.latencyMs > 0) await pass(clock, faults.latencyMs, request.signal);
  if (faults.down) return new ApiProblem('unavailable').response();
  const { pathname, search } = new URL(request.url);
  if (faults.redirectTo !== null && !consentPages.test(pathname)) {
    const location = new URL(pathname + search, faults.redirectTo).href;
    return new Response(null, { status: 302, headers: { location } });
  }
  if (faults.revocationFails && pathname === '/oauth/revoke') return new ApiProblem('unavailable').response();
  if (faults.noMetadata && pathname.startsWith('/.well-known/'))
    return new ApiProblem('not-found').response();
  if (faults.refuseNext.calls > 0) {
    faults.refuseNext.calls -= 1;
    return new ApiProblem('rate-limited', [], {
      'Retry-After': String(faults.refuseNext.retryAfterSeconds),
    }).response();
  }
  const failing = faults.failingTasks.get(changedTaskId(request.method, pathname) ?? '');
  if (failing !== undefined) return new ApiProblem(failing).response();
  const answer = await call();
  if (request.method === 'GET' && pathname === '/api/v1/tasks' && (await isSlow(faults, answer)))
    await tooLate(clock, request.signal);
  if (faults.loseAnswers > 0) {
    faults.loseAnswers -= 1;
    throw networkError('ECONNRESET', 'read ECONNRESET');
  }
  return answer;
}

/** An answer that comes when nobody waits for it any more. */
export const tooLate = (clock: Clock, signal: AbortSignal): Promise<void> =>
  pass(clock, 2 * clientPatienceMs, signal);

const changedTaskId = (method: string, pathname: string): string | undefined =>
  method === 'PATCH' || method === 'DELETE' ? /^\/api\/v1\/tasks\/([^/]+)$/.exec(pathname)?.[1] : undefined;

const taskPage = z.object({ items: z.array(z.object({ id: z.string() })) });

async function isSlow({ slowPage }: Faults, answer: Response): Promise<boolean> {
  if (slowPage === null || !answer.ok) return false;
  const { items } = taskPage.parse(await answer.clone().json());
  return items.length >= slowPage.fromTasks && items.some(({ id }) => id === slowPage.taskId);
}

function networkError(code: string, message: string): TypeError {
  return Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(message), { code }) });
}

async function pass(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  if (clock instanceof VirtualClock) {
    // Nobody moves a virtual clock while a call waits, so the wait is spent at once.
    clock.spend(Math.min(milliseconds, clientPatienceMs));
    if (milliseconds >= clientPatienceMs)
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const withdraw = clock.at(clock.now() + milliseconds, resolve);
    signal.addEventListener('abort', () => {
      withdraw();
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    });
  });
}
