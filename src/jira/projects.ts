import * as answers from './answers';
import { callJira, type JiraTransport } from './http';
import type { JiraIssueType, JiraProject } from './port';
import { generalProblem } from './refusals';

/** All projects that the person may see, by name. */
export async function projectsAsUser(transport: JiraTransport): Promise<readonly JiraProject[]> {
  const found: JiraProject[] = [];
  for (let last = false; !last;) {
    const query = new URLSearchParams({ startAt: String(found.length), maxResults: '50', orderBy: 'name' });
    const route = transport.route`/rest/api/3/project/search?${query}`;
    const page = answers.projectsAnswer.parse(
      await callJira(transport, 'user', 'GET', route, undefined, generalProblem),
    );
    found.push(...page.values);
    last = page.isLast || page.values.length === 0;
  }
  return found;
}

export async function project(transport: JiraTransport, id: string): Promise<JiraProject> {
  const route = transport.route`/rest/api/3/project/${id}`;
  return answers.projectSchema.parse(
    await callJira(transport, 'app', 'GET', route, undefined, generalProblem),
  );
}

/** The issue types of a project with their statuses. */
export async function issueTypes(
  transport: JiraTransport,
  projectId: string,
): Promise<readonly JiraIssueType[]> {
  const route = transport.route`/rest/api/3/project/${projectId}/statuses`;
  return answers.statusesAnswer.parse(
    await callJira(transport, 'app', 'GET', route, undefined, generalProblem),
  );
}

/** Hierarchy levels by issue type id; where Jira says none, a sub-task type stands below the others. */
export async function issueTypeLevels(
  transport: JiraTransport,
  projectId: string,
): Promise<ReadonlyMap<string, number>> {
  const route = transport.route`/rest/api/3/project/${projectId}`;
  const answer = answers.typeLevelsAnswer.parse(
    await callJira(transport, 'app', 'GET', route, undefined, generalProblem),
  );
  return new Map(
    answer.issueTypes.map(({ id, subtask, hierarchyLevel }) => [id, hierarchyLevel ?? (subtask ? -1 : 0)]),
  );
}
