import { Problem } from '../errors/problem';
import type { Jira } from '../jira/port';

/** The manifest makes its `sync` searchable as `planningSync`. */
const SYNC_PROPERTY = 'planlink-sync';

/**
 * Marks issues that fail, so that JQL finds them. A property of its own: setting one replaces it whole, and the one that
 * names the task must not be at stake. Two calls for an issue's whole trouble, the first when it begins and the second
 * when it ends.
 */
export class FailureMarks {
  constructor(private readonly jira: Pick<Jira, 'setProperty' | 'removeProperty'>) {}

  /** False when Jira will not take the mark: the failure counts all the same. */
  async put(issueId: string): Promise<boolean> {
    return this.attempt(() => this.jira.setProperty(issueId, SYNC_PROPERTY, { sync: 'failed' }));
  }

  async remove(issueId: string): Promise<boolean> {
    return this.attempt(() => this.jira.removeProperty(issueId, SYNC_PROPERTY));
  }

  private async attempt(call: () => Promise<void>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      if (error instanceof Problem && error.details.scope === 'item') return false;
      throw error;
    }
  }
}
