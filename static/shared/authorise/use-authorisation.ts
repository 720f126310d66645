import { router } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuthorisationView, ConsentReturn } from '../../../src/contract/authorisation-views';
import type { StagedCredentials } from '../../../src/contract/requests';
import type { Answer } from '../../../src/contract/views';
import type { Trouble } from '../call';
import type { AuthoriseCalls, CredentialUse, Proof } from './authorise-calls';

const lookEvery = 2_000;

/** The three things that happen, whatever the method: ask, approve, be given access. */
export type Stage = 'request' | 'approve' | 'access';

interface State<R> {
  readonly phase: 'idle' | 'working' | 'waiting' | 'proven';
  readonly at: Stage;
  /** The consent page, kept so that it can be opened again. */
  readonly url: string;
  readonly expiresAt: string | null;
  readonly returns: ConsentReturn;
  readonly trouble: Trouble | null;
  readonly proven: { readonly result: R; readonly authorisation: AuthorisationView | null } | null;
}

export interface Authorisation<R> extends State<R> {
  /** Answers whether the platform has taken what it was given: it waits for consent, or all is done. */
  readonly start: (use: CredentialUse, returns: ConsentReturn) => Promise<boolean>;
  /** Stores the credentials beside those in use; answers whether that was done. */
  readonly stageCredentials: (credentials: StagedCredentials) => Promise<boolean>;
  readonly verify: (code: string) => Promise<void>;
  readonly cancel: () => void;
  readonly discard: (() => Promise<void>) | null;
  /** Forgets what is on screen; what is stored stays. */
  readonly reset: () => void;
}

const late: Trouble = { code: 'OAUTH_STATE_EXPIRED', facts: {}, reference: '' };

/**
 * One authorisation: stages credentials, starts, and asks every two seconds whether a consent has come back. A wait that
 * was left by a reload is taken up again.
 */
export function useAuthorisation<R>(
  calls: AuthoriseCalls<R>,
  onProven: (result: R) => void,
): Authorisation<R> {
  const [state, setState] = useState<State<R>>({
    phase: 'idle',
    at: 'request',
    url: '',
    expiresAt: null,
    returns: 'callback',
    trouble: null,
    proven: null,
  });
  const latest = useRef({ calls, onProven });
  latest.current = { calls, onProven };
  // Each try has a number: an answer to an older one comes too late to say anything.
  const turn = useRef(0);

  const fail = useCallback((trouble: Trouble | null, phase: 'idle' | 'waiting' = 'idle'): void => {
    setState((before) => ({ ...before, phase, trouble }));
  }, []);

  const take = useCallback(
    (answer: Answer<Proof<R>>, how: 'resumed' | 'started' | 'awaited' | 'verified'): void => {
      const proof: Proof<R> = answer.ok ? answer.data : { state: 'failed', error: answer.error };
      switch (proof.state) {
        case 'done':
          setState((before) => ({ ...before, phase: 'proven', at: 'access', trouble: null, proven: proof }));
          latest.current.onProven(proof.result);
          break;
        case 'waiting':
          setState((before) => ({ ...before, ...proof, phase: 'waiting', at: 'approve', trouble: null }));
          break;
        case 'failed':
          // A colleague's consent is under way: no fault of somebody who has only opened the page.
          if (how === 'resumed' && proof.error.code === 'OAUTH_STATE_OTHER_USER') return;
          // A mistyped code can be entered again as long as its page is waited for.
          fail(proof.error, how === 'verified' ? 'waiting' : 'idle');
          break;
        case 'none':
          if (how !== 'resumed') fail(late);
      }
    },
    [fail],
  );

  useEffect(() => {
    const mine = ++turn.current;
    void latest.current.calls.advance().then((answer) => {
      if (mine === turn.current) take(answer, 'resumed');
    });
    return () => {
      turn.current += 1;
    };
  }, [take]);

  const awaits = state.phase === 'waiting' && state.returns === 'callback';
  useEffect(() => {
    if (!awaits) return undefined;
    let current = true;
    let timer = setTimeout(tick, lookEvery);
    function tick(): void {
      void latest.current.calls.advance().then((answer) => {
        if (!current) return;
        take(answer, 'awaited');
        timer = setTimeout(tick, lookEvery);
      });
    }
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [awaits, take]);

  const begin = (at: Stage): number => {
    setState((before) => ({ ...before, phase: 'working', at, trouble: null }));
    return ++turn.current;
  };
  const start = async (use: CredentialUse, returns: ConsentReturn): Promise<boolean> => {
    const mine = begin('request');
    const answer = await calls.start(use, returns);
    if (mine !== turn.current) return false;
    take(answer, 'started');
    const taken = answer.ok && answer.data.state !== 'failed';
    // A code has to be carried over, so that page is opened by hand when the person is ready.
    if (answer.ok && answer.data.state === 'waiting' && returns === 'callback')
      await router.open(answer.data.url).catch(() => undefined);
    return taken;
  };
  const verify = async (code: string): Promise<void> => {
    const mine = begin('access');
    const answer = await calls.verify(code);
    if (mine === turn.current) take(answer, 'verified');
  };
  const settle = async (ask: () => Promise<Answer<unknown>>): Promise<boolean> => {
    const mine = begin('request');
    const answer = await ask();
    if (mine === turn.current) fail(answer.ok ? null : answer.error);
    return answer.ok;
  };
  const { discard } = calls;
  return {
    ...state,
    start,
    verify,
    stageCredentials: (credentials) => settle(() => calls.stage(credentials)),
    cancel: () => void settle(calls.cancel),
    discard: discard === null ? null : async () => void (await settle(discard)),
    reset: () => {
      turn.current += 1;
      fail(null);
    },
  };
}
