import type * as z from 'zod';
import type { ProblemScope } from '../../errors/problem';
import type { Authorizer, Capabilities, PlatformQuota } from '../port';
import { classifyAnswer, classifyThrown, notCompatible, parseJson } from './classify';
import type { Fetcher, HttpAnswer } from './fetcher';

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, each part already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What a refusal of this call touches. */
  readonly scope: ProblemScope;
}

interface Received {
  readonly answer: HttpAnswer;
  readonly body: string;
}

/** Sends one request with a deadline over headers and body together; redirects are answers like any other. */
export async function exchange(
  fetcher: Fetcher,
  timeoutMs: number,
  url: string,
  request: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string },
): Promise<Received> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // Raced, not only signalled: a runtime whose fetch ignores the signal must not hold the whole run.
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const reason = new DOMException('The platform took too long', 'TimeoutError');
      // Before the signal, whose listeners may end the call in words of their own.
      reject(reason);
      controller.abort(reason);
    }, timeoutMs);
    // A call that is cut off with its invocation never comes to its end, and must not keep the process for its sake.
    timer.unref();
  });
  const work = async (): Promise<Received> => {
    const answer = await fetcher(url, { ...request, redirect: 'manual', signal: controller.signal });
    return { answer, body: await answer.text() };
  };
  try {
    return await Promise.race([work(), deadline]);
  } catch (error) {
    throw classifyThrown(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The Platform API of one address with one grant. */
export class ApiClient {
  constructor(
    private readonly fetcher: Fetcher,
    private readonly timeoutMs: number,
    private readonly address: string,
    private readonly authorize: Authorizer,
  ) {}

  /** What the last answer said of the limits. */
  quota: PlatformQuota | null = null;

  /** What the `Date` of the last answer says of the platform's clock; null when it had none. */
  aheadMs: number | null = null;

  /** How the platform writes texts: it says so on every answer, or once in `/me`. */
  markup: Capabilities['markup'] = 'html';

  /** @throws Problem as `classify.ts` says; `PLATFORM_NOT_COMPATIBLE` when the answer is not of the schema. */
  async json<T>(call: ApiCall, schema: z.ZodType<T>): Promise<T> {
    const { body } = await this.send(call);
    const read = schema.safeParse(parseJson(body));
    if (read.success) return read.data;
    throw notCompatible({ member: read.error.issues[0]?.path.join('.') ?? '' });
  }

  async done(call: ApiCall): Promise<void> {
    await this.send(call);
  }

  private async send(call: ApiCall): Promise<Received> {
    const request = { method: call.method, url: this.urlOf(call) };
    const header = await this.authorize(request);
    const first = await this.attempt(call, request.url, header);
    if (first.answer.status !== 401) return this.accepted(first, call);
    // Whoever keeps the credentials says what a refusal means: a token that was renewed, or the cause.
    const challenge = first.answer.headers.get('www-authenticate');
    const better = await this.authorize(request, { header, challenge, body: first.body.slice(0, 8_000) });
    return this.accepted(await this.attempt(call, request.url, better), call);
  }

  private urlOf(call: ApiCall): string {
    const url = new URL(`/api/v1${call.path}`, this.address);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    return url.href;
  }

  private attempt(call: ApiCall, url: string, authorization: string): Promise<Received> {
    const { method } = call;
    const headers: Record<string, string> = { accept: 'application/json', authorization, ...call.headers };
    if (call.body === undefined) return exchange(this.fetcher, this.timeoutMs, url, { method, headers });
    // Whoever asked wrote by what was known so far. A platform that knows better refuses, and its answer tells.
    headers['planlink-markup'] = this.markup;
    headers['content-type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const body = JSON.stringify(call.body);
    return exchange(this.fetcher, this.timeoutMs, url, { method, headers, body });
  }

  private accepted(received: Received, call: ApiCall): Received {
    const { status, headers } = received.answer;
    this.quota = quotaOf(headers) ?? this.quota;
    const date = Date.parse(headers.get('date') ?? '');
    this.aheadMs = Number.isNaN(date) ? null : date - Date.now();
    const markup = headers.get('planlink-markup');
    if (markup !== null) this.markup = markupOf(markup);
    if (status >= 200 && status < 300) return received;
    throw classifyAnswer(received.answer, received.body, call.scope, Date.now(), this.address);
  }
}

/** Anything but Markdown is HTML, which every version of the API has had. */
export const markupOf = (said: string): Capabilities['markup'] =>
  said.trim().toLowerCase() === 'markdown' ? 'markdown' : 'html';

/** The rate headers of docs/platform-api; `X-RateLimit-Reset` is in seconds since the epoch. */
function quotaOf(headers: HttpAnswer['headers']): PlatformQuota | null {
  const read = (name: string): number | null => {
    const value = headers.get(name);
    return value !== null && /^\d{1,12}$/.test(value) ? Number(value) : null;
  };
  const limit = read('x-ratelimit-limit');
  const remaining = read('x-ratelimit-remaining');
  const reset = read('x-ratelimit-reset');
  if (limit === null || remaining === null) return null;
  return { limit, remaining, resetsAt: reset === null ? null : reset * 1000 };
}
