import { useEffect, useState } from 'react';

/** The current time, drawn again every `period` milliseconds so that "2 minutes ago" does not grow old on screen. */
export function useNow(period = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), period);
    return () => clearInterval(timer);
  }, [period]);
  // What has just happened must not lie ahead of a clock that ticks slowly.
  return Math.max(now, Date.now());
}
