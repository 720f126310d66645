import { useEffect, useRef, useState } from 'react';
import type { Mapping, MappingProblem } from '../../../src/contract/mapping';
import { callAdmin, type Trouble } from '../../shared/call';

export interface Checked {
  readonly problems: readonly MappingProblem[];
  /** The problems are of an older state than what is shown. */
  readonly checking: boolean;
  readonly trouble: Trouble | null;
  readonly again: () => void;
}

/** Milliseconds without a change before the backend is asked: it asks both sides in turn. */
const quiet = 700;

/** What is wrong with the mapping as it is edited. What is known stays shown until the next answer. */
export function useChecked(
  given: {
    readonly connectionId: string;
    readonly jiraProjectId: string;
    readonly platformProjectId: string;
    readonly mapping: Mapping;
  },
  known: readonly MappingProblem[],
): Checked {
  const key = JSON.stringify(given);
  const [answered, setAnswered] = useState({ key, problems: known, trouble: null as Trouble | null });
  const [turn, setTurn] = useState(0);
  const latest = useRef(given);
  latest.current = given;
  const open = answered.key !== key;
  useEffect(() => {
    if (!open) return undefined;
    let overtaken = false;
    const timer = setTimeout(() => {
      void callAdmin('link.check', latest.current).then((answer) => {
        if (overtaken) return;
        setAnswered((before) =>
          answer.ok
            ? { key, problems: answer.data.problems, trouble: null }
            : { key, problems: before.problems, trouble: answer.error },
        );
      });
    }, quiet);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [key, open, turn]);
  return {
    problems: answered.problems,
    checking: open,
    trouble: answered.trouble,
    again: () => {
      setAnswered((before) => ({ ...before, key: '', trouble: null }));
      setTurn((before) => before + 1);
    },
  };
}
