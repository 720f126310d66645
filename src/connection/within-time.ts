import { Problem } from '../errors/problem';

/** Throws `PLATFORM_TIMEOUT` when the work is not done after so many milliseconds; what it still does goes unheard. */
export async function withinTime<T>(work: Promise<T>, milliseconds: number, host: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Problem('PLATFORM_TIMEOUT', { scope: 'connection', retry: 'backoff', facts: { host } }));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}
