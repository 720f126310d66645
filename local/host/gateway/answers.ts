import * as z from 'zod';
import { TextResponse } from '../../text-response';
import type { ApiAnswer } from '../ports';
import type { ProxyCall } from '../proxy-call';
import type { EgressRefusal } from './egress';

/** The answer to one call, with what the host itself has to say about it. */
export interface Answered {
  readonly response: Response;
  readonly points?: number;
  readonly refusal?: string;
}

export async function bodyOf(request: ProxyCall): Promise<unknown> {
  const text = await request.text();
  return text === '' ? undefined : JSON.parse(text);
}

export function json(answer: ApiAnswer): Answered {
  const { status, body, headers } = answer;
  if (body === undefined) return { response: new Response(null, { status, headers: { ...headers } }) };
  const init = { status, headers: { 'content-type': 'application/json', ...headers } };
  return { response: new TextResponse(JSON.stringify(body), init) };
}

export function refused({ status, code, reason }: EgressRefusal): Answered {
  const body = { code, message: reason };
  return {
    response: Response.json(body, { status, headers: { 'forge-proxy-error': code } }),
    refusal: reason,
  };
}

export function timedOut(): Answered {
  const headers = { 'forge-proxy-error': 'REQUEST_TIMEOUT' };
  return {
    response: Response.json({ code: 'REQUEST_TIMEOUT' }, { status: 504, headers }),
    refusal: 'no answer in time',
  };
}

/** What a failed `fetch` throws. Read by shape: an error of Node's own realm is no `Error` under jest. */
const reasonSchema = z.object({ message: z.string(), code: z.string().optional() });
const failureSchema = reasonSchema.extend({
  name: z.string(),
  code: z.union([z.string(), z.number().transform(String)]).optional(),
  cause: reasonSchema.optional(),
});

/** Tells the wrapper that there was no answer at all, so that it fails as a broken connection does. */
export function brokenConnection({ code = 'ECONNREFUSED', message }: z.infer<typeof reasonSchema>): Answered {
  const headers = { 'forge-proxy-broken': code, 'forge-proxy-reason': encodeURIComponent(message) };
  return { response: new Response(null, { status: 502, headers }), refusal: message };
}

/** What the caller gets when the connection threw this. */
export function failedConnection(error: unknown): Answered {
  const failure = failureSchema.parse(error);
  return failure.name === 'TimeoutError' ? timedOut() : brokenConnection(failure.cause ?? failure);
}
