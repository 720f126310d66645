import { useCallback, useEffect, useRef } from 'react';
import { holdUnsaved } from './unsaved';

/**
 * While `dirty`, leaving the form by a tab, a link, Back or closing the page asks first. Call the function given back
 * right before leaving on purpose, for example after saving.
 */
export function useUnsavedGuard(dirty: boolean): () => void {
  const letGo = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!dirty) return undefined;
    const release = holdUnsaved();
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    const end = (): void => {
      release();
      window.removeEventListener('beforeunload', ask);
    };
    window.addEventListener('beforeunload', ask);
    letGo.current = end;
    return end;
  }, [dirty]);
  return useCallback(() => letGo.current(), []);
}
