import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConnectionTestView } from '../../../src/contract/life-cycle-views';
import { callAdmin, type Trouble } from '../../shared/call';

export interface TestRun {
  readonly test: ConnectionTestView | null;
  readonly trouble: Trouble | null;
  readonly running: boolean;
  readonly run: () => void;
}

/** Runs the checks of a connection one after the other and shows each as it comes; a page that is left asks no further. */
export function useTest(connectionId: string, onDone: (test: ConnectionTestView) => void): TestRun {
  const [test, setTest] = useState<ConnectionTestView | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [running, setRunning] = useState(false);
  const turn = useRef(0);
  const latest = useRef(onDone);
  latest.current = onDone;

  useEffect(
    () => () => {
      turn.current += 1;
    },
    [connectionId],
  );

  const walk = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    setTest(null);
    setTrouble(null);
    setRunning(true);
    let testId: string | undefined;
    for (;;) {
      const answer = await callAdmin('test.step', {
        connectionId,
        ...(testId === undefined ? {} : { testId }),
      });
      if (mine !== turn.current) return;
      if (!answer.ok) {
        setTrouble(answer.error);
        break;
      }
      setTest(answer.data.test);
      testId = answer.data.test.id;
      if (answer.data.test.endedAt !== null) {
        latest.current(answer.data.test);
        break;
      }
    }
    setRunning(false);
  }, [connectionId]);

  return { test, trouble, running, run: () => void walk() };
}
