import { Problem } from '../errors/problem';

/** Others may save meanwhile; more often than this they do not. */
const TRIES = 5;

/**
 * Reads, changes and saves again while somebody else has saved in between: for changes that depend on nothing a person
 * was shown. Throws `VERSION_STALE` when that does not end, and what the attempt threw.
 */
export async function untilSaved<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const overtaken = error instanceof Problem && error.code === 'VERSION_STALE';
      if (!overtaken || tries === TRIES) throw error;
    }
  }
}
