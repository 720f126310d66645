import type { Storage } from '../storage/port';
import { beginning } from './link-changes';
import type { Progress, Walk } from './progress';
import type { SyncRequest } from './request';
import { Resyncs, type Resync } from './resync-record';

/**
 * The worker's side of a resync: it alone, under the connection's lease, turns an order into walks and says how far they
 * are. The record is always written before the progress forgets, so that a worker that dies leaves something to find.
 */
export class ResyncWork {
  private readonly resyncs: Resyncs;
  private current: string | null = null;

  constructor(
    storage: Storage,
    private readonly connectionId: string,
  ) {
    this.resyncs = new Resyncs(storage);
  }

  /** Takes up an order that the request brings, and lets go of a resync that was ended. The caller stores the answer. */
  async admit(request: SyncRequest, progress: Progress): Promise<Progress> {
    const admitted = await this.admitted(request, progress);
    this.current = admitted.resync?.id ?? null;
    return admitted;
  }

  /** Says how far it is. False when it is to stop. */
  async report({ resync: current, walks }: Progress, failed: boolean): Promise<boolean> {
    if (current === null) return true;
    const done = current.linkIds.reduce((sum, id) => sum + (walks[id]?.done ?? 0), current.done);
    const stored = await this.resyncs.change(this.connectionId, (resync) => {
      if (resync.id !== current.id || resync.endedAt !== null) return resync;
      const state = resync.state === 'stopping' ? resync.state : 'running';
      const next: Resync = { ...resync, state, done, failed: resync.failed || failed };
      return JSON.stringify(next) === JSON.stringify(resync) ? resync : next;
    });
    return stored?.state === 'running';
  }

  /** Ends a resync that has no walk left or was told to stop. The caller stores the answer. */
  async settle(progress: Progress, runningIds: readonly string[]): Promise<Progress> {
    const current = progress.resync;
    if (current === null) return progress;
    const resync = await this.resyncs.read(this.connectionId);
    if (resync?.id !== current.id || resync.endedAt !== null) return without(progress);
    if (resync.state === 'stopping') {
      await this.end(current.id, 'stopped');
      return without(progress);
    }
    if (current.linkIds.some((id) => runningIds.includes(id) && progress.walks[id] !== undefined))
      return progress;
    await this.end(current.id, resync.failed ? 'complete-with-failures' : 'complete');
    return without(progress);
  }

  /** Nothing goes on for now; the page says so. */
  async wait(): Promise<void> {
    const id = this.current;
    if (id === null) return;
    await this.resyncs.change(this.connectionId, (resync) =>
      resync.id === id && resync.state === 'running' ? { ...resync, state: 'waiting' } : resync,
    );
  }

  private async admitted(request: SyncRequest, progress: Progress): Promise<Progress> {
    const order = request.kind === 'resync' ? request.order : undefined;
    if (order === undefined && progress.resync === null && request.kind !== 'resync') return progress;
    const resync =
      order === undefined
        ? await this.resyncs.read(this.connectionId)
        : await this.resyncs.place(this.connectionId, order);
    if (resync === null) return without(progress);
    if (resync.state === 'stopping') await this.end(resync.id, 'stopped');
    if (resync.state === 'stopping' || resync.endedAt !== null) return without(progress);
    return progress.resync?.id === resync.id ? progress : begun(progress, resync);
  }

  private async end(id: string, state: 'stopped' | 'complete' | 'complete-with-failures'): Promise<void> {
    await this.resyncs.change(this.connectionId, (resync) =>
      resync.id === id && resync.endedAt === null ? { ...resync, state, endedAt: Date.now() } : resync,
    );
  }
}

function begun(progress: Progress, { id, linkIds }: Resync): Progress {
  const walks: Record<string, Walk> = { ...withoutResync(progress.walks) };
  // A link that is being walked because it was resumed begins again, and is walked to its end whatever becomes of this.
  for (const linkId of linkIds)
    walks[linkId] = { reason: walks[linkId] === undefined ? 'resync' : 'resumed', ...beginning };
  return { ...progress, walks, resync: { id, linkIds, done: 0 } };
}

function without(progress: Progress): Progress {
  return progress.resync === null
    ? progress
    : { ...progress, walks: withoutResync(progress.walks), resync: null };
}

function withoutResync(walks: Progress['walks']): Progress['walks'] {
  return Object.fromEntries(Object.entries(walks).filter(([, { reason }]) => reason === 'resumed'));
}
