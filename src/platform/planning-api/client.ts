import type * as z from 'zod';
import type { ProblemScope } from '../../errors/problem';
import type { TokenSource } from '../port';
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
    private readonly token: TokenSource,
  ) {}

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
    const token = await this.token();
    const first = await this.attempt(call, token);
    if (first.answer.status !== 401) return this.accepted(first, call);
    // Refused although it seemed fresh: the platform may have ended it early, so one newer token is tried.
    return this.accepted(await this.attempt(call, await this.token(token)), call);
  }

  private attempt(call: ApiCall, token: string): Promise<Received> {
    const url = new URL(`/api/v1${call.path}`, this.address);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    const headers: Record<string, string> = {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...call.headers,
    };
    if (call.body === undefined)
      return exchange(this.fetcher, this.timeoutMs, url.href, { method: call.method, headers });
    headers['content-type'] = call.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const body = JSON.stringify(call.body);
    return exchange(this.fetcher, this.timeoutMs, url.href, { method: call.method, headers, body });
  }

  private accepted(received: Received, call: ApiCall): Received {
    const { status } = received.answer;
    if (status >= 200 && status < 300) return received;
    throw classifyAnswer(received.answer, received.body, call.scope, Date.now());
  }
}
