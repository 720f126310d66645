import { router } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin, type Trouble } from '../../shared/call';

const lookEvery = 2_000;

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface State {
  readonly phase: 'idle' | 'starting' | 'waiting';
  /** The consent page, kept so that it can be opened again; unknown when the wait was begun in an earlier visit. */
  readonly url: string | null;
  readonly expiresAt: string | null;
  readonly trouble: Trouble | null;
}

const idle: State = { phase: 'idle', url: null, expiresAt: null, trouble: null };
const failed = (trouble: Trouble): State => ({ ...idle, trouble });

export interface Authorisation extends State {
  readonly start: (credentials: Credentials | null) => Promise<void>;
  readonly cancel: () => void;
}

/**
 * One authorisation: opens the platform's consent page in a new tab and asks every two seconds whether the consent
 * has come back. With `resumes` a wait that was left is taken up again.
 */
export function useAuthorisation(
  connectionId: string,
  resumes: boolean,
  onDone: (connection: ConnectionDetail) => void,
): Authorisation {
  const [state, setState] = useState<State>(idle);
  const done = useRef(onDone);
  done.current = onDone;

  const look = useCallback(
    async (isCurrent: () => boolean, first: boolean): Promise<void> => {
      const answer = await callAdmin('authorisation.advance', { connectionId });
      if (!isCurrent()) return;
      const progress = answer.ok ? answer.data : { state: 'failed' as const, error: answer.error };
      // A colleague's consent is under way: no fault of somebody who has only opened the page.
      if (first && progress.state === 'failed' && progress.error.code === 'OAUTH_STATE_OTHER_USER') return;
      switch (progress.state) {
        case 'done':
          setState(idle);
          done.current(progress.connection);
          break;
        case 'failed':
          setState(failed(progress.error));
          break;
        case 'waiting':
          setState((before) => ({
            ...before,
            phase: 'waiting',
            expiresAt: progress.expiresAt,
            trouble: null,
          }));
          break;
        case 'none':
          // While waiting this means that the consent was not given in time.
          if (!first) setState(failed({ code: 'OAUTH_STATE_EXPIRED', facts: {}, reference: '' }));
      }
    },
    [connectionId],
  );

  useEffect(() => {
    if (!resumes) return undefined;
    let current = true;
    void look(() => current, true);
    return () => {
      current = false;
    };
  }, [resumes, look]);

  const { phase } = state;
  useEffect(() => {
    if (phase !== 'waiting') return undefined;
    let current = true;
    let timer = setTimeout(tick, lookEvery);
    function tick(): void {
      void look(() => current, false).then(() => {
        if (current) timer = setTimeout(tick, lookEvery);
      });
    }
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [phase, look]);

  const start = async (credentials: Credentials | null): Promise<void> => {
    if (phase !== 'idle') return;
    setState({ ...idle, phase: 'starting' });
    const answer = await callAdmin('authorisation.start', { connectionId, ...(credentials ?? {}) });
    if (!answer.ok) {
      setState(failed(answer.error));
      return;
    }
    setState({ phase: 'waiting', url: answer.data.url, expiresAt: answer.data.expiresAt, trouble: null });
    await router.open(answer.data.url).catch(() => undefined);
  };

  const cancel = (): void => {
    setState(idle);
  };
  return { ...state, start, cancel };
}
