import { useEffect, useState } from 'react';

/** A value once it has not changed for so many milliseconds: nobody is asked about every letter on the way to a word. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
