import type { Issue } from './issue';
import type { Vocabulary } from './jql/conditions';
import { planJql, type Plan, type PlanContext, type TimeField } from './jql/plan';
import { Ranking, readToken, writeToken, type Place } from './ranking';
import type { SearchIndex } from './search-index';
import type { Project } from './site-model';

export interface SearchRequest {
  readonly jql: string;
  readonly limit: number;
  readonly pageToken: string | null;
  readonly browsable: readonly Project[];
  readonly projectsWithRole: (role: string) => readonly Project[] | null;
  readonly words: Vocabulary;
}

export interface SearchPage {
  /** As the index knows them, which may be older than they are. */
  readonly issues: readonly Issue[];
  readonly nextPageToken: string | null;
}

type Asked = Pick<SearchRequest, 'jql' | 'browsable' | 'projectsWithRole' | 'words'>;

function planOf(index: SearchIndex, { jql, browsable, projectsWithRole, words }: Asked): Plan {
  const findProject = (value: string) =>
    browsable.find(
      (project) =>
        project.id === value || project.key.toLowerCase() === value.toLowerCase() || project.name === value,
    );
  const context: PlanContext = {
    ...words,
    aliases: new Set(index.properties.map(({ alias }) => alias)),
    hasProperty: (alias, issue) => index.hasProperty(alias, issue),
    findProject,
    projectsWithRole,
  };
  return planJql(jql, context);
}

/** Throws what a search for the same query throws. */
export function checkQuery(index: SearchIndex, asked: Asked): void {
  planOf(index, asked);
}

/** How many issues a query finds. */
export function count(index: SearchIndex, asked: Asked): number {
  const plan = planOf(index, asked);
  const { projects, ranking } = placesOf(plan, asked);
  let found = 0;
  for (const issue of candidates(index, plan, projects, ranking, null))
    if (matches(index, plan, issue)) found += 1;
  return found;
}

function placesOf(plan: Plan, { browsable }: Asked) {
  const projects = browsable.filter(({ id }) => plan.projectIds === null || plan.projectIds.has(id));
  return { projects, ranking: new Ranking(plan, new Map(projects.map((project) => [project.id, project]))) };
}

/**
 * Answers a search from the index, for the projects that the user may browse. Where a query narrows by property, key,
 * project or time, no step looks at all issues: the time orders of the projects are merged from the right place on.
 */
export function search(index: SearchIndex, request: SearchRequest): SearchPage {
  const plan = planOf(index, request);
  const { projects, ranking } = placesOf(plan, request);
  const after = request.pageToken === null ? null : readToken(request.pageToken, request.jql);

  const page: Issue[] = [];
  for (const issue of candidates(index, plan, projects, ranking, after)) {
    if (!matches(index, plan, issue)) continue;
    if (after !== null && ranking.compare(ranking.place(issue), after) <= 0) continue;
    page.push(issue);
    if (page.length > request.limit) break;
  }
  const issues = page.slice(0, request.limit);
  const last = issues[issues.length - 1];
  const more = page.length > request.limit && last !== undefined;
  return { issues, nextPageToken: more ? writeToken(ranking.place(last), request.jql) : null };
}

function candidates(
  index: SearchIndex,
  plan: Plan,
  projects: readonly Project[],
  ranking: Ranking,
  after: Place | null,
): Iterable<Issue> {
  const named = namedCandidates(index, plan);
  if (named !== null) return ranking.sorted(named.filter((issue) => ranking.has(issue.projectId)));
  const { by } = plan.ordering;
  const walked: TimeField = by === 'updated' ? 'updated' : 'created';
  const ranged = (['updated', 'created'] as const).find((field) => plan.ranges[field] !== undefined);
  if (ranged === undefined || by === ranged) return merged(index, plan, projects, ranking, walked, after);
  // Bounded by one time and ordered by another: all within the bounds have to be seen to be sorted.
  const within = projects.flatMap((project) => [...stream(index, plan, project, ranged, false, null)]);
  return ranking.sorted(within);
}

function namedCandidates(index: SearchIndex, plan: Plan): readonly Issue[] | null {
  if (plan.issues !== null) {
    const wanted = plan.issues;
    return [...wanted].map((idOrKey) => index.find(idOrKey)).filter((issue) => issue !== undefined);
  }
  for (const [alias, values] of plan.properties) {
    const ids = new Set([...values].flatMap((value) => [...index.withProperty(alias, value)]));
    return [...ids].map((id) => index.get(id)).filter((issue) => issue !== undefined);
  }
  return null;
}

function matches(index: SearchIndex, plan: Plan, issue: Issue): boolean {
  for (const field of ['updated', 'created'] as const) {
    const range = plan.ranges[field];
    if (range !== undefined && (issue[field] < range.from || issue[field] > range.to)) return false;
  }
  for (const [alias, values] of plan.properties) {
    if (![...values].some((value) => index.withProperty(alias, value).has(issue.id))) return false;
  }
  return plan.tests.every((holds) => holds(issue));
}

/** One project's issues in the order of a time, from the bounds or the last place on. */
function* stream(
  index: SearchIndex,
  plan: Plan,
  project: Project,
  field: TimeField,
  descending: boolean,
  after: Place | null,
): IterableIterator<Issue> {
  const range = plan.ranges[field] ?? { from: -Infinity, to: Infinity };
  const bound = descending ? { time: range.to, number: Infinity } : { time: range.from, number: -1 };
  const start = resume(bound, plan, project, after);
  if (start === null) return;
  for (const entry of index.order(project.id, field).walk(start, descending)) {
    if (descending ? entry.time < range.from : entry.time > range.to) return;
    const issue = index.get(entry.issueId);
    if (issue !== undefined) yield issue;
  }
}

interface Start {
  readonly time: number;
  readonly number: number;
}

/** Where a project's stream goes on after the last place; null when all of the project came before it. */
function resume(bound: Start, plan: Plan, project: Project, after: Place | null): Start | null {
  if (after === null) return bound;
  const { by, descending } = plan.ordering;
  if (by === 'key' && project.key !== after.projectKey)
    return project.key < after.projectKey === descending ? bound : null;
  const time = by === 'updated' ? after.main : after.created;
  if (descending ? time > bound.time : time < bound.time) return bound;
  if (project.key === after.projectKey) return { time, number: after.number };
  return { time, number: descending ? Infinity : -1 };
}

function* merged(
  index: SearchIndex,
  plan: Plan,
  projects: readonly Project[],
  ranking: Ranking,
  field: TimeField,
  after: Place | null,
): IterableIterator<Issue> {
  const { descending } = plan.ordering;
  const heads = projects.map((project) => {
    const issues = stream(index, plan, project, field, descending, after);
    return { issues, head: issues.next() };
  });
  for (;;) {
    let best: (typeof heads)[number] | null = null;
    for (const source of heads) {
      if (source.head.done === true) continue;
      if (best === null || best.head.done === true) best = source;
      else if (ranking.compare(ranking.place(source.head.value), ranking.place(best.head.value)) < 0)
        best = source;
    }
    if (best === null || best.head.done === true) return;
    yield best.head.value;
    best.head = best.issues.next();
  }
}
