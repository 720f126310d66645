import type * as z from 'zod';
import type { ProblemScope } from '../../errors/problem';
import type { Authorizer, PlatformQuota } from '../port';
import { classifyAnswer, notCompatible, type Refused } from './classify-answer';
import { exchange, parseJson, type Received } from './exchange';
import type { Fetcher, HttpAnswer } from './fetcher';

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the API's base, each part already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What a refusal of this call touches. */
  readonly scope: ProblemScope;
}

/** In what one platform's API differs from another's. */
export interface ApiManner {
  /** Where the API begins at an address, for example `/api/v1`. */
  readonly base: string;
  /** The media type of a body. */
  readonly contentType: (method: ApiCall['method']) => string;
  /** Headers that go with every call, asked for each time. */
  readonly headers?: (call: ApiCall) => Readonly<Record<string, string>>;
  /** What an answer of any status tells beside what was asked. */
  readonly heard?: (headers: HttpAnswer['headers']) => void;
  readonly quota?: (headers: HttpAnswer['headers']) => PlatformQuota | null;
  readonly reason?: NonNullable<Refused['reason']>;
}

/** A JSON API at one address with one grant: asks for its authorisation, keeps what answers say, classifies what fails. */
export class JsonApi {
  constructor(
    private readonly fetcher: Fetcher,
    /** For each request. */
    private readonly timeoutMs: number,
    readonly address: string,
    private readonly authorize: Authorizer,
    private readonly manner: ApiManner,
  ) {}

  /** What the last answer said of the limits. */
  quota: PlatformQuota | null = null;

  /** What the `Date` of the last answer says of the platform's clock; null when it had none. */
  aheadMs: number | null = null;

  /** @throws Problem as `classify-answer.ts` says; `PLATFORM_NOT_COMPATIBLE` when the answer is not of the schema. */
  async json<T>(call: ApiCall, schema: z.ZodType<T>): Promise<T> {
    const { body } = await this.send(call);
    const read = schema.safeParse(parseJson(body));
    if (read.success) return read.data;
    throw notCompatible({ member: read.error.issues[0]?.path.join('.') ?? '' });
  }

  /** What is no JSON. */
  async text(call: ApiCall): Promise<string> {
    const { body } = await this.send(call);
    return body;
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
    const url = new URL(`${this.manner.base}${call.path}`, this.address);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    return url.href;
  }

  private attempt(call: ApiCall, url: string, authorization: string): Promise<Received> {
    const { method } = call;
    const headers: Record<string, string> = {
      accept: 'application/json',
      authorization,
      ...call.headers,
      ...this.manner.headers?.(call),
    };
    if (call.body === undefined) return exchange(this.fetcher, this.timeoutMs, url, { method, headers });
    headers['content-type'] = this.manner.contentType(method);
    const body = JSON.stringify(call.body);
    return exchange(this.fetcher, this.timeoutMs, url, { method, headers, body });
  }

  private accepted(received: Received, call: ApiCall): Received {
    const { answer, body } = received;
    const { status, headers } = answer;
    const { quota, heard, reason } = this.manner;
    this.quota = quota?.(headers) ?? this.quota;
    const date = Date.parse(headers.get('date') ?? '');
    this.aheadMs = Number.isNaN(date) ? null : date - Date.now();
    heard?.(headers);
    if (status >= 200 && status < 300) return received;
    throw classifyAnswer({
      answer,
      body,
      scope: call.scope,
      now: Date.now(),
      address: this.address,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
