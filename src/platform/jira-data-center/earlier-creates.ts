import * as answers from './answers';
import type { JiraApi } from './api';
import { readMark } from './issue-mark';
import type { IssueSearch } from './issue-search';
import { isJiraId, minutesAgo, minutesBack } from './jql';

const atOnce = 1000;
/** Clocks need not agree: what was made is dated by Jira's, the try by ours. */
const slackMs = 2 * 60_000;
/** Of issues with another title so many are looked into: each costs a call, and a title seldom changes between two tries. */
const mostOthers = 100;

/** Finds the issue that an earlier create made whose answer never came, by the mark it was made with. */
export class EarlierCreates {
  /** The key of each issue that was looked into. */
  private readonly keys = new Map<string, string | null>();
  /** What this pass has made, by key. */
  private readonly made = new Map<string, string>();

  constructor(
    private readonly api: JiraApi,
    private readonly search: IssueSearch,
  ) {}

  /** The issue of this pass with this key, which needs no looking for. */
  ofThisPass(key: string): string | null {
    return this.made.get(key) ?? null;
  }

  remember(key: string, issueId: string): void {
    this.made.set(key, issueId);
  }

  /** The id of the issue, or null. `since` in milliseconds since the epoch. */
  async find(projectId: string, key: string, title: string, since: number): Promise<string | null> {
    if (!isJiraId(projectId)) return null;
    const minutes = minutesBack(since, Date.now(), slackMs);
    const own = `project = ${projectId} AND creator = currentUser() AND created >= ${minutesAgo(minutes)}`;
    const candidates = await this.search.all(
      {
        jql: `${own} ORDER BY created ASC`,
        fields: ['summary'],
        maxResults: atOnce,
        isStrict: true,
        scope: 'project',
      },
      answers.namedIssue,
    );
    const alike = candidates.filter(({ fields }) => fields.summary === title);
    const others = candidates.filter(({ fields }) => fields.summary !== title).slice(0, mostOthers);
    for (const { id } of [...alike, ...others]) if ((await this.keyOf(id)) === key) return id;
    return null;
  }

  private async keyOf(issueId: string): Promise<string | null> {
    const known = this.keys.get(issueId);
    if (known !== undefined) return known;
    const key = (await readMark(this.api, issueId))?.key ?? null;
    this.keys.set(issueId, key);
    return key;
  }
}
