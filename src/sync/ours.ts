import { createHash } from 'node:crypto';
import type { Connection } from '../connection/connection';
import type { JiraIssue, LinkProperty } from '../jira/port';

/**
 * Stands for a tenant in the properties of issues. A connection that was deleted and made again, or another one that
 * takes a project over, knows its tasks by it; without it each of them would get a second issue.
 */
export function tenantMark({ platform, grant }: Pick<Connection, 'platform' | 'grant'>): string {
  const name = `${platform} ${grant?.tenantId ?? ''}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

/** True when the task that an issue names is one of this connection's tenant. */
export function isOurs(connection: Connection, link: LinkProperty): boolean {
  return link.connection === connection.id || link.tenant === tenantMark(connection);
}

export function ownIssues(
  { connection }: { readonly connection: Connection },
  issues: readonly JiraIssue[],
): readonly JiraIssue[] {
  return issues.filter(({ link }) => link !== null && isOurs(connection, link));
}
