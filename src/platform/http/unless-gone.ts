import { Problem } from '../../errors/problem';

/** What the call gives, or null where the platform says that there is nothing (`PLATFORM_ITEM_GONE`): to many a call that is an answer. */
export async function unlessGone<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Problem && error.code === 'PLATFORM_ITEM_GONE') return null;
    throw error;
  }
}
