const settlesMs = 60_000;

/**
 * When the history of a pair is read: after each sync, and once more when it has settled. A worker stores the pair first
 * and the history at the end of its pass; read once only, what it did in between was missing until the next sync.
 */
export function historyKey(lastSyncAt: string, now: number): string {
  return now - Date.parse(lastSyncAt) < settlesMs ? `${lastSyncAt} at first` : lastSyncAt;
}
