import type { Clock } from '../../../clock';
import type { Store, Table } from '../store';
import { QUEUE_LIMITS } from './limits';
import { Job } from './rows';

export interface JobStats {
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
}

/** What became of the events of each push: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ */
export class Jobs {
  private readonly rows: Table<Job>;

  constructor(
    store: Store,
    installationId: string,
    private readonly clock: Clock,
  ) {
    this.rows = store.table(installationId, 'queue-jobs', Job);
  }

  opened(queueName: string, jobId: string, events: number): void {
    this.forgetOld();
    const fresh = { queueName, inProgress: 0, success: 0, failed: 0, cancelled: false };
    const job = this.rows.get(jobId) ?? fresh;
    this.rows.set(jobId, { ...job, inProgress: job.inProgress + events, changedAt: this.clock.now() });
  }

  stats(queueName: string, jobId: string): JobStats | undefined {
    const job = this.rows.get(jobId);
    if (job?.queueName !== queueName) return undefined;
    return { success: job.success, inProgress: job.inProgress, failed: job.failed };
  }

  isCancelled(jobId: string): boolean {
    return this.rows.get(jobId)?.cancelled === true;
  }

  cancelled(jobId: string, withdrawn: number): void {
    this.change(jobId, (job) => ({ ...job, inProgress: job.inProgress - withdrawn, cancelled: true }));
  }

  ended(jobId: string, as: 'success' | 'failed'): void {
    this.change(jobId, (job) => ({ ...job, inProgress: job.inProgress - 1, [as]: job[as] + 1 }));
  }

  private change(jobId: string, change: (job: Job) => Job): void {
    const job = this.rows.get(jobId);
    if (job !== undefined) this.rows.set(jobId, { ...change(job), changedAt: this.clock.now() });
  }

  private forgetOld(): void {
    const old = this.clock.now() - QUEUE_LIMITS.platformRetentionMs;
    for (const [id, { changedAt }] of [...this.rows.entries()]) if (changedAt < old) this.rows.delete(id);
  }
}
