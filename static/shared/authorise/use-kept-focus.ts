import { useEffect, useRef, type RefObject } from 'react';

/**
 * When a step takes the focused button away with it, the focus goes to the container of the next step and not back to
 * the top of the page. `step` names what is shown.
 */
export function useKeptFocus(step: string): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (before.current !== step && lost) place.current?.focus();
    before.current = step;
  }, [step]);
  return place;
}
