import * as z from 'zod';
import type { InvocationResult } from '../ports';

/** The longest wait before a retry: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ */
const MAX_RETRY_SECONDS = 900;
const MAX_RETRY_DATA_BYTES = 4 * 1024;

const RetryRequest = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});

/** What an app's result means for the event it was called with. */
export type Outcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'retry';
      /** `request`: the app asked for it. `failure`: it failed. `platform`: it was killed through no fault of its own. */
      readonly cause: 'request' | 'failure' | 'platform';
      /** Asked for by the app, from 1 to 900; without it the wait grows with each try. */
      readonly afterSeconds: number | undefined;
      readonly reason: string;
      readonly data: unknown;
    }
  | { readonly kind: 'unusable'; readonly why: string };

export function outcomeOf(result: InvocationResult): Outcome {
  const failed = (cause: 'failure' | 'platform', reason: string): Outcome => ({
    kind: 'retry',
    cause,
    afterSeconds: undefined,
    reason,
    data: null,
  });
  switch (result.kind) {
    case 'ok':
      return outcomeOfBody(result.body);
    case 'error':
      return failed('failure', 'FUNCTION_PLATFORM_UNKNOWN_ERROR');
    case 'timeout':
      return failed('failure', 'FUNCTION_TIME_OUT');
    case 'out-of-memory':
      return failed('failure', 'FUNCTION_OUT_OF_MEMORY');
    case 'killed':
      return failed('platform', 'FUNCTION_PLATFORM_UNKNOWN_ERROR');
  }
}

/** Seconds before try number `count`: 2, 4, 8 ... 900. */
export function backoffSeconds(count: number): number {
  return Math.min(2 ** count, MAX_RETRY_SECONDS);
}

function outcomeOfBody(body: unknown): Outcome {
  if (typeof body !== 'object' || body === null || !('_retry' in body) || body._retry !== true)
    return { kind: 'done' };
  const { data } = RetryRequest.safeParse(body);
  if (data === undefined)
    return { kind: 'unusable', why: 'The retry request does not have the shape of an InvocationError' };
  const { retryAfter, retryReason = 'FUNCTION_RETRY_REQUEST', retryData = null } = data.retryOptions ?? {};
  const bytes = Buffer.byteLength(JSON.stringify(retryData));
  if (bytes > MAX_RETRY_DATA_BYTES)
    return { kind: 'unusable', why: `retryData has ${bytes} bytes, more than 4 KB` };
  const afterSeconds =
    retryAfter === undefined ? undefined : Math.min(Math.max(retryAfter, 1), MAX_RETRY_SECONDS);
  return { kind: 'retry', cause: 'request', afterSeconds, reason: retryReason, data: retryData };
}
