import { adminRequests, type AdminAnswers } from '../contract/requests';
import { previewLink } from '../connection/preview-link';
import { projectReader } from './guards';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** Looking before projects are linked. */
export function definePreview(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const reader = projectReader(parts.jira);
  // The same people who may link the project: an administrator of Jira need not see every one.
  const administratorOfProject: Guard<{ readonly jiraProjectId: string }> = async (
    caller,
    { jiraProjectId },
  ) => (await administrator(caller, undefined)) && (await reader(caller, { projectId: jiraProjectId }));

  surface.define(
    'link.preview',
    administratorOfProject,
    adminRequests['link.preview'],
    ({ connectionId, ...request }) => previewLink(parts, connectionId, request),
  );
}
