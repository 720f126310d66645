import { useState } from 'react';

export interface Draft<T> {
  readonly value: T;
  readonly dirty: boolean;
  /** The version that what was typed stands on: saving over a newer one is refused. */
  readonly version: number;
  readonly change: (typed: Partial<T>) => void;
  /** Puts what was typed on top of what somebody else has saved meanwhile. */
  readonly rebase: (current: T, version: number) => void;
  readonly discard: () => void;
}

/** What differs from `base`; typing a value back to what it was is no change. */
function differing<T extends object>(base: T, typed: Partial<T>): Partial<T> {
  const kept = { ...typed };
  for (const key in kept) if (kept[key] === base[key]) Reflect.deleteProperty(kept, key);
  return kept;
}

/** A form over something that others change too: untouched, it follows what is saved; touched, it keeps its ground. */
export function useDraft<T extends object>(current: T, currentVersion: number): Draft<T> {
  const [edits, setEdits] = useState<{ base: T; version: number; typed: Partial<T> } | null>(null);
  const base = edits?.base ?? current;
  const version = edits?.version ?? currentVersion;
  const typed = differing(base, edits?.typed ?? {});
  return {
    value: { ...base, ...typed },
    dirty: Object.keys(typed).length > 0,
    version,
    change: (more) => {
      const next = differing(base, { ...typed, ...more });
      setEdits(Object.keys(next).length === 0 ? null : { base, version, typed: next });
    },
    rebase: (fresh, freshVersion) => setEdits({ base: fresh, version: freshVersion, typed }),
    discard: () => setEdits(null),
  };
}
