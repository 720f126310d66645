const settlesMs = 60_000;

/**
 * When the history of a pair is read: after each sync, and once more when it has settled. An issue finds its pair by a query
 * that may lag, and a worker stores a pair before what comes last, its comments: what was read once only could lack the
 * newest entries until the next sync.
 */
export function historyKey(lastSyncAt: string, now: number): string {
  return now - Date.parse(lastSyncAt) < settlesMs ? `${lastSyncAt} at first` : lastSyncAt;
}
