import type { Storage } from '../storage/port';
import { countFailures } from './failure-pages';
import type { Progress, Walk } from './progress';
import type { SyncRequest } from './request';
import { Resyncs, type Resync } from './resync-record';
import { startOf } from './walk';

/**
 * The worker's side of a resync: it alone, under the connection's lease, turns an order into walks and says how far they
 * are. The record is always written before the progress forgets, so that a worker that dies leaves something to find.
 */
export class ResyncWork {
  private readonly resyncs: Resyncs;
  private current: string | null = null;
  private lookedAt = Date.now();

  constructor(
    private readonly storage: Storage,
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

  /** Says how far it is. False when it is to stop or to rest. */
  async report({ resync: current, walks }: Progress, failed: boolean, item: string | null): Promise<boolean> {
    if (current === null) return true;
    const now = Date.now();
    const worked = now - this.lookedAt;
    this.lookedAt = now;
    const done = current.linkIds.reduce((sum, id) => sum + (walks[id]?.done ?? 0), current.done);
    const stored = await this.resyncs.change(this.connectionId, (resync) => {
      if (resync.id !== current.id || resync.endedAt !== null) return resync;
      const state = resync.state === 'waiting' ? 'running' : resync.state;
      return {
        ...resync,
        state,
        done,
        failed: resync.failed || failed,
        advancedAt: now,
        workedMs: resync.workedMs + worked,
        current: item ?? resync.current,
      };
    });
    return stored?.state === 'running';
  }

  /** Ends a resync that has no walk left or was told to stop, and puts aside one that rests. The caller stores the answer. */
  async settle(progress: Progress, runningIds: readonly string[]): Promise<Progress> {
    const current = progress.resync;
    if (current === null) return progress;
    const resync = await this.resyncs.read(this.connectionId);
    if (resync?.id !== current.id || resync.endedAt !== null) return without(progress);
    if (resync.state === 'stopping') {
      await this.end(current.id, 'stopped', 0);
      return without(progress);
    }
    const walks = { ...progress.walks, ...current.held };
    if (current.linkIds.some((id) => runningIds.includes(id) && walks[id] !== undefined))
      return resync.state === 'paused' ? held(progress) : progress;
    const filters = current.linkIds.map((linkId) => ({ connectionId: this.connectionId, linkId }));
    const { count } = await countFailures(this.storage, filters);
    const hasFailed = resync.failed || count > 0;
    await this.end(current.id, hasFailed ? 'complete-with-failures' : 'complete', count);
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
    if (resync.state === 'stopping') await this.end(resync.id, 'stopped', 0);
    if (resync.state === 'stopping' || resync.endedAt !== null) return without(progress);
    const under = progress.resync?.id === resync.id ? progress : begun(progress, resync);
    return resync.state === 'paused' ? held(under) : released(under);
  }

  private async end(
    id: string,
    state: 'stopped' | 'complete' | 'complete-with-failures',
    failures: number,
  ): Promise<void> {
    await this.resyncs.change(this.connectionId, (resync) =>
      resync.id === id && resync.endedAt === null
        ? { ...resync, state, failures, endedAt: Date.now() }
        : resync,
    );
  }
}

function begun(progress: Progress, { id, linkIds, which, since, startedAt }: Resync): Progress {
  const walks: Record<string, Walk> = { ...withoutResync(progress.walks) };
  const scope = { which, since: which === 'failed' ? startedAt : (since ?? 0) };
  for (const linkId of linkIds) {
    // A link that is being walked because it was resumed begins again, and is walked to its end whatever becomes of this.
    if (walks[linkId] === undefined) walks[linkId] = { reason: 'resync', ...startOf(scope) };
    else if (which === 'all') walks[linkId] = { reason: 'resumed', ...startOf(scope) };
  }
  return { ...progress, walks, resync: { id, linkIds, done: 0, held: null, ...scope } };
}

/** A resync that rests keeps its places, and nothing else is kept waiting by it. */
function held(progress: Progress): Progress {
  const { resync, walks } = progress;
  if (resync === null || resync.held !== null) return progress;
  const own = Object.fromEntries(Object.entries(walks).filter(([, { reason }]) => reason === 'resync'));
  return { ...progress, walks: withoutResync(walks), resync: { ...resync, held: own } };
}

function released(progress: Progress): Progress {
  const { resync, walks } = progress;
  if (resync === null || resync.held === null) return progress;
  return { ...progress, walks: { ...resync.held, ...walks }, resync: { ...resync, held: null } };
}

function without(progress: Progress): Progress {
  return progress.resync === null
    ? progress
    : { ...progress, walks: withoutResync(progress.walks), resync: null };
}

function withoutResync(walks: Progress['walks']): Progress['walks'] {
  return Object.fromEntries(Object.entries(walks).filter(([, { reason }]) => reason === 'resumed'));
}
