import type { LinkPreview } from '../contract/life-cycle-views';
import type { CreateScreen, Jira, JiraIssue } from '../jira/port';
import { mappedFields } from '../mapping/fields/table';
import { issueTypeFor, taskTypeFor, type Mapping } from '../mapping/mapping';
import type { Platform, Task } from '../platform/port';
import { inTurns } from '../sync/in-turns';
import type { Connections } from './connections';
import type { LinkProjects, MappingRequest } from './link-projects';
import type { Platforms } from './platforms';
import { taskAsIssue } from './preview-issues';
import { knownPeople } from './preview-people';
import { issueAsTask } from './preview-tasks';
import type { PreviewWorld } from './preview-text';

const ITEMS = 10;
const LOOK = 100;
const AT_ONCE = 5;

interface PreviewParts {
  readonly connections: Connections;
  readonly platforms: Platforms;
  readonly linkProjects: LinkProjects;
  readonly jira: Jira;
}

/**
 * The first items of two projects beside what they would become on the other side, by the very mapping that a link would
 * use. Reads only. Throws `NOT_FOUND`, `WORKSPACE_NOT_GRANTED`, `INPUT_INVALID`, `MAPPING_HAS_ERRORS`, and what reaching
 * either side threw.
 */
export async function previewLink(
  { connections, platforms, linkProjects, jira }: PreviewParts,
  connectionId: string,
  request: MappingRequest,
): Promise<LinkPreview> {
  const { connection } = await connections.get(connectionId);
  const { stored } = await linkProjects.planned(connection.value, request);
  const { mapping, kinds = {} } = stored;
  const platform = platforms.open(connection.value);
  const [schema, page, issues] = await Promise.all([
    platform.projectSchema(request.platformProjectId),
    platform.changedTasks([request.platformProjectId], null, LOOK),
    firstIssues(jira, request.jiraProjectId, mapping),
  ]);
  // Only what the platform has answered tells how it writes texts.
  const { fields: names, markup, maxTitleLength: titleLimit } = platform.capabilities;
  const fields = mappedFields(mapping, { names, kinds, markup });
  const living = await synced(platform, request.platformProjectId, mapping, page.tasks);
  const tasks = living.slice(0, ITEMS);
  const types = new Set([
    ...tasks.flatMap(({ typeId }) => issueTypeFor(mapping, typeId) ?? []),
    ...issues.map((issue) => issue.fields.issuetype.id),
  ]);
  const [people, screens, above] = await Promise.all([
    knownPeople(
      { jira, platform },
      mapping,
      tasks.flatMap(({ assigneeId }) => assigneeId ?? []),
      issues.flatMap((issue) => issue.fields.assignee?.accountId ?? []),
    ),
    screensOf(jira, request.jiraProjectId, [...types]),
    parentsOf(platform, tasks, page.tasks),
  ]);
  const world: PreviewWorld = { mapping, stored, fields, schema, markup, titleLimit, people, screens };
  return {
    items: tasks.map((task) => taskAsIssue(task, world, above)),
    tasks: living.length,
    more: page.more,
    issues: issues.map((issue) => issueAsTask(issue, world)),
  };
}

/** Tasks that would get an issue. */
async function synced(
  platform: Platform,
  projectId: string,
  mapping: Mapping,
  tasks: readonly Task[],
): Promise<readonly Task[]> {
  const living = tasks.filter(
    ({ deleted, typeId }) => !deleted && issueTypeFor(mapping, typeId) !== undefined,
  );
  const { platform: filter } = mapping.filter;
  if (filter === null || living.length === 0) return living;
  const { pageSize } = platform.capabilities;
  const asked = living.slice(0, pageSize);
  const matching = await platform.matchingTasks(
    projectId,
    filter,
    asked.map(({ id }) => id),
  );
  return asked.filter(({ id }) => matching.includes(id));
}

/** Issues that would get a task. The app sees more than its reader may, so the reader's own sight is asked for. */
async function firstIssues(jira: Jira, projectId: string, mapping: Mapping): Promise<readonly JiraIssue[]> {
  const reading = jira.reading(mapping.custom.map((entry) => entry.jira));
  const { issues } = await reading.unlinkedIssues(projectId, ITEMS, null);
  const mapped = issues.filter(({ fields }) => taskTypeFor(mapping, fields.issuetype.id) !== undefined);
  if (mapped.length === 0) return [];
  const ids = mapped.map(({ id }) => id);
  const { jira: jql } = mapping.filter;
  const [seen, matching] = await Promise.all([
    jira.issuesAsUser(ids),
    jql === null ? new Set(ids) : jira.matching(jql, ids),
  ]);
  return mapped.filter(({ id }) => matching.has(id) && seen.some((issue) => issue.id === id));
}

async function screensOf(
  jira: Jira,
  projectId: string,
  typeIds: readonly string[],
): Promise<ReadonlyMap<string, CreateScreen>> {
  const screens = new Map<string, CreateScreen>();
  await inTurns(typeIds, AT_ONCE, async (typeId) => {
    screens.set(typeId, await jira.createScreen(projectId, typeId));
  });
  return screens;
}

/** The tasks that the others belong to, by id; those that the first look did not bring are asked for. */
async function parentsOf(
  platform: Platform,
  tasks: readonly Task[],
  known: readonly Task[],
): Promise<ReadonlyMap<string, Task>> {
  const wanted = [...new Set(tasks.flatMap(({ parentId }) => parentId ?? []))];
  const missing = wanted.filter((id) => !known.some((task) => task.id === id));
  const found = missing.length === 0 ? [] : await platform.getTasks(missing);
  return new Map([...known, ...found].map((task) => [task.id, task]));
}
