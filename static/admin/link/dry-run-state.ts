import type { DryRunView } from '../../../src/contract/history-views';
import type { ConnectionSummary } from '../../../src/contract/views';
import type { WordKey } from '../../shared/words/catalogue';

/** Why no dry run can be started; an inactive connection has its own, since one looks before it is activated. */
export function whyNoDryRun({
  status,
  deleting,
}: Pick<ConnectionSummary, 'status' | 'deleting'>): WordKey | null {
  if (deleting) return 'blocked.deleting';
  if (status === 'Draft') return 'blocked.draft';
  return status === 'Unauthorized' ? 'blocked.unauthorized' : null;
}

/** True until a dry run has ended, however it ends. */
export function isDryRunUnderWay(dryRun: Pick<DryRunView, 'state'> | null): boolean {
  return dryRun !== null && ['waiting', 'running', 'stopping'].includes(dryRun.state);
}

/** What was counted, in the order it is told; what came to nothing is left out. */
export const counted = [
  'createIssues',
  'createTasks',
  'changeIssues',
  'changeTasks',
  'comments',
  'conflicts',
  'problems',
] as const satisfies readonly (keyof DryRunView['counts'])[];
