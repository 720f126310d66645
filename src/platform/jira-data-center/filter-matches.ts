import { Problem } from '../../errors/problem';
import * as answers from './answers';
import type { IssueSearch } from './issue-search';
import { among, isJiraId } from './jql';

/** A filter in JQL that people write for a project link. */
export class FilterMatches {
  /** Filters that Jira has taken. */
  private readonly taken = new Set<string>();

  constructor(private readonly search: IssueSearch) {}

  /** Throws `PLATFORM_FILTER_REFUSED` with Jira's words. */
  async among(projectId: string, filter: string, ids: readonly string[]): Promise<readonly string[]> {
    if (!isJiraId(projectId)) throw new Problem('PLATFORM_ITEM_GONE', { scope: 'project', retry: 'never' });
    const of = `project = ${projectId}`;
    // By itself first: a query that names issues must not be strict, since some may be gone, and then takes any filter.
    if (!this.taken.has(`${of} ${filter}`)) await this.check(`${of} AND (${filter})`);
    this.taken.add(`${of} ${filter}`);
    const asked = [...new Set(ids.filter(isJiraId))];
    if (asked.length === 0) return [];
    const jql = `${of} AND ${among('id', asked)} AND (${filter})`;
    const found = await this.search.all(
      { jql, fields: ['summary'], maxResults: asked.length, isStrict: false, scope: 'project' },
      answers.keyedIssue,
    );
    return found.map(({ id }) => id).filter((id) => asked.includes(id));
  }

  private async check(jql: string): Promise<void> {
    try {
      await this.search.search({ jql, fields: ['summary'], maxResults: 0, isStrict: true, scope: 'project' });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'PLATFORM_REFUSED_ITEM') throw error;
      const reason = String(error.details.facts?.['reason'] ?? '');
      throw new Problem('PLATFORM_FILTER_REFUSED', { scope: 'project', retry: 'never', facts: { reason } });
    }
  }
}
