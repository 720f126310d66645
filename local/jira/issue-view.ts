import { customView } from './custom-fields';
import type { Comment, Issue } from './issue';
import { unpack } from './packed';
import { userViewById } from './people-view';
import { issueTypeView, namedView, projectSummary, statusView } from './project-view';
import { NotModelled } from './refusal';
import { customFieldOf } from './site-fields';
import { issueTypeOf, statusOf, type Named, type Project, type Site } from './site-model';
import { stamp } from './stamp';

interface Source {
  readonly site: Site;
  readonly issue: Issue;
  readonly project: Project;
  readonly comments: readonly Comment[];
  readonly parent: { readonly issue: Issue; readonly project: Project } | null;
}

/** Search and bulk fetch cut the list inside an issue; the whole is only had from the comments themselves. */
const MAX_COMMENTS_IN_FIELD = 20;

const namedOrNull = (
  site: Site,
  kind: 'priority' | 'resolution',
  list: readonly Named[],
  id: string | null,
) => {
  const named = list.find((other) => other.id === id);
  return named === undefined ? null : namedView(site, kind, named);
};

const VIEWS: Readonly<Record<string, (source: Source) => unknown>> = {
  summary: ({ issue }) => issue.summary,
  description: ({ issue }) => (issue.description === null ? null : unpack(issue.description)),
  status: ({ site, issue, project }) =>
    statusView(site, statusOf(issueTypeOf(project, issue.typeId), issue.statusId)),
  priority: ({ site, issue }) => namedOrNull(site, 'priority', site.priorities, issue.priorityId),
  resolution: ({ site, issue }) => namedOrNull(site, 'resolution', site.resolutions, issue.resolutionId),
  resolutiondate: ({ issue }) => (issue.resolvedAt === null ? null : stamp(issue.resolvedAt)),
  assignee: ({ site, issue }) => userViewById(site, issue.assigneeId),
  reporter: ({ site, issue }) => userViewById(site, issue.reporterId),
  creator: ({ site, issue }) => userViewById(site, issue.reporterId),
  duedate: ({ issue }) => issue.dueDate,
  labels: ({ issue }) => issue.labels,
  created: ({ issue }) => stamp(issue.created),
  updated: ({ issue }) => stamp(issue.updated),
  issuetype: ({ site, issue, project }) => issueTypeView(site, issueTypeOf(project, issue.typeId)),
  project: ({ site, project }) => projectSummary(site, project),
  comment: ({ site, issue, comments }) => ({
    comments: comments
      .slice(-MAX_COMMENTS_IN_FIELD)
      .map((comment) => commentView(site, issue, comment, false)),
    maxResults: MAX_COMMENTS_IN_FIELD,
    total: comments.length,
    startAt: Math.max(0, comments.length - MAX_COMMENTS_IN_FIELD),
  }),
};

/** An issue with the named fields and properties, as search and bulk fetch answer it. */
export function issueView(source: Source, fields: readonly string[], properties: readonly string[]) {
  const { site, issue } = source;
  const chosen: Record<string, unknown> = {};
  for (const field of fields) {
    if (field === 'id' || field === 'key') continue;
    const view = VIEWS[field];
    if (view !== undefined) chosen[field] = view(source);
    else if (field === 'parent') {
      // An issue without a parent has no such field at all.
      if (source.parent !== null) chosen['parent'] = parentView(site, source.parent);
    } else if (field.startsWith('customfield_')) {
      const custom = customFieldOf(field);
      // Jira leaves out what it does not know, without a word.
      if (custom !== undefined && isOnScreen(source, field))
        chosen[field] = customView(site.url, custom, issue.custom[field]);
    } else throw new NotModelled(`the issue field '${field}'`);
  }
  const identity = { id: issue.id, key: issue.key, self: `${site.url}/rest/api/3/issue/${issue.id}` };
  const bare = fields.every((field) => field === 'id' || field === 'key');
  return {
    ...identity,
    ...(bare ? {} : { fields: chosen }),
    ...(properties.length === 0 ? {} : { properties: pick(issue.properties, properties) }),
  };
}

function isOnScreen({ issue, project }: Source, field: string): boolean {
  const type = issueTypeOf(project, issue.typeId);
  return type.editScreen.includes(field) || type.createScreen.includes(field);
}

function parentView(site: Site, { issue, project }: NonNullable<Source['parent']>) {
  const type = issueTypeOf(project, issue.typeId);
  return {
    id: issue.id,
    key: issue.key,
    self: `${site.url}/rest/api/3/issue/${issue.id}`,
    fields: {
      summary: issue.summary,
      status: statusView(site, statusOf(type, issue.statusId)),
      priority: namedOrNull(site, 'priority', site.priorities, issue.priorityId),
      issuetype: issueTypeView(site, type),
    },
  };
}

function pick(all: Issue['properties'], keys: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const key of keys) {
    const value = all[key];
    if (value !== undefined) picked[key] = unpack(value);
  }
  return picked;
}

export function commentView(site: Site, issue: Issue, comment: Comment, withProperties: boolean) {
  return {
    self: `${site.url}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    author: userViewById(site, comment.authorId),
    updateAuthor: userViewById(site, comment.updateAuthorId),
    body: comment.body,
    created: stamp(comment.created),
    updated: stamp(comment.updated),
    jsdPublic: true,
    ...(withProperties
      ? { properties: Object.entries(comment.properties).map(([key, value]) => ({ key, value })) }
      : {}),
  };
}
