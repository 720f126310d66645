import type { Problem } from '../../errors/problem';
import type { Probe } from '../port';
import { classifyAnswer } from './classify-answer';
import type { Received } from './exchange';

/**
 * What an answer to nobody in particular says of the address and its clock. Any below 500 is a sign of life: what is there
 * answers with a refusal to somebody without credentials.
 *
 * @throws Problem as `troubleReaching` gives it
 */
export function signOfLife(received: Received, address: string): Probe {
  const trouble = troubleReaching(received, address);
  if (trouble !== null) throw trouble;
  const time = Date.parse(received.answer.headers.get('date') ?? '');
  return { platformTime: Number.isNaN(time) ? null : time };
}

/**
 * What keeps anybody from reaching the platform: `PLATFORM_REDIRECTS`, `EGRESS_NOT_APPROVED`, or what `classify-answer.ts`
 * says will pass. Null where the platform has answered, be it with a refusal.
 */
export function troubleReaching({ answer, body }: Received, address: string): Problem | null {
  if (answer.status < 300) return null;
  const problem = classifyAnswer({ answer, body, scope: 'connection', now: Date.now(), address });
  const between = ['EGRESS_NOT_APPROVED', 'PLATFORM_REDIRECTS'].includes(problem.code);
  return problem.passing || between ? problem : null;
}
