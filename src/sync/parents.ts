import type { Connection } from '../connection/connection';
import type { Jira } from '../jira/port';
import type { Parents } from '../mapping/fields/field';
import type { Links } from './links';
import { isOurs } from './ours';

/** Whose partner is who, as far as parents are concerned: asked in batches before a merge, so that the merge stays pure. */
export class ParentDirectory implements Parents {
  private readonly issueOf = new Map<string, string | undefined>();
  private readonly taskOf = new Map<string, string | undefined>();

  constructor(
    private readonly connection: Connection,
    private readonly jira: Jira,
    private readonly links: Links,
  ) {}

  toJira(taskId: string): string | undefined {
    return this.issueOf.get(taskId);
  }

  toPlatform(issueId: string): string | undefined {
    return this.taskOf.get(issueId);
  }

  /** A pair that was just met or made. */
  linked(taskId: string, issueId: string): void {
    this.issueOf.set(taskId, issueId);
    this.taskOf.set(issueId, taskId);
  }

  /** Makes sure that all of these are known: one read of storage for the tasks, one of Jira for the issues. */
  async learn(taskIds: readonly string[], issueIds: readonly string[]): Promise<void> {
    const issues = [...new Set(issueIds)].filter((id) => !this.taskOf.has(id));
    // What an issue says of its task may be older than a parting of the two; our own record is not.
    const said = new Map<string, string>();
    for (const { id, link } of await this.jira.issues(issues))
      if (link !== null && isOurs(this.connection, link)) said.set(id, link.task);
    const tasks = [...new Set([...taskIds, ...said.values()])].filter((id) => !this.issueOf.has(id));
    const standing = new Set(this.connection.links.map(({ id }) => id));
    const found = await this.links.ofTasks(this.connection.id, tasks);
    for (const id of tasks) this.issueOf.set(id, undefined);
    for (const id of issues) this.taskOf.set(id, undefined);
    for (const link of found.values())
      if (link.state !== 'gone' && standing.has(link.projectLinkId)) this.linked(link.taskId, link.issueId);
  }
}
