import * as z from 'zod';
import { runningLinks } from '../connection/connection';
import { mayBeSynced, type Connections } from '../connection/connections';
import type { SyncQueue } from '../sync/request';

/** What is read of Jira's events: https://developer.atlassian.com/platform/forge/events-reference/jira/ */
const eventSchema = z.object({
  eventType: z.string(),
  issue: z.object({ id: z.string(), fields: z.object({ project: z.object({ id: z.string() }) }).optional() }),
});

/**
 * An issue of some project changed. Only the id goes on: events come late, twice and out of order, so a worker reads
 * the issue as it is then.
 */
export async function issueEvent(
  parts: { readonly connections: Connections; readonly queue: SyncQueue },
  event: unknown,
): Promise<void> {
  const read = eventSchema.safeParse(event);
  if (!read.success) return;
  const { id, fields } = read.data.issue;
  const projectId = fields?.project.id;
  for (const state of await parts.connections.all()) {
    const { id: connectionId } = state.connection.value;
    const ours = runningLinks(state.connection.value).some(
      (link) => projectId === undefined || link.jiraProjectId === projectId,
    );
    if (!ours || !mayBeSynced(state)) continue;
    await parts.queue.push({
      kind: 'items',
      connectionId,
      trigger: 'event',
      taskIds: [],
      issueIds: [id],
    });
  }
}
