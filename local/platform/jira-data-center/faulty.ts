import type { Clock } from '../../clock';
import type { RateLimiter } from '../api/rate-limit';
import { withFaults, type Faults } from '../faults';
import { json } from './rest/call';
import { tooMany } from './rest/app';

/** One call with the faults of the sandbox that are on, told as a Jira behind a proxy tells them. */
export async function faulty(
  {
    faults,
    clock,
    limiter,
  }: { readonly faults: Faults; readonly clock: Clock; readonly limiter: RateLimiter },
  request: Request,
  call: () => Promise<Response>,
): Promise<Response> {
  const answer = await withFaults(faults, clock, request, call);
  if (answer.headers.get('content-type') !== 'application/problem+json') return answer;
  const retryAfter = answer.headers.get('retry-after');
  if (answer.status === 429)
    return tooMany(limiter, { headers: retryAfter === null ? {} : { 'Retry-After': retryAfter } });
  if (answer.status === 503)
    return new Response('<html><body><h1>Service Unavailable</h1></body></html>', {
      status: 503,
      headers: { 'content-type': 'text/html;charset=UTF-8' },
    });
  return json({ errorMessages: ['The call has failed.'], errors: {} }, answer.status);
}
