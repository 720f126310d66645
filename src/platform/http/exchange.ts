import { networkProblem } from '../../errors/network';
import { Problem } from '../../errors/problem';
import type { Fetcher, HttpAnswer } from './fetcher';

export interface Received {
  readonly answer: HttpAnswer;
  readonly body: string;
}

/**
 * Sends one request with a deadline over headers and body together; redirects are answers like any other.
 *
 * @throws Problem as `errors/network.ts` says of a request that had no answer
 */
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
    throw error instanceof Problem ? error : networkProblem(error, new URL(url).hostname);
  } finally {
    clearTimeout(timer);
  }
}

/** Undefined when it is no JSON; no schema of ours accepts undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
