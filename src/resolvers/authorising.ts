import type { ConsentReturn } from '../contract/authorisation-views';
import { errorView } from '../connection/error-view';
import type { Advanced, Started } from '../connection/authorise';
import { seen } from '../connection/health';
import type { ErrorView } from '../contract/error-view';
import { Problem } from '../errors/problem';

/** What pages are told of an authorisation; the same on the Connections page and on the project page. */
export interface ConsentView {
  readonly url: string;
  readonly expiresAt: string;
  readonly returns: ConsentReturn;
}

export function consentView({
  url,
  expiresAt,
  returns,
}: Extract<Started, { state: 'consent' }>): ConsentView & {
  readonly state: 'consent';
} {
  return { state: 'consent', url, returns, expiresAt: new Date(expiresAt).toISOString() };
}

function waitingView({ url, expiresAt, returns }: Extract<Advanced, { state: 'waiting' }>): ConsentView & {
  readonly state: 'waiting';
} {
  return { state: 'waiting', url, returns, expiresAt: new Date(expiresAt).toISOString() };
}

/** Asks how far a consent is; `done` finishes one whose grant is in use, in the words of its page. */
export async function progressOf<D>(
  ask: () => Promise<Advanced>,
  done: () => Promise<D>,
): Promise<D | { readonly state: 'none' } | ReturnType<typeof waitingView> | ReturnType<typeof failedView>> {
  try {
    const advanced = await ask();
    if (advanced.state === 'waiting') return waitingView(advanced);
    return advanced.state === 'none' ? { state: 'none' } : await done();
  } catch (error) {
    return failedView(error);
  }
}

/** An authorisation that failed is an answer with its cause; what is no cause of it goes on as a refusal of the call. */
export function failedView(error: unknown): { readonly state: 'failed'; readonly error: ErrorView } {
  if (!(error instanceof Problem) || error.code === 'NOT_FOUND') throw error;
  return { state: 'failed', error: errorView(seen(error, Date.now(), null)) };
}
