import * as z from 'zod';
import type { Faults } from '../faults';

const anyMembers = z.record(z.string(), z.unknown());

/** The token endpoint's answer as a server gives it that has no refresh tokens, or does not say when one ends. */
export async function asServerWouldAnswer(
  faults: Faults,
  pathname: string,
  answer: Response,
): Promise<Response> {
  const changed = pathname === '/oauth/token' && answer.ok && (faults.noRefreshToken || faults.noExpiry);
  if (!changed) return answer;
  const body = anyMembers.parse(await answer.json());
  if (faults.noRefreshToken) delete body['refresh_token'];
  if (faults.noExpiry) delete body['expires_in'];
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  return new Response(JSON.stringify(body), { status: answer.status, headers });
}
