import { projectRequests, type ProjectAnswers } from '../contract/requests';
import { projectReader } from './guards';
import type { ResolverParts } from './parts';
import { defineProjectAuthorisation } from './project-authorisation';
import { defineProjectFailures } from './project-failures';
import { linkedItems } from './project-items';
import { projectOverview } from './project-overview';
import { Surface } from './surface';

/** The project page: for everybody who may see the project. */
export function projectSurface(parts: ResolverParts): Surface<ProjectAnswers> {
  const surface = new Surface<ProjectAnswers>(parts.log);
  const reader = projectReader(parts.jira);

  surface.define('project.overview', reader, projectRequests['project.overview'], ({ projectId }) =>
    projectOverview(parts, projectId),
  );

  surface.define('project.items', reader, projectRequests['project.items'], (asked) =>
    linkedItems(parts, asked),
  );

  defineProjectAuthorisation(surface, parts);
  defineProjectFailures(surface, parts);
  return surface;
}
