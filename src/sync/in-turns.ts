/**
 * Runs the work for all items, at most `atOnce` side by side. After a failure nothing new is begun, what is under way
 * is waited for, and the first failure is thrown: work left behind would run on in somebody else's invocation.
 */
export async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let failed: { readonly error: unknown } | null = null;
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      if (failed !== null) return;
      try {
        await work(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  const failure = failed as { readonly error: unknown } | null;
  if (failure !== null) throw failure.error;
}
