import * as z from 'zod';
import type { Routes } from '../connection/routes';
import type { Storage } from '../storage/port';
import { deletedIssue } from '../sync/items';
import type { SyncQueue } from '../sync/request';
import { nameItems } from './name-items';

/** What is read of Jira's events: https://developer.atlassian.com/platform/forge/events-reference/jira/ */
const eventSchema = z.object({
  eventType: z.string(),
  /** The account that did it; what is no account id is nobody's. */
  atlassianId: z.string().min(1).max(128).optional().catch(undefined),
  issue: z.object({ id: z.string(), fields: z.object({ project: z.object({ id: z.string() }) }).optional() }),
});

/**
 * An issue of some project changed. Only its id goes on, and whose doing it was, which the issue itself does not tell:
 * events come late, twice and out of order, so a worker reads the issue as it is then, together with whatever else has
 * changed by the time it comes.
 */
export async function issueEvent(
  parts: { readonly routes: Routes; readonly storage: Storage; readonly queue: SyncQueue },
  event: unknown,
): Promise<void> {
  const read = eventSchema.safeParse(event);
  if (!read.success) return;
  const { id, fields } = read.data.issue;
  const { eventType, atlassianId } = read.data;
  const named = eventType === 'avi:jira:deleted:issue' ? deletedIssue(id) : id;
  const editors = new Map(atlassianId === undefined ? [] : [[named, atlassianId]]);
  for (const connectionId of await parts.routes.to(fields?.project.id))
    await nameItems(parts, connectionId, 'event', { taskIds: [], issueIds: [named], editors });
}
