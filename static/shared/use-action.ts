import { useCallback, useRef, useState } from 'react';
import type { Answer } from '../../src/contract/views';
import type { Trouble } from './call';

export interface Action<A extends readonly unknown[]> {
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  readonly run: (...given: A) => Promise<void>;
  readonly clear: () => void;
}

/** An action of a button: runs once at a time, however often it is pressed, and keeps why it failed for the page. */
export function useAction<A extends readonly unknown[], T>(
  perform: (...given: A) => Promise<Answer<T>>,
  onDone: (data: T) => void,
): Action<A> {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const running = useRef(false);
  const latest = useRef({ perform, onDone });
  latest.current = { perform, onDone };

  const run = useCallback(async (...given: A): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setTrouble(null);
    try {
      const answer = await latest.current.perform(...given);
      if (answer.ok) latest.current.onDone(answer.data);
      else setTrouble(answer.error);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);

  const clear = useCallback(() => setTrouble(null), []);
  return { busy, trouble, run, clear };
}
